/// `value[index]`, its assignment and deletion.
extension Value {
    /// `value[index]`
    public func item(at index: Value) throws -> Value {
        if let method = specialMethod(.getItem) { return try Calls.call(method, [self, index]) }
        return try plainItem(at: index)
    }

    /// The native way, whatever a class says.
    func plainItem(at index: Value) throws -> Value {
        switch self {
        case .list(let list):
            if let position = try index.asIndex() {
                let count = list.items.count
                let place = position < 0 ? position + count : position
                guard place >= 0, place < count else { throw Raised(.indexError, "list index out of range") }
                return list.items[place]
            }
            guard let slice = index.object(as: SliceObject.self) else { throw badIndex("list", index) }
            return .list(List(try slice.resolve(list.items.count).select(from: list.items)))
        case .tuple(let tuple):
            if let position = try index.asIndex() {
                let count = tuple.items.count
                let place = position < 0 ? position + count : position
                guard place >= 0, place < count else { throw Raised(.indexError, "tuple index out of range") }
                return tuple.items[place]
            }
            guard let slice = index.object(as: SliceObject.self) else { throw badIndex("tuple", index) }
            let items = try slice.resolve(tuple.items.count).select(from: tuple.items)
            return .tuple(tuple.type.name == "Size" ? Tuple(items, type: tuple.type) : Tuple(items))
        case .str(let text):
            if let position = try index.asIndex() {
                guard let character = text.character(at: position) else {
                    throw Raised(.indexError, "string index out of range")
                }
                return .str(character)
            }
            guard let slice = index.object(as: SliceObject.self) else {
                throw Raised(.typeError, "string indices must be integers, not '\(index.typeName)'")
            }
            let range = try slice.resolve(text.count)
            return .str(text.slice(start: range.start, step: range.step, count: range.count))
        case .dict(let dict):
            if let value = try dict.get(index) { return value }
            return try dict.missing(index)
        case .tensor(let tensor): return try TensorOperators.item(tensor, index)
        case .object(let object):
            if let value = try object.item(at: index) { return value }
            if let type = object as? TypeObject, let value = type.parameterized() { return value }
        case .unbound, .none, .bool, .int, .float: break
        }
        throw Raised(.typeError, "'\(typeName)' object is not subscriptable")
    }

    /// `value[index] = item`
    public func setItem(_ item: Value, at index: Value) throws {
        if let method = specialMethod(.setItem) {
            _ = try Calls.call(method, [self, index, item])
            return
        }
        try plainSetItem(item, at: index)
    }

    /// The native way, whatever a class says.
    func plainSetItem(_ item: Value, at index: Value) throws {
        switch self {
        case .list(let list):
            if let position = try index.asIndex() {
                let count = list.items.count
                let place = position < 0 ? position + count : position
                guard place >= 0, place < count else {
                    throw Raised(.indexError, "list assignment index out of range")
                }
                list.items[place] = item
                return
            }
            guard let slice = index.object(as: SliceObject.self) else { throw badIndex("list", index) }
            return try list.assign(item, to: slice)
        case .dict(let dict): return try dict.set(index, item)
        case .tensor(let tensor): return try TensorOperators.setItem(tensor, index, item)
        case .object(let object): if try object.setItem(item, at: index) { return }
        case .unbound, .none, .bool, .int, .float, .str, .tuple: break
        }
        throw Raised(.typeError, "'\(typeName)' object does not support item assignment")
    }

    /// `del value[index]`
    public func deleteItem(at index: Value) throws {
        if let method = specialMethod(.deleteItem) {
            _ = try Calls.call(method, [self, index])
            return
        }
        try plainDeleteItem(at: index)
    }

