import Language

public typealias BinaryOperation = BinaryOperator

extension Value {
    /// `type(value)`
    public var type: TypeObject {
        let types = Types.current
        switch self {
        case .unbound, .none: return types.none
        case .bool: return types.bool
        case .int: return types.int
        case .float: return types.float
        case .str: return types.str
        case .list(let object): return object.type
        case .tuple(let object): return object.type
        case .dict(let object): return object.type
        case .tensor(let tensor): return TensorOperators.type(of: tensor)
        case .object(let object): return object.type
        }
    }

    /// `type(value).__name__`
    public var typeName: String { type.name }

    /// A list or tuple.
    public var isSequence: Bool {
        switch self {
        case .list, .tuple: true
        case .unbound, .none, .bool, .int, .float, .str, .dict, .tensor, .object: false
        }
    }

    public func isInstance(of type: TypeObject) -> Bool { self.type.isSubtype(of: type) }

    // MARK: Truth, length

    /// `bool(value)`
    @inline(__always)
    public func isTrue() throws -> Bool {
        switch self {
        case .bool(let value): return value
        case .int(let value): return value != 0
        case .none: return false
        case .list(let list): if !list.hasProgramType { return !list.items.isEmpty }
        case .unbound, .float, .str, .tuple, .dict, .tensor, .object: break
        }
        return try isTrueSlowly()
    }

    private func isTrueSlowly() throws -> Bool {
        switch self {
        case .unbound, .none: return false
        case .bool(let value): return value
        case .int(let value): return value != 0
        case .float(let value): return value != 0
        case .str(let text): return !text.isEmpty
        case .tuple(let tuple) where !tuple.hasProgramType: return !tuple.items.isEmpty
        case .list(let list) where !list.hasProgramType: return !list.items.isEmpty
        case .dict(let dict) where !dict.hasProgramType: return dict.count != 0
        case .tensor(let tensor): return try TensorOperators.isTrue(tensor)
        case .list, .tuple, .dict, .object: break
        }
        if let method = specialMethod(.bool) {
            let result = try Calls.call(method, [self])
            guard case .bool(let truth) = result else {
                throw Raised(.typeError, "__bool__ should return bool, returned \(result.typeName)")
            }
            return truth
        }
        if let method = specialMethod(.length) { return try Value.checkedLength(Calls.call(method, [self])) != 0 }
        switch self {
        case .list(let list): return !list.items.isEmpty
        case .tuple(let tuple): return !tuple.items.isEmpty
        case .dict(let dict): return dict.count != 0
        case .object(let object): return try object.isTrue()
        case .unbound, .none, .bool, .int, .float, .str, .tensor: return true
        }
    }

    /// `len(value)`
    public func length() throws -> Int {
        if let method = specialMethod(.length) { return try Value.checkedLength(Calls.call(method, [self])) }
        return try plainLength()
    }

    /// The native way, whatever a class says.
    func plainLength() throws -> Int {
        switch self {
        case .str(let text): return text.count
        case .list(let list): return list.items.count
        case .tuple(let tuple): return tuple.items.count
        case .dict(let dict): return dict.count
        case .tensor(let tensor): return try TensorOperators.length(tensor)
        case .object(let object): if let count = try object.length() { return count }
        case .unbound, .none, .bool, .int, .float: break
        }
        throw Raised(.typeError, "object of type '\(typeName)' has no len()")
    }

    private static func checkedLength(_ value: Value) throws -> Int {
        guard let length = try value.asIndex() else {
            throw Raised(.typeError, "'\(value.typeName)' object cannot be interpreted as an integer")
        }
        if length < 0 { throw Raised(.valueError, "__len__() should return >= 0") }
        return length
    }

    /// A special method that a Python class defines for this value.
    @inline(__always)
    func specialMethod(_ symbol: Symbol) -> Value? {
        switch self {
        case .object(let object): object.hasProgramType ? object.type.pythonMethod(symbol) : nil
        case .list(let object): object.hasProgramType ? object.type.pythonMethod(symbol) : nil
        case .tuple(let object): object.hasProgramType ? object.type.pythonMethod(symbol) : nil
        case .dict(let object): object.hasProgramType ? object.type.pythonMethod(symbol) : nil
        case .unbound, .none, .bool, .int, .float, .str, .tensor: nil
        }
    }

    // MARK: Numbers

    /// The value where a whole number is needed (`__index__`); nil where it is none.
    public func asIndex() throws -> Int? {
        switch self {
        case .int(let value): return value
        case .bool(let value): return value ? 1 : 0
        case .tensor(let tensor): return try TensorOperators.index(tensor)
        case .object(let object):
            if let method = object.type.lookup(.index) { return try Calls.call(method, [self]).asIndex() }
            return nil
        case .unbound, .none, .float, .str, .list, .tuple, .dict: return nil
        }
    }

    /// The value where a real number is needed (`__float__`); nil where it is none.
    public func asDouble() throws -> Double? {
        switch self {
        case .float(let value): return value
        case .int(let value): return Double(value)
        case .bool(let value): return value ? 1 : 0
        case .tensor(let tensor): return try TensorOperators.float(tensor)
        case .object(let object):
            if let method = object.type.lookup(.float) { return try Calls.call(method, [self]).asDouble() }
            return try asIndex().map(Double.init)
        case .unbound, .none, .str, .list, .tuple, .dict: return nil
        }
    }
}
