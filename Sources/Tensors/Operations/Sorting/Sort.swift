/// Ordering the elements along an axis. A nan counts as larger than every number, as in PyTorch.
extension Tensor {
    /// `sort`: the elements in order and where each one stood; equal ones keep their order if `stable`, and have PyTorch's
    /// if not.
    public func sort(_ dim: Int = -1, descending: Bool = false, stable: Bool = false) throws -> (
        values: Tensor, indices: Tensor
    ) {
        let axis = try axis(dim)
        let count = axis.map { shape[$0] } ?? 1
        return ordered(along: axis, keeping: count, descending: descending, name: "SortBackward0") { count, isBefore in
            if stable { return (0..<count).sorted { isBefore($0, $1) || (!isBefore($1, $0) && $0 < $1) } }
            var order = UnstableOrder(count, isBefore)
            order.sort()
            return order.items
        }
    }

    /// `argsort`: where each element of the ordered row stood.
    public func argsort(_ dim: Int = -1, descending: Bool = false, stable: Bool = false) throws -> Tensor {
        try sort(dim, descending: descending, stable: stable).indices
    }

    /// `topk`: the `k` largest (or smallest) elements along an axis and where they stood, in order if `sorted`.
    ///
    /// Throws when there are fewer than `k`.
    public func topk(_ k: Int, _ dim: Int = -1, largest: Bool = true, sorted: Bool = true) throws -> (
        values: Tensor, indices: Tensor
    ) {
        let axis = try axis(dim)
        guard k >= 0, k <= (axis.map { shape[$0] } ?? 1) else { throw TensorError.topkRange }
        return ordered(along: axis, keeping: k, descending: largest, name: "TopkBackward0") { count, isBefore in
            var order = UnstableOrder(count, isBefore)
            order.select(k, sorted: sorted)
            return order.items
        }
    }

    /// `kthvalue`: the `k`-th smallest element along an axis, counted from 1.
    public func kthvalue(_ k: Int, _ dim: Int = -1, keepdim: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        let axis = try axis(dim)
        let count = axis.map { shape[$0] } ?? 1
        guard k >= 1, k <= count else { throw TensorError.kthRange(dim: axis ?? 0) }
        let (values, indices) = try ThreadState.withoutGrad { try sort(dim, stable: true) }
        return picked(
            values.selected(k - 1, along: axis, keepdim: keepdim),
            indices.selected(k - 1, along: axis, keepdim: keepdim), along: axis, keepdim: keepdim,
            name: "KthvalueBackward0")
    }

    /// `mode`: the most frequent element along an axis (the smallest of them) and the last place where it stands.
    public func mode(_ dim: Int = -1, keepdim: Bool = false) throws -> (values: Tensor, indices: Tensor) {
        let axis = try axis(dim)
        let values = resized(1, along: axis)
        let indices = resized(1, along: axis, dtype: .int64)
        withArithmeticType(dtype) { Tensor.mode($0, self, axis, values, indices) }
        return picked(
            values.selected(0, along: axis, keepdim: keepdim), indices.selected(0, along: axis, keepdim: keepdim),
            along: axis, keepdim: keepdim, name: "ModeBackward0")
    }

    // MARK: Parts

    private func ordered(
        along axis: Int?, keeping kept: Int, descending: Bool, name: StaticString,
        _ arrange: (Int, @escaping (Int, Int) -> Bool) -> [Int]
    ) -> (values: Tensor, indices: Tensor) {
        let values = resized(kept, along: axis)
        let indices = resized(kept, along: axis, dtype: .int64)
        let source = widened
        let sorted = values.dtype.isNarrow ? source.resized(kept, along: axis) : values
        withArithmeticType(source.dtype) {
            Tensor.order($0, source, axis, kept, descending, sorted, indices, arrange)
        }
        if sorted !== values { values.write(sorted) }
        if Tensor.needsRecording(self) {
            let shape = shape
            values.recorded(name, from: [self]) { gradient in
                [try gradient.placed(at: indices, along: axis, in: shape)]
            }.savingConstants()
        }
        return (values, indices)
    }