    /// The native way, whatever a class says.
    func plainDeleteItem(at index: Value) throws {
        switch self {
        case .list(let list):
            if let position = try index.asIndex() {
                let count = list.items.count
                let place = position < 0 ? position + count : position
                guard place >= 0, place < count else {
                    throw Raised(.indexError, "list assignment index out of range")
                }
                list.items.remove(at: place)
                return
            }
            guard let slice = index.object(as: SliceObject.self) else { throw badIndex("list", index) }
            let range = try slice.resolve(list.items.count)
            let doomed = Set(range.indices)
            list.items = ContiguousArray(
                list.items.indices.lazy.filter { !doomed.contains($0) }.map { list.items[$0] })
            return
        case .dict(let dict):
            if try dict.remove(index) == nil { throw Raised.key(index) }
            return
        case .object(let object): if try object.deleteItem(at: index) { return }
        case .unbound, .none, .bool, .int, .float, .str, .tuple, .tensor: break
        }

        throw Raised(.typeError, "'\(typeName)' object doesn't support item deletion")
    }

    private func badIndex(_ kind: String, _ index: Value) -> Raised {
        Raised(.typeError, "\(kind) indices must be integers or slices, not \(index.typeName)")
    }
}

extension Dict {
    /// What `dict[key]` gives where the key is absent: `__missing__`, the default factory, or KeyError.
    func missing(_ key: Value) throws -> Value {
        if let method = type.pythonMethod(.missing) { return try Calls.call(method, [.dict(self), key]) }
        switch defaultFactory {
        case .unbound, .none: throw Raised.key(key)
        case .int: return defaultFactory
        case .bool, .float, .str, .list, .tuple, .dict, .tensor, .object:
            let value = try Calls.call(defaultFactory, [])
            try set(key, value)
            return value
        }
    }
}

/// A slice for a certain length: its first index, its step, how many items.
public struct ResolvedSlice: Sendable {
    public let start: Int
    public let step: Int
    public let count: Int
    /// Where it ends, clamped: `start` of what follows it when the step is 1.
    public let stop: Int

    var indices: [Int] { (0..<count).map { start + $0 * step } }

    func select(from items: ContiguousArray<Value>) -> ContiguousArray<Value> {
        if step == 1 { return count == 0 ? [] : ContiguousArray(items[start..<(start + count)]) }
        return ContiguousArray(indices.map { items[$0] })
    }
}

extension SliceObject {
    /// The items that the slice takes of a sequence of `length`.
    public func resolve(_ length: Int) throws -> ResolvedSlice {
        let step = try part(self.step) ?? 1
        if step == 0 { throw Raised(.valueError, "slice step cannot be zero") }
        func clamp(_ value: Int?, _ missing: Int) -> Int {
            guard var place = value else { return missing }
            if place < 0 {
                place = place.addingReportingOverflow(length).partialValue
                if place < 0 { return step < 0 ? -1 : 0 }
            }
            return place >= length ? (step < 0 ? length - 1 : length) : place
        }
        let start = clamp(try part(self.start), step < 0 ? length - 1 : 0)
        let stop = clamp(try part(self.stop), step < 0 ? -1 : length)
        let count: Int
        if step > 0 {
            count = stop > start ? (stop - start - 1) / step + 1 : 0
        } else {
            count = start > stop ? (start - stop - 1) / (step == Int.min ? Int.max : -step) + 1 : 0
        }
        return ResolvedSlice(start: start, step: step, count: count, stop: stop)
    }

    private func part(_ value: Value) throws -> Int? {
        if value.isNone { return nil }
        guard let number = try value.asIndex() else {
            throw Raised(.typeError, "slice indices must be integers or None or have an __index__ method")
        }
        return number
    }
}

extension List {
    fileprivate func assign(_ value: Value, to slice: SliceObject) throws {
        let range = try slice.resolve(items.count)
        guard let fresh = try? value.collected() else {
            throw Raised(.typeError, "can only assign an iterable")
        }
        if range.step == 1 {
            items.replaceSubrange(range.start..<max(range.start, range.start + range.count), with: fresh)
            return
        }
        guard fresh.count == range.count else {
            throw Raised(
                .valueError,
                "attempt to assign sequence of size \(fresh.count) to extended slice of size \(range.count)")
        }
        for (index, place) in range.indices.enumerated() { items[place] = fresh[index] }
    }
}
