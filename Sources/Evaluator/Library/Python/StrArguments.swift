extension Value {
    static func texts(_ pieces: [Str]) -> Value { .items(pieces.lazy.map { Value.str($0) }) }

    /// Whether `iter` would give an iterator.
    var isIterable: Bool {
        get throws {
            switch self {
            case .str, .list, .tuple, .dict: true
            case .unbound, .none, .bool, .int, .float: false
            case .tensor, .object: try optionalIterator() != nil
            }
        }
    }
}

/// What the methods of texts ask of their arguments.
extension Arguments {
    /// `self` of a text's method.
    var text: Str {
        if case .str(let text) = receiver { return text }
        return .empty
    }

    func separator() throws -> Str {
        guard case .str(let separator) = self[0] else {
            let names = function.row.name.hasSuffix("split") ? "str or None" : "str"
            throw Raised(.typeError, "must be \(names), not \(self[0].typeName)")
        }
        if separator.isEmpty { throw Raised(.valueError, "empty separator") }
        return separator
    }

    func searchText() throws -> Str {
        guard case .str(let other) = self[0] else {
            throw Raised(.typeError, "must be str, not \(self[0].typeName)")
        }
        return other
    }

    /// A bound of a search: a whole number or None.
    func sliceBound(_ index: Int) throws -> Int? {
        guard has(index) else { return nil }
        if case .int(let value) = self[index] { return value }
        guard let value = try self[index].asIndex() else {
            throw Raised(.typeError, "slice indices must be integers or None or have an __index__ method")
        }
        return value
    }

    /// Where the first argument is found: one place or none.
    func searched(fromRight: Bool = false) throws -> [Int] {
        let other = try searchText()
        let (start, end) = (try sliceBound(1), try sliceBound(2))
        let place = fromRight ? text.lastIndex(of: other, start, end) : text.firstIndex(of: other, start, end)
        return place.map { [$0] } ?? []
    }

    func affixes(_ name: String) throws -> [Str] {
        switch self[0] {
        case .str(let text): return [text]
        case .tuple(let tuple):
            return try tuple.items.map { item in
                guard case .str(let text) = item else {
                    throw Raised(.typeError, "tuple for \(name) must only contain str, not \(item.typeName)")
                }
                return text
            }
        case let other:
            throw Raised(.typeError, "\(name) first arg must be str or a tuple of str, not \(other.typeName)")
        }
    }

    func stripped(_ ends: Str.Ends) throws -> Value {
        switch self[0] {
        case .none: return .str(text.stripped(ends))
        case .str(let characters): return .str(text.stripped(ends, of: characters))
        default: throw Raised(.typeError, "\(function.row.name) arg must be None or str")
        }
    }

    /// A width that there is memory for.
    func room(_ index: Int) throws -> Int {
        let width = try int(index)
        if width > 1 << 32 { throw Raised(.memoryError) }
        return width
    }

    func padded(_ alignment: Str.Alignment) throws -> Value {
        let width = try room(0)
        guard case .str(let fill) = self[1] else {
            throw Raised(.typeError, "The fill character must be a unicode character, not \(self[1].typeName)")
        }
        guard fill.count == 1 else { throw Raised(.typeError, "The fill character must be exactly one character long") }
        return .str(text.padded(to: width, alignment, fill: fill.scalar(at: 0)))
    }

    func translation(of scalar: Unicode.Scalar) throws -> Value {
        let key = Value.int(Int(scalar.value))
        if case .dict(let table) = self[0], !table.type.isPythonDefined, table.defaultFactory.isUnbound {
            return try table.get(key) ?? .unbound
        }
        do {
            return try self[0].item(at: key)
        } catch let raised as Raised where raised.isKind(.lookupError) {
            return .unbound
        }
    }
}
