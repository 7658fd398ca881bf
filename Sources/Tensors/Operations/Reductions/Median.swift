extension Tensor {
    /// `x.median()`: the lower of the two middle ones if the count is even; nan if there is one.
    public func median() throws -> Tensor {
        if numel == 0 { return Tensor.scalar(.float(.nan), dtype: dtype) }
        let flat = try reshapedDetached(Shape([numel]))
        let place = flat.medianPlaces(DimSet(all: 1), Shape())
        let chosen = place.pointer(as: Int64.self)[0]
        let result = Tensor(uninitialized: Shape(), dtype: dtype)
        result.write(
            Tensor(
                storage: flat.storage, shape: Shape(), strides: Shape(), offset: flat.offset + Int(chosen), dtype: dtype
            ))
        let whole = shape
        return result.recorded("MedianBackward0", from: [self]) { gradient in
            let picked = try gradient.reshapedInGradient(Shape([1]))
            let index = Tensor.filled(Shape([1]), .int(chosen), dtype: .int64)
            return [try picked.placed(at: index, along: 0, in: Shape([whole.numel])).reshapedInGradient(whole)]
        }.savingConstants()
    }

    /// `x.median(dim)`.
    public func median(dim: Int, keepdim: Bool = false) throws -> ValuesAndIndices {
        let axis = try axis(dim)
        let axes = try DimSet([dim], of: self)
        if numel == 0, let axis, shape[axis] == 0 { throw TensorError.emptyAxis(axis, "median") }
        let indices = medianPlaces(axes, axes.removed(from: shape, keepdim: keepdim))
        let whole = shape
        let wide = try indices.restored(axes, keepdim, rank: rank)
        let values: Tensor
        if let axis {
            values = try detach().takenAlong(wide, axis).reshapedInGradient(indices.shape)
        } else {
            values = contiguousCopy()
        }
        values.recorded("MedianBackward1", from: [self]) { gradient in
            [try gradient.restored(axes, keepdim, rank: whole.count).placed(at: wide, along: axis, in: whole)]
        }.savingConstants()
        return ValuesAndIndices(values: values, indices: indices)
    }

    private func reshapedDetached(_ shape: Shape) throws -> Tensor {
        let flat = rowMajor()
        return Tensor(
            storage: flat.storage, shape: shape, strides: shape.contiguousStrides, offset: flat.offset, dtype: dtype)
    }

    private func takenAlong(_ indices: Tensor, _ axis: Int) -> Tensor {
        let result = Tensor(uninitialized: indices.shape, dtype: dtype)
        let (source, target) = (Lanes(self, along: axis), Lanes(result, along: axis))
        var places: [Int] = []
        source.forEach { places.append($0) }
        var row = 0
        let plain = indices.rowMajor()
        defer { withExtendedLifetime(plain) {} }
        let index = plain.pointer(as: Int64.self)
        target.forEach { start in
            let place = Int(index[start])
            let one = Tensor(
                storage: storage, shape: Shape(), strides: Shape(),
                offset: offset + places[row] + place * source.step, dtype: dtype)
            Tensor(storage: result.storage, shape: Shape(), strides: Shape(), offset: start, dtype: dtype).write(one)
            row += 1
        }
        return result
    }

    private func medianPlaces(_ axes: DimSet, _ shape: Shape) -> Tensor {
        let rows = Rows(self, axes)
        let result = Tensor(uninitialized: shape, dtype: .int64)
        withArithmeticType(dtype) { Tensor.medianPlaces($0, rows, result) }
        return result
    }

    private static func medianPlaces<Element: ArithmeticScalar>(_ type: Element.Type, _ rows: Rows, _ result: Tensor) {
        rows.reduce(into: result) { (row: UnsafePointer<Element>, count) in
            for index in 0..<count where Element.isNaN(row[index]) { return Int64(index) }
            let order = (0..<count).sorted { left, right in
                Element.isLess(row[left], row[right]) || (row[left] == row[right] && left < right)
            }
            return Int64(order.isEmpty ? 0 : order[(count - 1) / 2])
        }
    }
}
