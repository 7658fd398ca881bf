import Testing

@testable import Tensors

@Suite struct OperationTests {
    @Test func viewsAndIndexingAreAsInPyTorch() throws {
        for row in try goldenRows("operations.jsonl", as: OperationCase.self) {
            let differences = try row.differences()
            #expect(differences.isEmpty, "\(differences.joined(separator: "; "))")
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
        if let grad {
            let required = results.filter(\.requiresGrad)
            let weights = try required.map { result in
                try Tensor.arange(.int(1), .int(Int64(result.numel) + 1), .int(1), dtype: result.dtype).reshape(
                    result.shape)
            }
            do {
                try Autograd.backward(required, gradients: weights, retainGraph: true)
                if isLinear, required.count == 1, out[0].dtype == "float64" {
                    // For y = A x the gradient A'w, times x and differentiated by w, is y again.
                    weights[0].leafRequiresGrad = true
                    let first = try Autograd.grad(required, [leaf], gradOutputs: weights, createGraph: true)
                    let product = try #require(first[0]).mul(leaf.detach()).sum()
                    let second = try Autograd.grad([product], [weights[0]], allowUnused: true)
                    compare("second gradient", second[0]?.scalars().map(\.asDouble) ?? [], out[0].values)
                }
            } catch {
                found.append("\(label): backward threw \(error)")
            }
            compare("gradient", leaf.grad?.scalars().map(\.asDouble), grad)
        }
        return found
    }

    /// Whether the operation adds no constants.
    private var isLinear: Bool {
        switch op {
        case "zero", "fill", "as_strided", "set", "settensor", "index_put", "copy", "scatter", "scattervalue",
            "scatter_add", "index_add",
            "index_fill", "index_copy", "pad", "cat", "stack", "hstack", "vstack", "masked_fill":
            false
        default: true
        }
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
