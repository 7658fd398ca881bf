import Synchronization

/// A name, interned: equal names have equal ids.
public struct Symbol: Hashable, Sendable {
    public let id: Int32

    public init(_ name: String) {
        id = Symbol.table.withLock { $0.intern(name) }
    }

    public var name: String { Symbol.table.withLock { $0.names[Int(id)] } }

    private struct Table {
        var ids: [String: Int32] = [:]
        var names: [String] = []

        mutating func intern(_ name: String) -> Int32 {
            if let id = ids[name] { return id }
            let id = Int32(names.count)
            ids[name] = id
            names.append(name)
            return id
        }
    }

    private static let table = Mutex(Table())
}

extension Symbol: ExpressibleByStringLiteral, CustomStringConvertible {
    public init(stringLiteral value: String) { self.init(value) }
    public var description: String { name }

    /// `__name__`: written by the language itself, never guessed at in suggestions.
    var isSpecial: Bool {
        let name = name
        return name.utf8.count > 4 && name.hasPrefix("__") && name.hasSuffix("__")
    }
}

extension Symbol {
    static let initializer = Symbol("__init__")
    static let new = Symbol("__new__")
    static let dunderName = Symbol("__name__")
    static let qualifiedName = Symbol("__qualname__")
    static let module = Symbol("__module__")
    static let documentation = Symbol("__doc__")
    static let annotations = Symbol("__annotations__")
    static let dictionary = Symbol("__dict__")
    static let dunderClass = Symbol("__class__")
    static let slots = Symbol("__slots__")
    static let call = Symbol("__call__")
    static let repr = Symbol("__repr__")
    static let str = Symbol("__str__")
    static let format = Symbol("__format__")
    static let length = Symbol("__len__")
    static let bool = Symbol("__bool__")
    static let iter = Symbol("__iter__")
    static let next = Symbol("__next__")
    static let contains = Symbol("__contains__")
    static let getItem = Symbol("__getitem__")
    static let setItem = Symbol("__setitem__")
    static let deleteItem = Symbol("__delitem__")
    static let missing = Symbol("__missing__")
    static let getAttribute = Symbol("__getattr__")
    static let getAttributeAlways = Symbol("__getattribute__")
    static let setAttribute = Symbol("__setattr__")
    static let deleteAttribute = Symbol("__delattr__")
    static let equal = Symbol("__eq__")
    static let notEqual = Symbol("__ne__")
    static let less = Symbol("__lt__")
    static let lessOrEqual = Symbol("__le__")
    static let greater = Symbol("__gt__")
    static let greaterOrEqual = Symbol("__ge__")
    static let hash = Symbol("__hash__")
    static let enter = Symbol("__enter__")
    static let exit = Symbol("__exit__")
    static let int = Symbol("__int__")
    static let float = Symbol("__float__")
    static let index = Symbol("__index__")
    static let negative = Symbol("__neg__")
    static let positive = Symbol("__pos__")
    static let invert = Symbol("__invert__")
    static let absolute = Symbol("__abs__")
    static let reversed = Symbol("__reversed__")
    static let round = Symbol("__round__")
    static let get = Symbol("__get__")
    static let set = Symbol("__set__")
    static let setName = Symbol("__set_name__")
    static let initSubclass = Symbol("__init_subclass__")
    static let dir = Symbol("__dir__")
}
