extension Tensor {
    /// The answer in a bool tensor of one element.
    var isTrue: Bool {
        let truth = cast(to: .bool)
        return withExtendedLifetime(truth) { numel > 0 && truth.pointer(as: Bool.self)[0] }
    }

    /// Whether all elements are true (not zero), over all axes or some. A uint8 tensor answers in uint8.
    public func all(dims: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        try answer(dims, keepdim) { row, count in
            for index in 0..<count where !row[index] { return false }
            return true
        }
    }

    /// Whether an element is true (not zero).
    public func any(dims: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        try answer(dims, keepdim) { row, count in
            for index in 0..<count where row[index] { return true }
            return false
        }
    }

    private func answer(
        _ dims: [Int]?, _ keepdim: Bool, _ question: (UnsafePointer<Bool>, Int) -> Bool
    ) throws -> Tensor {
        let axes = try DimSet(dims, of: self)
        let result = Tensor(uninitialized: axes.removed(from: shape, keepdim: keepdim), dtype: .bool)
        Rows(cast(to: .bool), axes).reduce(into: result, question)
        return dtype == .uint8 ? result.cast(to: .uint8) : result
    }
}
