import Testing

@testable import Tensors

@Suite struct OperationTests {
    @Test func viewsAndIndexingAreAsInPyTorch() throws {
        for row in try goldenRows("operations.jsonl", as: OperationCase.self) {
            #expect(try row.differences() == [])
        }
    }
}

extension OperationCase {
    /// What differs from PyTorch, in words.
    func differences() throws -> [String] {
        let leaf = try Tensor.arange(.int(1), .int(Int64(base.shape.reduce(1, *)) + 1), .int(1), dtype: .float64)
            .reshape(Shape(base.shape))
        leaf.viewBase = nil
        leaf.leafRequiresGrad = base.grad
        var input = leaf
        if let perm = base.perm { input = try input.permute(Shape(perm)) }
        for slice in base.slices {
            let bounds = Index.slice(start: slice[1], stop: slice[2], step: slice[3] ?? 1)
            let whole = Index.slice(start: nil, stop: nil, step: 1)
            input = try input.get([Index](repeating: whole, count: slice[0] ?? 0) + [bounds])
        }
        let operation = try #require(operationTable[op])
        let results: [Tensor]
        do {
            results = try operation(input, args)
        } catch let failure as TensorError {
            let thrown = Failure(type: failure.kind.rawValue, message: failure.message)
            return error == thrown ? [] : ["\(label): threw \(thrown) instead of \(String(describing: error))"]
        }
        if let error { return ["\(label): threw nothing instead of \(error)"] }
        var found: [String] = []
        func compare<Value: Equatable>(_ what: String, _ actual: Value, _ expected: Value) {
            if actual != expected { found.append("\(label): \(what) \(actual) instead of \(expected)") }
        }
        let out = out ?? []
        compare("count", results.count, out.count)
        for (result, expected) in zip(results, out) {
            compare("shape", result.shape.array, expected.shape)
            if result.numel > 0 { compare("stride", significantStrides(result), expected.significantStrides) }
            compare("dtype", result.dtype.name, expected.dtype)
            compare("values", result.scalars().map(\.asDouble), expected.values)
            compare("name", result.gradNode?.name(ofOutput: result.gradOutput).description, expected.name)
        }
        return found
    }

    private var label: String { "\(op) \(args.map(\.description)) on \(base.shape) \(base.perm ?? []) \(base.slices)" }

    /// Strides of axes that have more than one position.
    private func significantStrides(_ tensor: Tensor) -> [Int] {
        tensor.shape.indices.map { tensor.shape[$0] > 1 ? tensor.strides[$0] : 0 }
    }
}

extension OperationCase.Result {
    fileprivate var significantStrides: [Int] { stride.indices.map { shape[$0] > 1 ? stride[$0] : 0 } }
}