    private static func order<Element: ArithmeticScalar>(
        _: Element.Type, _ input: Tensor, _ axis: Int?, _ kept: Int, _ isDescending: Bool, _ values: Tensor,
        _ indices: Tensor, _ arrange: (Int, @escaping (Int, Int) -> Bool) -> [Int]
    ) {
        let source = input.pointer(as: Element.self)
        let (target, places) = (values.pointer(as: Element.self), indices.pointer(as: Int64.self))
        let rows = Lanes(input, along: axis)
        let results = Lanes(values, along: axis)
        var offsets: [Int] = []
        results.forEach { offsets.append($0) }
        var row = 0
        rows.forEach { offset in
            let (elements, step) = (source + offset, rows.step)
            let order = arrange(rows.count) { first, second in
                isDescending
                    ? Element.isOrderedBefore(elements[second * step], elements[first * step])
                    : Element.isOrderedBefore(elements[first * step], elements[second * step])
            }
            for k in 0..<kept {
                target[offsets[row] + k * results.step] = elements[order[k] * step]
                places[offsets[row] + k * results.step] = Int64(order[k])
            }
            row += 1
        }
    }

    private static func mode<Element: ArithmeticScalar>(
        _: Element.Type, _ input: Tensor, _ axis: Int?, _ values: Tensor, _ indices: Tensor
    ) {
        let source = input.pointer(as: Element.self)
        let (target, places) = (values.pointer(as: Element.self), indices.pointer(as: Int64.self))
        let rows = Lanes(input, along: axis)
        var row = 0
        rows.forEach { offset in
            let order = (0..<rows.count).sorted {
                let (left, right) = (source[offset + $0 * rows.step], source[offset + $1 * rows.step])
                return Element.isOrderedBefore(left, right) || (left == right && $0 < $1)
            }
            var (best, bestCount, run) = (0, 0, 0)
            for (place, index) in order.enumerated() {
                let isSame =
                    place > 0 && source[offset + index * rows.step] == source[offset + order[place - 1] * rows.step]
                run = isSame ? run + 1 : 1
                if run > bestCount { (best, bestCount) = (index, run) }
            }
            target[row] = source[offset + best * rows.step]
            places[row] = Int64(best)
            row += 1
        }
    }

    /// One element of each row: a plain view.
    private func selected(_ index: Int, along axis: Int?, keepdim: Bool) -> Tensor {
        guard let axis else { return self }
        var (sizes, steps) = (shape, strides)
        let offset = self.offset + index * strides[axis]
        if keepdim {
            sizes[axis] = 1
        } else {
            sizes.remove(at: axis)
            steps.remove(at: axis)
        }
        return Tensor(storage: storage, shape: sizes, strides: steps, offset: offset, dtype: dtype).contiguousCopy()
    }

    private func picked(_ values: Tensor, _ indices: Tensor, along axis: Int?, keepdim: Bool, name: StaticString)
        -> (values: Tensor, indices: Tensor)
    {
        guard Tensor.needsRecording(self) else { return (values, indices) }
        let shape = shape
        values.recorded(name, from: [self]) { gradient in
            guard let axis, !keepdim else { return [gradient.unpicked(indices, along: axis, shape: shape)] }
            var kept = gradient.shape
            kept.insert(1, at: axis)
            let (flatGradient, flatIndices) = (gradient.rowMajor(), indices.rowMajor())
            let rows = Tensor(
                storage: flatGradient.storage, shape: kept, strides: kept.contiguousStrides,
                offset: flatGradient.offset, dtype: gradient.dtype)
            let places = Tensor(
                storage: flatIndices.storage, shape: kept, strides: kept.contiguousStrides,
                offset: flatIndices.offset, dtype: .int64)
            return [rows.unpicked(places, along: axis, shape: shape)]
        }
        return (values, indices)
    }
}

extension ArithmeticScalar {
    /// The order of sorting: numbers, then nan.
    @inline(__always)
    static func isOrderedBefore(_ left: Self, _ right: Self) -> Bool {
        isLess(left, right) || (isNaN(right) && !isNaN(left))
    }
}

extension TensorError {
    static let topkRange = TensorError(.runtimeError, "selected index k out of range")

    static func kthRange(dim: Int) -> TensorError {
        TensorError(.runtimeError, "kthvalue(): selected number k out of range for dimension \(dim)")
    }
}
