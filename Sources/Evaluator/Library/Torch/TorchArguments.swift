import Tensors

/// Argument getters that only torch's rows need.
extension Arguments {
    var torch: TorchState { interpreter.torch }

    /// A Python number, or the number in a one-element tensor.
    func scalar(_ index: Int) throws -> Scalar {
        if let scalar = try self[index].asScalar() { return scalar }
        throw mismatch(index, expected: "Number")
    }

    func optionalScalar(_ index: Int) throws -> Scalar? { has(index) ? try scalar(index) : nil }

    /// A tensor, or a number made into a 0-dim tensor that takes part in promotion as a number.
    func operand(_ index: Int) throws -> TensorOperand {
        if let operand = try TensorOperand(self[index]) {
            if let tensor = operand.tensor { try ComplexRows.check(tensor, function.row.name) }
            return operand
        }
        throw mismatch(index, expected: "Tensor")
    }

    /// Axes from an int or a sequence of ints; nil for None, nothing, or an empty sequence.
    func dims(_ index: Int) throws -> [Int]? {
        guard has(index) else { return nil }
        switch self[index] {
        case .list(let list) where list.items.isEmpty: return nil
        case .tuple(let tuple) where tuple.items.isEmpty: return nil
        default: return try ints(index)
        }
    }

    /// `*size` of a factory or a movement as a shape.
    func restShape() throws -> Shape {
        let sizes = try sizes()
        return try Shape(checking: sizes)
    }

    /// A sequence of tensors: the first argument of `cat` and `stack`.
    func tensors(_ index: Int) throws -> [Tensor] {
        let items: ContiguousArray<Value>
        switch self[index] {
        case .list(let list): items = list.items
        case .tuple(let tuple): items = tuple.items
        default:
            throw mismatch(index, expected: "tuple of Tensors")
        }
        return try items.enumerated().map { place, item in
            if let tensor = try Hooks.tensor(from: item) {
                try ComplexRows.check(tensor, function.row.name)
                return tensor
            }
            throw Raised(
                .typeError, "expected Tensor as element \(place) in argument \(index), but got \(item.typeName)")
        }
    }

    /// `generator=`, or the default one.
    func generator(_ index: Int) throws -> Generator {
        guard has(index) else { return torch.generator }
        return try object(index, as: GeneratorObject.self, expected: "Generator").generator
    }

    /// Refuses devices that are not there.
    func checkDevice(_ index: Int) throws {
        guard has(index) else { return }
        _ = try DeviceObject.device(self[index])
    }
}

/// The operand of a tensor operation (the compiler has operands of its own).
typealias TensorOperand = Tensors.Operand

extension TensorOperand {
    /// nil for what is neither a number nor a tensor.
    init?(_ value: Value) throws {
        switch value {
        case .tensor(let tensor): self = .tensor(tensor)
        case .int(let number): self = .number(.int(Int64(number)))
        case .float(let number): self = .number(.float(number))
        case .bool(let flag): self = .number(.bool(flag))
        case .unbound, .none, .str, .list, .tuple, .dict: return nil
        case .object:
            if let tensor = try Hooks.tensor(from: value) {
                self = .tensor(tensor)
            } else if let complex = value.object(as: ComplexObject.self) {
                self = .number(complex.scalar)
            } else if let number = try value.asIndex() {
                self = .number(.int(Int64(number)))
            } else if let number = try value.asDouble() {
                self = .number(.float(number))
            } else {
                return nil
            }
        }
    }
}

extension Value {
    /// A number as torch takes it: Python's, or the one in a tensor of one element.
    func asScalar() throws -> Scalar? {
        switch self {
        case .int(let value): return .int(Int64(value))
        case .float(let value): return .float(value)
        case .bool(let value): return .bool(value)
        case .tensor(let tensor): return tensor.numel == 1 ? try tensor.item() : nil
        case .unbound, .none, .str, .list, .tuple, .dict: return nil
        case .object:
            if let tensor = try Hooks.tensor(from: self), tensor.numel == 1 { return try tensor.item() }
            if let complex = object(as: ComplexObject.self) { return complex.scalar }
            if let number = try asIndex() { return .int(Int64(number)) }
            return try asDouble().map(Scalar.float)
        }
    }

    init(_ scalar: Scalar) {
        switch scalar {
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .int(Int(value))
        case .float(let value): self = .float(value)
        case .complex(let real, let imaginary): self = .object(ComplexObject(real, imaginary))
        }
    }

    /// A tuple of tensors: what `split` and `unbind` give.
    static func tensors(_ tensors: [Tensor]) -> Value { .tuple(tensors.map(Value.tensor)) }
}
