import Language

/// Assignment targets.
extension Compiler {
    func compileStore(_ target: Expression) -> Store {
        let range = target.range
        switch target.kind {
        case .name(let name): return compileStore(name: name)
        case .attribute(let base, let name, _): return compileAttributeStore(base, Symbol(name), range)
        case .subscript(let base, let index):
            return compileItemStore(base, index, range)
        case .tuple(let items), .list(let items): return compileUnpackingStore(items, range)
        case .starred(let inner): return compileStore(inner)
        default: return { _, _ in }
        }
    }

    private func compileUnpackingStore(_ items: [Expression], _ range: SourceRange) -> Store {
        let site = site
        let stores = items.map { Target(store: compileStore($0)) }
        let star = items.firstIndex { if case .starred = $0.kind { true } else { false } }
        if let star {
            return { frame, value in
                let values: ContiguousArray<Value>
                do {
                    values = try Unpacking.starred(value, count: stores.count, star: star)
                } catch { throw site.locate(error, range) }
                for (index, target) in stores.enumerated() { try target.store(frame, values[index]) }
            }
        }
        if stores.count == 2 {
            let first = stores[0].store
            let second = stores[1].store
            return { frame, value in
                if case .tuple(let tuple) = value, tuple.items.count == 2, !tuple.hasProgramType {
                    try first(frame, tuple.items[0])
                    try second(frame, tuple.items[1])
                    return
                }
                let values: ContiguousArray<Value>
                do { values = try Unpacking.exact(value, 2) } catch { throw site.locate(error, range) }
                try first(frame, values[0])
                try second(frame, values[1])
            }
        }
        return { frame, value in
            let values: ContiguousArray<Value>
            do { values = try Unpacking.exact(value, stores.count) } catch { throw site.locate(error, range) }
            for (index, target) in stores.enumerated() { try target.store(frame, values[index]) }
        }
    }

    func compileDelete(_ target: Expression) -> Execute {
        let site = site
        let range = target.range
        switch target.kind {
        case .name(let name): return compileDelete(name: name, range)
        case .attribute(let base, let name, _):
            let base = compile(base)
            let symbol = Symbol(name)
            return { frame in
                let object = try base(frame)
                do { try object.deleteAttribute(symbol) } catch { throw site.locate(error, range) }
                return .next
            }
        case .subscript(let base, let index):
            let base = compile(base)
            let index = compile(index)
            return { frame in
                let container = try base(frame)
                let key = try index(frame)
                do { try container.deleteItem(at: key) } catch { throw site.locate(error, range) }
                return .next
            }
        case .tuple(let items), .list(let items): return block(items.map { Step(run: compileDelete($0)) })
        default: return { _ in .next }
        }
    }
}

/// Taking a value apart for several targets.
enum Unpacking {
    static func exact(_ value: Value, _ count: Int) throws -> ContiguousArray<Value> {
        if case .list(let list) = value, list.items.count == count, !list.hasProgramType { return list.items }
        if case .tuple(let tuple) = value, tuple.items.count == count { return tuple.items }
        let iterator = try iterator(value)
        var items: ContiguousArray<Value> = []
        while items.count < count {
            let item = try iterator.next()
            if item.isUnbound {
                throw Raised(.valueError, "not enough values to unpack (expected \(count), got \(items.count))")
            }
            items.append(item)
        }
        if try !iterator.next().isUnbound {
            throw Raised(.valueError, "too many values to unpack (expected \(count))")
        }
        return items
    }

    /// The starred target takes a list of what the others leave.
    static func starred(_ value: Value, count: Int, star: Int) throws -> ContiguousArray<Value> {
        let iterator = try iterator(value)
        var items: ContiguousArray<Value> = []
        while true {
            let item = try iterator.next()
            if item.isUnbound { break }
            items.append(item)
        }
        let others = count - 1
        guard items.count >= others else {
            throw Raised(
                .valueError, "not enough values to unpack (expected at least \(others), got \(items.count))")
        }
        let taken = items.count - others
        var result = ContiguousArray(items[..<star])
        result.append(.items(items[star..<(star + taken)]))
        result.append(contentsOf: items[(star + taken)...])
        return result
    }

    private static func iterator(_ value: Value) throws -> IteratorObject {
        if let iterator = try value.optionalIterator() { return iterator }
        throw Raised(.typeError, "cannot unpack non-iterable \(value.typeName) object")
    }
}
