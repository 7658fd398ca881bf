import Tensors

/// Any value of the language: a number by itself, or one pointer to a native object.
public enum Value {
    /// No value at all: a variable that is not assigned yet, the end of an iteration, an argument that was not given.
    case unbound
    case none
    case bool(Bool)
    case int(Int)
    case float(Double)
    case str(Str)
    case list(List)
    case tuple(Tuple)
    case dict(Dict)
    case tensor(Tensor)
    /// Everything else: functions, types, instances, modules, iterators, exceptions, …
    case object(Object)
}

extension Value {
    @inline(__always)
    public var isUnbound: Bool {
        if case .unbound = self { return true }
        return false
    }

    @inline(__always)
    public var isNone: Bool {
        if case .none = self { return true }
        return false
    }

    public static func text(_ text: String) -> Value { .str(Str(text)) }
    public static func items(_ values: some Sequence<Value>) -> Value { .list(List(ContiguousArray(values))) }
    public static func tuple(_ values: some Sequence<Value>) -> Value { .tuple(Tuple(ContiguousArray(values))) }

    /// Same object: what `is` compares. Numbers and texts are the same when they are equal and of one type.
    public func isIdentical(to other: Value) -> Bool {
        switch (self, other) {
        case (.unbound, .unbound), (.none, .none): true
        case (.bool(let a), .bool(let b)): a == b
        case (.int(let a), .int(let b)): a == b
        case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
        case (.str(let a), .str(let b)): a === b || a == b
        case (.list(let a), .list(let b)): a === b
        case (.tuple(let a), .tuple(let b)): a === b || (a.items.isEmpty && b.items.isEmpty && a.type === b.type)
        case (.dict(let a), .dict(let b)): a === b
        case (.tensor(let a), .tensor(let b)): a === b
        case (.object(let a), .object(let b)): a === b
        case (.unbound, _), (.none, _), (.bool, _), (.int, _), (.float, _), (.str, _), (.list, _), (.tuple, _),
            (.dict, _), (.tensor, _), (.object, _):
            false
        }
    }

    /// The object behind the value, where it has one with a type and attributes of its own.
    var asObject: Object? {
        switch self {
        case .list(let object): object
        case .tuple(let object): object
        case .dict(let object): object
        case .object(let object): object
        case .unbound, .none, .bool, .int, .float, .str, .tensor: nil
        }
    }

    /// The native object as a certain class, or nil.
    @inline(__always)
    public func object<T: Object>(as type: T.Type = T.self) -> T? {
        if case .object(let object) = self { return object as? T }
        return nil
    }
}
