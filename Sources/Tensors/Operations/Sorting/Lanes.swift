/// The rows of a tensor along one axis: what sorting, selecting and counting work on one at a time.
struct Lanes {
    /// How many elements a row has.
    let count: Int
    /// From one element of a row to the next.
    let step: Int
    private let outer: Shape
    private let outerStrides: Shape

    init(_ tensor: Tensor, along axis: Int?) {
        var outer = tensor.shape
        var strides = tensor.strides
        if let axis {
            count = outer.remove(at: axis)
            step = strides.remove(at: axis)
        } else {
            count = 1
            step = 0
        }
        self.outer = outer
        outerStrides = strides
    }

    /// Calls `body` with the offset of each row's first element, in row-major order of the other axes.
    @inline(__always)
    func forEach(_ body: (Int) throws -> Void) rethrows {
        let total = outer.numel
        var index = Shape(repeating: 0, count: outer.count)
        var offset = 0
        for _ in 0..<total {
            try body(offset)
            var axis = outer.count - 1
            while axis >= 0 {
                index[axis] += 1
                offset += outerStrides[axis]
                if index[axis] < outer[axis] { break }
                offset -= outerStrides[axis] * outer[axis]
                index[axis] = 0
                axis -= 1
            }
        }
    }
}

extension Tensor {
    /// A new row-major tensor of the shape that `self` has with `size` elements along `axis`.
    func resized(_ size: Int, along axis: Int?, dtype: DType? = nil) -> Tensor {
        var shape = self.shape
        if let axis { shape[axis] = size }
        return Tensor(uninitialized: shape, dtype: dtype ?? self.dtype)
    }

    /// The gradient of picking elements along an axis: zeros of `shape` with this tensor's elements at `indices`.
    func unpicked(_ indices: Tensor, along axis: Int?, shape: Shape) -> Tensor {
        let result = Tensor(uninitialized: shape, dtype: dtype)
        result.writeZeros()
        let source = Lanes(self, along: axis)
        let target = Lanes(result, along: axis)
        let places = Lanes(indices, along: axis)
        var sourceOffsets: [Int] = []
        var placeOffsets: [Int] = []
        source.forEach { sourceOffsets.append($0) }
        places.forEach { placeOffsets.append($0) }
        withArithmeticType(dtype) {
            Tensor.unpick($0, self, indices, result, source, target, places, sourceOffsets, placeOffsets)
        }
        return result
    }

    private static func unpick<Element: ArithmeticScalar>(
        _: Element.Type, _ gradient: Tensor, _ indices: Tensor, _ result: Tensor, _ source: Lanes, _ target: Lanes,
        _ places: Lanes, _ sourceOffsets: [Int], _ placeOffsets: [Int]
    ) {
        let from = gradient.pointer(as: Element.self)
        let to = result.pointer(as: Element.self)
        let index = indices.pointer(as: Int64.self)
        var row = 0
        target.forEach { offset in
            for k in 0..<source.count {
                let place = Int(index[placeOffsets[row] + k * places.step])
                let element = offset + place * target.step
                to[element] = Element.adding(to[element], from[sourceOffsets[row] + k * source.step])
            }
            row += 1
        }
    }
}
