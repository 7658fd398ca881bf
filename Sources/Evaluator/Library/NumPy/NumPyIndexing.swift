import Tensors

/// `a[…]` and `a[…] = b`.
enum NumPyIndexing {
    static func item(_ array: NDArray, _ index: Value) throws -> Value {
        let (source, indices) = try prepared(array.tensor, index, isScalar: array.isScalar)
        do {
            let part = try source.get(indices)
            let isElement = part.rank == 0 && indices.allSatisfy { if case .ellipsis = $0 { false } else { true } }
            return isElement ? NDArray.result(part.clone()) : .object(NDArray(part))
        } catch let error as TensorError {
            throw reworded(error, array.tensor, index)
        }
    }

    static func setItem(_ array: NDArray, _ index: Value, _ value: Value) throws {
        let (target, indices) = try prepared(array.tensor, index, isScalar: array.isScalar)
        let source = try NumPyConversion.array(value).to(array.dtype)
        do {
            try target.set(indices, source)
        } catch let error as TensorError {
            if error.kind == .runtimeError, let part = try? target.get(indices) {
                throw Raised(
                    .valueError,
                    "could not broadcast input array from shape \(source.shape.numpyText) into shape \(part.shape.numpyText)"
                )
            }
            throw reworded(error, array.tensor, index)
        }
    }

    /// The items of the subscript; axes that are walked backwards are turned round first, as a copy.
    private static func prepared(_ tensor: Tensor, _ index: Value, isScalar: Bool) throws -> (Tensor, [Index]) {
        if isScalar, case .tuple(let tuple) = index, tuple.items.isEmpty {
        } else if isScalar {
            throw Raised(.indexError, "invalid index to scalar variable.")
        }
        let items: ContiguousArray<Value>
        if case .tuple(let tuple) = index { items = tuple.items } else { items = [index] }
        var source = tensor
        var indices: [Index] = []
        for (place, item) in items.enumerated() {
            if case .str = item { throw notAnIndex }
            let converted: Index
            do { converted = try Index(item) } catch let error as TensorError where error.kind == .indexError {
                throw notAnIndex
            }
            guard case .slice(let start, let stop, let step) = converted, step < 0 else {
                indices.append(converted)
                continue
            }
            let axis = indices.count { if case .newAxis = $0 { false } else { true } }
            guard axis < source.rank,
                !items.prefix(place).contains(where: { $0.isIdentical(to: Types.current.ellipsis) })
            else {
                throw Raised(.indexError, "a negative step after `...` is not part of this program")
            }
            let size = source.shape[axis]
            let (first, end) = bounds(start, stop, size)
            source = try source.flip([axis])
            // Counted from the other end, first and end become a forward slice.
            indices.append(.slice(start: size - 1 - first, stop: max(size - 1 - end, 0), step: -step))
        }
        return (source, indices)
    }

    private static var notAnIndex: Raised {
        Raised(
            .indexError,
            "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are "
                + "valid indices")
    }

    private static func bounds(_ start: Int?, _ stop: Int?, _ size: Int) -> (Int, Int) {
        func clamped(_ value: Int) -> Int { min(max(value < 0 ? value + size : value, -1), size - 1) }
        return (start.map(clamped) ?? size - 1, stop.map(clamped) ?? -1)
    }

    private static func reworded(_ error: TensorError, _ tensor: Tensor, _ index: Value) -> any Error {
        guard error.kind == .indexError else { return error }
        if error.message.hasPrefix("too many indices") || tensor.rank == 0 {
            let count: Int
            if case .tuple(let tuple) = index { count = tuple.items.count } else { count = 1 }
            return Raised(
                .indexError,
                "too many indices for array: array is \(tensor.rank)-dimensional, but \(count) were indexed")
        }
        return Raised(.indexError, error.message.replacing("for dimension", with: "for axis"))
    }
}
