/// Going through the items of any value.
extension Value {
    /// `iter(value)`, or TypeError.
    public func iterator() throws -> IteratorObject {
        if let iterator = try optionalIterator() { return iterator }
        throw Raised(.typeError, "'\(typeName)' object is not iterable")
    }

    func optionalIterator() throws -> IteratorObject? {
        if let method = specialMethod(.iter) {
            if method.isNone { return nil }
            let result = try Calls.call(method, [self])
            if let native = result.object(as: IteratorObject.self) { return native }
            guard case .object(let object) = result, object.type.lookup(.next) != nil else {
                throw Raised(.typeError, "iter() returned non-iterator of type '\(result.typeName)'")
            }
            return ProgramIterator(object)
        }
        return try plainOptionalIterator()
    }

    /// The native way, whatever a class says.
    func plainIterator() throws -> IteratorObject {
        if let iterator = try plainOptionalIterator() { return iterator }
        throw Raised(.typeError, "'\(typeName)' object is not iterable")
    }

    private func plainOptionalIterator() throws -> IteratorObject? {
        switch self {
        case .list(let list): return ListIterator(list)
        case .tuple(let tuple):
            return SequenceIterator(Array(tuple.items)[...], type: Types.current.tupleIterator)
        case .str(let text): return TextIterator(text)
        case .dict(let dict): return TableIterator(dict, .keys, type: Types.current.keyIterator)
        case .tensor(let tensor): return try TensorOperators.iterator(tensor)
        case .object(let object):
            if let iterator = try object.makeIterator() { return iterator }
            if object.type.pythonMethod(.getItem) != nil { return ItemIterator(self) }
            return nil
        case .unbound, .none, .bool, .int, .float: return nil
        }
    }

    /// Calls `body` with every item.
    public func forEach(_ body: (Value) throws -> Void) throws {
        switch self {
        case .list(let list) where !list.hasProgramType:
            var index = 0
            while index < list.items.count {
                try body(list.items[index])
                index += 1
            }
        case .tuple(let tuple) where !tuple.hasProgramType:
            for item in tuple.items { try body(item) }
        case .unbound, .none, .bool, .int, .float, .str, .list, .tuple, .dict, .tensor, .object:
            let iterator = try iterator()
            while true {
                let item = try iterator.next()
                if item.isUnbound { return }
                try body(item)
            }
        }
    }

    /// Everything an iterable holds.
    public func collected() throws -> ContiguousArray<Value> {
        switch self {
        case .list(let list) where !list.hasProgramType: return list.items
        case .tuple(let tuple) where !tuple.hasProgramType: return tuple.items
        case .unbound, .none, .bool, .int, .float, .str, .list, .tuple, .dict, .tensor, .object:
            let iterator = try iterator()
            var items: ContiguousArray<Value> = []
            if let remaining = iterator.remaining { items.reserveCapacity(remaining) }
            while true {
                let item = try iterator.next()
                if item.isUnbound { return items }
                items.append(item)
            }
        }
    }
}

/// An iterator over a list, which may grow or shrink meanwhile.
final class ListIterator: IteratorObject {
    private var list: List?
    private var index = 0

    init(_ list: List) {
        self.list = list
        super.init(type: Types.current.listIterator)
    }

    override var remaining: Int? { list.map { max($0.items.count - index, 0) } }

    override func next() throws -> Value {
        guard let list else { return .unbound }
        if index < list.items.count {
            index += 1
            return list.items[index - 1]
        }
        self.list = nil
        return .unbound
    }
}

/// An iterator over values that do not change.
public final class SequenceIterator: IteratorObject {
    private let items: ArraySlice<Value>
    private var index: Int

    public init(_ items: ArraySlice<Value>, type: TypeObject) {
        self.items = items
        index = items.startIndex
        super.init(type: type)
    }

    public override var remaining: Int? { items.endIndex - index }

    public override func next() throws -> Value {
        guard index < items.endIndex else { return .unbound }
        index += 1
        return items[index - 1]
    }
}

/// An iterator over the characters of a text.
final class TextIterator: IteratorObject {
    private let text: Str
    private var index = 0
    private let bytes: ContiguousArray<UInt8>

    init(_ text: Str) {
        self.text = text
        bytes = text.isASCII ? ContiguousArray(text.value.utf8) : []
        super.init(type: Types.current.textIterator)
    }

    override var remaining: Int? { text.count - index }

    override func next() throws -> Value {
        if index < bytes.count {
            index += 1
            return Machine.current.character(bytes[index - 1])
        }
        guard index < text.count else { return .unbound }
        index += 1
        return .str(Str.character(text.scalar(at: index - 1)))
    }
}

/// An object of a Python class with `__next__`.
final class ProgramIterator: IteratorObject {
    let object: Object

    init(_ object: Object) {
        self.object = object
        super.init(type: object.type)
    }

    override func next() throws -> Value {
        guard let method = object.type.lookup(.next) else { return .unbound }
        do {
            return try Calls.call(method, [.object(object)])
        } catch let raised as Raised where raised.isKind(.stopIteration) {
            return .unbound
        }
    }
}

/// The old way: `__getitem__` with 0, 1, 2, … until IndexError.
final class ItemIterator: IteratorObject {
    private let object: Value
    private var index = 0

    init(_ object: Value) {
        self.object = object
        super.init(type: Types.current.iterator("iterator"))
    }

    override func next() throws -> Value {
        if index < 0 { return .unbound }
        do {
            let value = try object.item(at: .int(index))
            index += 1
            return value
        } catch let raised as Raised where raised.isKind(.indexError) || raised.isKind(.stopIteration) {
            index = -1
            return .unbound
        }
    }
}

extension ListIterator: Restorable {
    func save(_ walk: CheckpointWalk) {
        let (list, index) = (list, index)
        if let list { walk.visit(list) }
        walk.step { [self] in (self.list, self.index) = (list, index) }
    }
}

extension SequenceIterator: Restorable {
    func save(_ walk: CheckpointWalk) {
        let index = index
        for item in items { walk.visit(item) }
        walk.step { [self] in self.index = index }
    }
}

extension TextIterator: Restorable {
    func save(_ walk: CheckpointWalk) {
        let index = index
        walk.step { [self] in self.index = index }
    }
}

extension ProgramIterator: Restorable {
    func save(_ walk: CheckpointWalk) {
        walk.visit(object)
    }
}

extension ItemIterator: Restorable {
    func save(_ walk: CheckpointWalk) {
        walk.visit(object)
        let index = index
        walk.step { [self] in self.index = index }
    }
}
