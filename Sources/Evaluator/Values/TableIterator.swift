/// An iterator over a dict or set; complains when keys come or go meanwhile.
final class TableIterator: IteratorObject {
    enum Part { case keys, values, items }

    private let table: Table
    private let part: Part
    private let version: Int
    private var place = 0
    private var isDone = false

    init(_ table: Table, _ part: Part, type: TypeObject) {
        self.table = table
        self.part = part
        version = table.version
        super.init(type: type)
    }

    override var remaining: Int? { place == 0 ? table.count : nil }

    override func next() throws -> Value {
        if isDone { return .unbound }
        if table.version != version {
            isDone = true
            let word = table is SetObject ? "Set" : "dictionary"
            throw Raised(.runtimeError, "\(word) changed size during iteration")
        }
        let found = table.nextPlace(place)
        if found < 0 {
            isDone = true
            return .unbound
        }
        place = found + 1
        switch part {
        case .keys: return table.key(at: found)
        case .values: return table.value(at: found)
        case .items: return .tuple(Tuple([table.key(at: found), table.value(at: found)]))
        }
    }
}

/// `dict.keys()`, `dict.values()`, `dict.items()`: windows on the dict.
final class DictView: Object {
    let dict: Dict
    let part: TableIterator.Part

    init(_ dict: Dict, _ part: TableIterator.Part) {
        self.dict = dict
        self.part = part
        super.init(type: Types.current.iterator(DictView.typeName(part, dict)))
    }

    private static func typeName(_ part: TableIterator.Part, _ dict: Dict) -> String {
        let prefix = dict.type.name == "OrderedDict" ? "odict" : "dict"
        switch part {
        case .keys: return prefix + "_keys"
        case .values: return prefix + "_values"
        case .items: return prefix + "_items"
        }
    }

    override func length() throws -> Int? { dict.count }

    override func makeIterator() throws -> IteratorObject? {
        let name =
            switch part {
            case .keys: "dict_keyiterator"
            case .values: "dict_valueiterator"
            case .items: "dict_itemiterator"
            }
        return TableIterator(dict, part, type: Types.current.iterator(name))
    }

    override func makeReversed() throws -> IteratorObject? {
        let values = try Value.object(self).collected()
        return SequenceIterator(
            Array(values.reversed())[...], type: Types.current.iterator("dict_reversekeyiterator"))
    }

    override func contains(_ value: Value) throws -> Bool? {
        switch part {
        case .keys: return try dict.containsKey(value)
        case .values: return nil
        case .items:
            guard case .tuple(let pair) = value, pair.items.count == 2, let found = try dict.get(pair.items[0]) else {
                return false
            }
            return try found.equals(pair.items[1])
        }
    }

    /// Keys and items behave as sets.
    private func asSet() throws -> SetObject { try SetObject.collecting(.object(self)) }

    override func isEqual(to other: Value) throws -> Bool? {
        guard part != .values else { return nil }
        if let view = other.object(as: DictView.self), view.part != .values {
            return try asSet().isEqual(to: .object(view.asSet()))
        }
        return try asSet().isEqual(to: other)
    }

    override func hash() throws -> Int? { part == .values ? identity : nil }

    override func binary(_ operation: BinaryOperation, _ other: Value, isReflected: Bool) throws -> Value? {
        guard part != .values else { return nil }
        switch operation {
        case .bitAnd, .bitOr, .bitXor, .subtract:
            let (left, right) = try (asSet(), SetObject.collecting(other))
            return try (isReflected ? right : left)
                .binary(operation, .object(isReflected ? left : right), isReflected: false)
        case .add, .multiply, .matrixMultiply, .divide, .floorDivide, .modulo, .power, .leftShift, .rightShift:
            return nil
        }
    }

    override func repr() throws -> String { "\(type.name)(\(try Value.items(Value.object(self).collected()).repr()))" }
}

extension SetObject {
    /// A set of everything an iterable holds.
    static func collecting(_ iterable: Value) throws -> SetObject {
        if let set = iterable.object(as: SetObject.self), set.type === Types.current.set { return set.copy() }
        let result = SetObject()
        try iterable.forEach { try result.add($0) }
        return result
    }
}

extension TableIterator: Restorable {
    func save(_ walk: CheckpointWalk) {
        walk.visit(table)
        let (place, isDone) = (place, isDone)
        walk.step { [self] in
            self.place = place
            self.isDone = isDone
        }
    }
}
