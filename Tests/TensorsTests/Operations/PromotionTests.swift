import Testing

@testable import Tensors

/// `torch.result_type(x, y)` and `(x / y).dtype` for every pair of dtypes, with axes and without, and for Python numbers.
private struct PromotionGolden: Decodable {
    let left: String
    let leftRank: Int
    let right: String
    let rightRank: Int
    let result: String
    let quotient: String
}

@Suite struct PromotionTests {
    private func ones(_ dtype: String, _ rank: Int) throws -> Tensor {
        let dtype = try #require(DType.allCases.first { $0.name == dtype })
        return Tensor.filled(Shape(repeating: 2, count: rank), .int(1), dtype: dtype)
    }

    @Test func dtypesOfResults() throws {
        let numbers: [String: Scalar] = ["bool": .bool(true), "int": .int(3), "float": .float(2.5)]
        for row in try goldenRows("promotion.jsonl", as: PromotionGolden.self) {
            let left = try ones(row.left, row.leftRank)
            if row.rightRank < 0, let number = numbers[row.right] {
                #expect(resultType(left, number).name == row.result, "\(row)")
                #expect(try left.div(number).dtype.name == row.quotient, "\(row)")
            } else {
                let right = try ones(row.right, row.rightRank)
                #expect(resultType(left, right).name == row.result, "\(row)")
                #expect(try left.div(right).dtype.name == row.quotient, "\(row)")
            }
        }
    }
}
