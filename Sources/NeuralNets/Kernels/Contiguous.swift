import Tensors

extension Tensor {
    /// This tensor if it is contiguous, otherwise a row-major copy; the graph does not see it.
    func packedCopy() -> Tensor {
        if isContiguous { return self }
        let copy = Tensor(uninitialized: shape, dtype: dtype)
        switch dtype {
        case .float32: Strided.gather(self, copy.pointer(as: Float.self))
        case .float64: Strided.gather(self, copy.pointer(as: Double.self))
        case .int64: Strided.gather(self, copy.pointer(as: Int64.self))
        case .int32: Strided.gather(self, copy.pointer(as: Int32.self))
        case .uint8: Strided.gather(self, copy.pointer(as: UInt8.self))
        case .bool: Strided.gather(self, copy.pointer(as: Bool.self))
        case .int16, .int8, .float16, .bfloat16, .complex64, .complex128: copy.write(self)
        }
        return copy
    }
}

/// Copies between strided tensors and row-major memory.
enum Strided {
    /// The elements of `tensor` in row-major order.
    static func gather<T: TensorScalar>(_ tensor: Tensor, _ target: UnsafeMutablePointer<T>) {
        gather(tensor.pointer(as: T.self), tensor.shape, tensor.strides, target)
    }

    static func gather<T: TensorScalar>(
        _ source: UnsafePointer<T>, _ shape: Shape, _ strides: Shape, _ target: UnsafeMutablePointer<T>
    ) {
        var index = Shape(repeating: 0, count: shape.count)
        let count = shape.numel
        guard count > 0 else { return }
        let inner = shape.last ?? 1
        let step = strides.last ?? 1
        var written = 0
        var start = 0
        while written < count {
            if step == 1 {
                (target + written).update(from: source + start, count: inner)
            } else {
                for i in 0..<inner { target[written + i] = source[start + i * step] }
            }
            written += inner
            var axis = shape.count - 2
            while axis >= 0 {
                index[axis] += 1
                start += strides[axis]
                if index[axis] < shape[axis] { break }
                start -= strides[axis] * shape[axis]
                index[axis] = 0
                axis -= 1
            }
        }
    }
}
