import Testing

@testable import Tensors

/// Reductions of `((7919 k + 13) mod 2003 − 1001) / 997` in PyTorch, bit for bit.
private struct ReductionGolden: Decodable {
    let op: String
    let shape: [Int]
    let transpose: Bool
    let dims: [Int]
    let bits: [UInt32]
}

@Suite struct ReductionDigitsTests {
    private func data(_ shape: [Int]) -> Tensor {
        let tensor = Tensor(uninitialized: Shape(shape), dtype: .float32)
        for index in 0..<tensor.numel {
            tensor.pointer(as: Float.self)[index] = Float(Double((index * 7919 + 13) % 2003 - 1001) / 997)
        }
        return tensor
    }

    @Test func everyBitIsPyTorchs() throws {
        for row in try goldenRows("reductions.jsonl", as: ReductionGolden.self) {
            var input = data(row.shape)
            if row.transpose { input = try input.transpose(0, 1) }
            let result =
                switch row.op {
                case "sum": try input.sum(dims: row.dims)
                case "mean": try input.mean(dims: row.dims)
                case "var": try input.variance(dims: row.dims)
                case "std": try input.std(dims: row.dims)
                default: try input.cumsum(dim: row.dims[0])
                }
            let flat = result.rowMajor()
            let bits = (0..<Swift.min(flat.numel, row.bits.count)).map { flat.pointer(as: Float.self)[$0].bitPattern }
            #expect(bits == row.bits, "\(row.op) of \(row.shape), transposed \(row.transpose), over \(row.dims)")
        }
    }
}
