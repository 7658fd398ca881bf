import Tensors

/// What operators and syntax mean for tensors.
enum TensorOperators {
    static func type(of tensor: Tensor) -> TypeObject {
        tensor.isParameter ? Types.current.native(ParameterType.row) : Types.current.tensor
    }

    /// One of the operands is a tensor; nil for NotImplemented.
    static func binary(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws -> Value? {
        if operation == .matrixMultiply {
            guard case .tensor(let first) = left, case .tensor(let second) = right else { return nil }
            try ComplexRows.check(first, "addmm_impl_cpu_")
            try ComplexRows.check(second, "addmm_impl_cpu_")
            return .tensor(try first.matmul(second))
        }
        guard let row = row(operation), let first = try TensorOperand(left), let second = try TensorOperand(right)
        else {
            return nil
        }
        return .tensor(try row.apply(first, second) { Raised(.typeError, "unsupported operand types") })
    }

    private static func row(_ operation: BinaryOperation) -> BinaryRow? {
        switch operation {
        case .add: .add
        case .subtract: .sub
        case .multiply: .mul
        case .divide: .div
        case .floorDivide: .floorDivide
        case .modulo: .remainder
        case .power: .pow
        case .bitAnd: .bitwiseAnd
        case .bitOr: .bitwiseOr
        case .bitXor: .bitwiseXor
        case .leftShift: .leftShift
        case .rightShift: .rightShift
        case .matrixMultiply: nil
        }
    }

    /// `tensor += other`; nil means `tensor = tensor + other`.
    static func inPlace(_ operation: BinaryOperation, _ tensor: Tensor, _ other: Value) throws -> Value? {
        guard let row = row(operation), let operand = try TensorOperand(other) else { return nil }
        return .tensor(try row.applyInPlace(tensor, operand))
    }

    static func unary(_ operation: UnaryOperation, _ tensor: Tensor) throws -> Value? {
        switch operation {
        case .negative: .tensor(try tensor.neg())
        case .positive: .tensor(tensor)
        case .invert: .tensor(try tensor.bitwiseNot())
        case .absolute: .tensor(try tensor.abs())
        }
    }

    /// `==` and `!=` as tensors; nil for NotImplemented.
    static func equality(_ left: Value, _ right: Value, isNegated: Bool) throws -> Value? {
        guard let first = try TensorOperand(left), let second = try TensorOperand(right) else { return nil }
        let row = isNegated ? BinaryRow.ne : BinaryRow.eq
        return .tensor(try row.apply(first, second) { Raised(.typeError, "unsupported operand types") })
    }

    static func order(_ operation: OrderOperator, _ left: Value, _ right: Value) throws -> Value? {
        guard let first = try TensorOperand(left), let second = try TensorOperand(right) else { return nil }
        let row: BinaryRow =
            switch operation {
            case .less: .lt
            case .lessOrEqual: .le
            case .greater: .gt
            case .greaterOrEqual: .ge
            }
        return .tensor(try row.apply(first, second) { Raised(.typeError, "unsupported operand types") })
    }

    static func isTrue(_ tensor: Tensor) throws -> Bool { try tensor.truth() }

    /// Throws for 0-dim tensors.
    static func length(_ tensor: Tensor) throws -> Int {
        guard tensor.rank > 0 else { throw Raised(.typeError, "len() of a 0-d tensor") }
        return tensor.shape[0]
    }

    static func contains(_ tensor: Tensor, _ value: Value) throws -> Bool {
        switch try TensorOperand(value) {
        case .tensor(let other)?: return try tensor.eq(other).any().truth()
        case .number(let number)?: return try tensor.eq(number).any().truth()
        case nil:
            throw Raised(
                .runtimeError,
                "Tensor.__contains__ only supports Tensor or scalar, but you passed in a \(value.type.reprText).")
        }
    }

    static func iterator(_ tensor: Tensor) throws -> IteratorObject {
        guard tensor.rank > 0 else { throw Raised(.typeError, "iteration over a 0-d tensor") }
        return ArrayIterator(try tensor.unbind(0).map(Value.tensor))
    }

    static func repr(_ tensor: Tensor) throws -> String {
        tensor.repr(options: TorchState.current.printOptions)
    }

    /// A 0-dim tensor is formatted as its number.
    static func format(_ tensor: Tensor, _ specification: String) throws -> String {
        if tensor.rank == 0, !tensor.isParameter {
            return try TextFormatting.format(Value(tensor.item()), specification)
        }
        guard specification.isEmpty else {
            let name = tensor.isParameter ? "Parameter" : "Tensor"
            throw Raised(.typeError, "unsupported format string passed to \(name).__format__")
        }
        return try repr(tensor)
    }

    /// A one-element tensor as a whole number, for `range(t)` and indices; nil where it is none.
    static func index(_ tensor: Tensor) throws -> Int? {
        guard tensor.numel == 1, !tensor.isFloatingPoint else {
            throw Raised(.typeError, "only integer tensors of a single element can be converted to an index")
        }
        return Int(try tensor.item().asInt64)
    }

    static func int(_ tensor: Tensor) throws -> Value {
        try checkSingle(tensor)
        switch try tensor.item() {
        case .int(let value): return .int(Int(value))
        case .bool(let value): return .int(value ? 1 : 0)
        case .float(let value):
            if value.isNaN { throw Raised(.valueError, "cannot convert float NaN to integer") }
            if value.isInfinite { throw Raised(.overflowError, "cannot convert float infinity to integer") }
            guard value.magnitude < 9.2e18 else { throw Raised.overflow() }
            return .int(Int(value))
        case .complex(let real, let imaginary):
            guard imaginary == 0 else { throw TensorError.complexNumber("int64_t") }
            return .int(Int(real.asInt64))
        }
    }

    static func float(_ tensor: Tensor) throws -> Double {
        try checkSingle(tensor)
        let number = try tensor.item()
        if number.imaginary != 0 { throw TensorError.complexNumber("double") }
        return number.asDouble
    }

    private static func checkSingle(_ tensor: Tensor) throws {
        guard tensor.numel == 1 else {
            throw Raised(.valueError, "only one element tensors can be converted to Python scalars")
        }
    }

    /// An attribute that no row has; nil for AttributeError.
    static func attribute(_ tensor: Tensor, _ name: Symbol) throws -> Value? { nil }

    /// `tensor.name = value` where no row has a setter; false for AttributeError.
    static func setAttribute(_ tensor: Tensor, _ name: Symbol, _ value: Value) throws -> Bool { false }

    // MARK: Subscripts

    static func item(_ tensor: Tensor, _ index: Value) throws -> Value {
        if case .int(let place) = index { return .tensor(try tensor.get(.integer(place))) }
        if case .tuple(let tuple) = index {
            return .tensor(try tensor.get(tuple.items.map { try Index($0) }))
        }
        let item = try Index(index)
        // A slice by itself is an operation even where it takes everything.
        if case .slice = item { return .tensor(try tensor.get(item)) }
        return .tensor(try tensor.get([item]))
    }

    static func setItem(_ tensor: Tensor, _ index: Value, _ value: Value) throws {
        let indices: [Index]
        if case .tuple(let tuple) = index {
            indices = try tuple.items.map { try Index($0) }
        } else {
            indices = [try Index(index)]
        }
        switch try TensorOperand(value) {
        case .tensor(let source)?: try tensor.set(indices, source)
        case .number(let number)?: try tensor.set(indices, number)
        case nil:
            throw Raised(.typeError, "can't assign a \(value.typeName) to a torch.\(LegacyType.name(tensor.dtype))")
        }
    }
}

extension Index {
    /// One item between the brackets.
    init(_ value: Value) throws {
        switch value {
        case .int(let place): self = .integer(place)
        case .bool(let flag): self = .bool(flag)
        case .none: self = .newAxis
        case .tensor(let tensor): self = .tensor(tensor)
        case .list, .tuple:
            let data = try Index.data(value)
            self = .tensor(data.shape == [0] ? try data.tensor(dtype: .int64) : try data.tensor(dtype: nil))
        case .object(let object):
            if let slice = object as? SliceObject {
                self = .slice(
                    start: try Index.bound(slice.start), stop: try Index.bound(slice.stop),
                    step: try Index.bound(slice.step) ?? 1)
            } else if value.isIdentical(to: Types.current.ellipsis) {
                self = .ellipsis
            } else if let tensor = try Hooks.tensor(from: value) {
                self = .tensor(tensor)
            } else if value.typeName == "range" {
                self = .tensor(try TensorData(value).tensor(dtype: .int64))
            } else if let place = try value.asIndex() {
                self = .integer(place)
            } else {
                throw TensorError.invalidIndex(type: value.typeName)
            }
        case .str: throw Raised(.typeError, "new(): invalid data type 'str'")
        case .unbound, .float, .dict: throw TensorError.invalidIndex(type: value.typeName)
        }
    }

