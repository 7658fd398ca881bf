private enum Maximum: BinaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Element {
        Element.isNaN(left) || Element.isLess(right, left) ? left : right
    }
}

private enum Minimum: BinaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Element {
        Element.isNaN(left) || Element.isLess(left, right) ? left : right
    }
}

extension Tensor {
    /// The larger of each pair; nan wins.
    public func maximum(_ other: Tensor) throws -> Tensor {
        let result = try Tensor.combine(Maximum.self, self, other)
        if Tensor.needsRecording(self, other) {
            result.recordChoice(of: self, other, "MaximumBackward0") { try $0.lt($1) }
        }
        return result
    }

    /// The smaller of each pair; nan wins.
    public func minimum(_ other: Tensor) throws -> Tensor {
        let result = try Tensor.combine(Minimum.self, self, other)
        if Tensor.needsRecording(self, other) {
            result.recordChoice(of: self, other, "MinimumBackward0") { try $0.gt($1) }
        }
        return result
    }

    /// Where both are equal each gets half of the gradient.
    private func recordChoice(
        of first: Tensor, _ second: Tensor, _ name: StaticString, loses: @escaping (Tensor, Tensor) throws -> Tensor
    ) {
        let (one, two) = (Form(first), Form(second))
        recorded(name, from: [first, second], saving: [first, second]) { gradient in
            let shared = try Tensor.select(first.eq(second), .tensor(gradient.div(.int(2))), .tensor(gradient))
            return [
                try Tensor.select(loses(first, second), .number(.int(0)), .tensor(shared)).matching(
                    one.shape, one.dtype),
                try Tensor.select(loses(second, first), .number(.int(0)), .tensor(shared)).matching(
                    two.shape, two.dtype),
            ]
        }
    }

    /// `x.clamp(min, max)` with numbers.
    ///
    /// - Throws: PyTorch's error if neither bound is given.
    public func clamp(min: Scalar? = nil, max: Scalar? = nil) throws -> Tensor {
        guard min != nil || max != nil else { throw TensorError.clampWithoutBounds }
        var promotion = Promotion()
        promotion.add(self)
        if let min { promotion.add(min) }
        if let max { promotion.add(max) }
        let dtype = promotion.dtype
        var result = cast(to: dtype)
        // The tensor itself stands second, so that a nan in it wins.
        if let min { result = Tensor.combine(Maximum.self, result, min, dtype: dtype, reversed: true) }
        if let max { result = Tensor.combine(Minimum.self, result, max, dtype: dtype, reversed: true) }
        if Tensor.needsRecording(self) {
            let type = self.dtype
            result.recorded("ClampBackward1", from: [self], saving: [self]) { gradient in
                let inside: Tensor
                switch (min, max) {
                case (let min?, let max?): inside = try self.ge(min).logicalAnd(self.le(max))
                case (let min?, nil): inside = try self.ge(min)
                case (nil, let max?): inside = try self.le(max)
                case (nil, nil): return [gradient]
                }
                return [try Tensor.select(inside, .tensor(gradient), .number(.int(0))).castInGradient(type)]
            }
        }
        return result
    }

    /// `x.clamp(min, max)` with tensors.
    public func clamp(min: Tensor?, max: Tensor?) throws -> Tensor {
        guard min != nil || max != nil else { throw TensorError.clampWithoutBounds }
        let result: Tensor = try ThreadState.withoutGrad {
            var result = self
            if let min { result = try min.maximum(result) }
            if let max { result = try max.minimum(result) }
            return result
        }
        let form = Form(self)
        let bounds = [min, max].compactMap(\.self)
        return result.recorded("ClampBackward0", from: [self] + bounds, saving: [self] + bounds) { gradient in
            let below = try min.map { try self.lt($0) }
            let above = try max.map { try self.gt($0) }
            let crossed = try min.flatMap { low in try max.map { try low.gt($0) } }
            let outside = try below.flatMap { low in try above.map { try low.logicalOr($0) } } ?? below ?? above
            guard let outside else { return [gradient] }
            var gradients: [Tensor?] = [
                try Tensor.select(outside, .number(.int(0)), .tensor(gradient)).matching(form.shape, form.dtype)
            ]
            if let min, let below {
                let chosen = try crossed.map { try below.logicalAnd($0.logicalNot()) } ?? below
                gradients.append(
                    try Tensor.select(chosen, .tensor(gradient), .number(.int(0))).matching(min.shape, min.dtype))
            }
            if let max, let above {
                let chosen = try crossed.map { try above.logicalOr($0) } ?? above
                gradients.append(
                    try Tensor.select(chosen, .tensor(gradient), .number(.int(0))).matching(max.shape, max.dtype))
            }
            return gradients
        }
    }
}

extension TensorError {
    static let clampWithoutBounds = TensorError(
        .runtimeError, "torch.clamp: At least one of 'min' or 'max' must not be None")
}
