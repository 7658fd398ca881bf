import CKernels
import Tensors

extension Optimizer {
    /// Runs `body` for every parameter of the group that has a gradient, with contiguous operands of one dtype.
    ///
    /// A parameter that is not contiguous is changed in a copy and written back.
    @inline(__always)
    func forEach(
        _ group: ParameterGroup,
        _ body: (_ index: Int, _ parameter: Tensor, _ gradient: Tensor) throws -> Void
    ) throws {
        for index in group.parameters.indices {
            let parameter = group.parameters[index]
            guard let gradient = parameter.grad else { continue }
            let ready = gradient.dtype == parameter.dtype ? gradient : gradient.converted(to: parameter.dtype)
            if parameter.isHalf {
                let wide = parameter.converted(to: .float32)
                try body(index, wide, ready.converted(to: .float32))
                parameter.write(wide)
            } else if parameter.isContiguous {
                try body(index, parameter, ready.packedCopy())
            } else {
                let copy = parameter.packedCopy()
                try body(index, copy, ready.packedCopy())
                Strided.scatter(copy, into: parameter)
            }
            parameter.bumpVersion()
        }
    }

    /// The state of one parameter, made at its first step by `make`.
    @inline(__always)
    func state(_ group: ParameterGroup, _ index: Int, make: () -> OptimizerState) -> OptimizerState {
        if let state = group.states[index] { return state }
        let state = make()
        group.states[index] = state
        return state
    }

    /// Adds one to a step counter, a float32 tensor without axes, and returns it.
    @inline(__always)
    func count(_ step: Tensor) -> Double {
        switch step.dtype {
        case .float64:
            step.pointer(as: Double.self)[0] += 1
            return step.pointer(as: Double.self)[0]
        case .float32, .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64,
            .complex128:
            step.pointer(as: Float.self)[0] += 1
            return Double(step.pointer(as: Float.self)[0])
        }
    }

    /// A step counter at zero.
    static func counter() -> Tensor {
        let step = Tensor(uninitialized: [], dtype: .float32)
        step.pointer(as: Float.self)[0] = 0
        return step
    }

    /// A buffer like the parameter, filled with one number.
    static func buffer(like parameter: Tensor, _ value: Double = 0) -> Tensor {
        let buffer = Tensor(uninitialized: parameter.shape, dtype: parameter.dtype)
        if value == 0 {
            buffer.clear()
        } else if parameter.dtype == .float64 {
            buffer.pointer(as: Double.self).update(repeating: value, count: buffer.numel)
        } else {
            buffer.pointer(as: Float.self).update(repeating: Float(value), count: buffer.numel)
        }
        return buffer
    }

    /// The options that all optimisers share.
    static func commonStep(_ group: ParameterGroup) -> ck_step {
        var step = ck_step()
        step.lr = group.number("lr")
        step.weight_decay = group.number("weight_decay")
        step.eps = group.number("eps")
        step.maximize = group.flag("maximize") ? 1 : 0
        return step
    }

    /// b to the power of a whole number, as C's `pow` gives it to Python.
    static func power(_ base: Double, _ exponent: Double) -> Double { ck_pow(base, exponent) }
}

extension Strided {
    /// The reverse of `gather`: writes a contiguous tensor's elements into a strided one of the same shape and dtype.
    static func scatter(_ source: Tensor, into target: Tensor) {
        switch target.dtype {
        case .float32: scatter(source.pointer(as: Float.self), into: target)
        case .float64: scatter(source.pointer(as: Double.self), into: target)
        case .int64: scatter(source.pointer(as: Int64.self), into: target)
        case .int32: scatter(source.pointer(as: Int32.self), into: target)
        case .uint8: scatter(source.pointer(as: UInt8.self), into: target)
        case .bool: scatter(source.pointer(as: Bool.self), into: target)
        case .int16, .int8, .float16, .bfloat16, .complex64, .complex128: target.write(source)
        }
    }

    private static func scatter<T: TensorScalar>(_ source: UnsafePointer<T>, into target: Tensor) {
        let elements = target.pointer(as: T.self)
        var index = Shape(repeating: 0, count: target.rank)
        var place = 0
        for position in 0..<target.numel {
            elements[place] = source[position]
            var axis = target.rank - 1
            while axis >= 0 {
                index[axis] += 1
                place += target.strides[axis]
                if index[axis] < target.shape[axis] { break }
                place -= target.strides[axis] * target.shape[axis]
                index[axis] = 0
                axis -= 1
            }
        }
    }
}