    private static func data(_ value: Value) throws -> TensorData {
        do {
            return try TensorData(value)
        } catch let raised as Raised where raised.isKind(.runtimeError) || raised.isKind(.valueError) {
            throw TensorError.invalidIndex(type: value.typeName)
        }
    }

    private static func bound(_ value: Value) throws -> Int? {
        if value.isNone { return nil }
        if let bound = try value.asIndex() { return bound }
        throw Raised(.typeError, "slice indices must be integers or None or have an __index__ method")
    }
}

extension TensorError {
    fileprivate static func complexNumber(_ type: String) -> TensorError {
        TensorError(.runtimeError, "value cannot be converted to type \(type) without overflow")
    }
}

extension TypeObject {
    fileprivate var reprText: String { "<class '\(displayName)'>" }
}

/// An iterator over values that are all there.
final class ArrayIterator: IteratorObject {
    private let values: [Value]
    private var place = 0

    init(_ values: [Value]) {
        self.values = values
        super.init(type: Types.current.iterator("generator"))
    }

    override func next() throws -> Value {
        guard place < values.count else { return .unbound }
        defer { place += 1 }
        return values[place]
    }

    override var remaining: Int? { values.count - place }
}

/// What argument getters accept beyond the plain types.
enum Hooks {
    /// A value that stands for a tensor where one is asked for; nil for none.
    static func tensor(from value: Value) throws -> Tensor? {
        if case .tensor(let tensor) = value { return tensor }
        return value.object(as: NDArray.self)?.tensor
    }

    /// `float`, `int`, `np.float32` where a dtype is asked for; nil for none.
    static func dtype(from value: Value) throws -> DType? {
        guard let type = value.object(as: TypeObject.self) else { return nil }
        let types = Types.current
        if type === types.float { return .float64 }
        if type === types.int { return .int64 }
        if type === types.bool { return .bool }
        return nil
    }
}

extension ArrayIterator: Restorable {
    func save(_ walk: CheckpointWalk) {
        for value in values { walk.visit(value) }
        let place = place
        walk.step { [self] in self.place = place }
    }
}
