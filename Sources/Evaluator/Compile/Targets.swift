import Language

/// Assignment targets.
extension Compiler {
    func compileStore(_ target: Expression) -> Store {
        let site = site
        let range = target.range
        switch target.kind {
        case .name(let name): return compileStore(name: name)
        case .attribute(let base, let name, _): return compileAttributeStore(base, Symbol(name), range)
        case .subscript(let base, let index):
            let slot = localSlot(base)
            let base = compile(base)
            let index = compile(index)
            return { frame, value in
                if let slot, (frame.slots + slot).tag == RawTag.list {
                    let key = try index(frame)
                    let place = frame.slots + slot
                    if case .int(let number) = key, place.tag == RawTag.list,
                        place.rawList._withUnsafeGuaranteedRef({ $0.setPlainItem(number, value) })
                    {
                        return
                    }
                    do { try base(frame).setItem(value, at: key) } catch { throw site.locate(error, range) }
                    return
                }
                let container = try base(frame)
                let key = try index(frame)
                do {
                    switch container {
                    case .dict(let dict) where !dict.hasProgramType: try dict.insert(key, key.hash(), value)
                    case .list(let list) where !list.hasProgramType:
                        if case .int(let number) = key, number >= 0, number < list.items.count {
                            list.items[number] = value
                        } else {
                            try container.setItem(value, at: key)
                        }
                    case .unbound, .none, .bool, .int, .float, .str, .list, .tuple, .dict, .tensor, .object:
                        try container.setItem(value, at: key)
                    }
                } catch { throw site.locate(error, range) }
            }
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

    // MARK: Augmented assignment

    func compileAugmented(
        _ target: Expression, _ operation: BinaryOperator, _ value: Expression, _ range: SourceRange
    ) -> Execute {
        let site = site
        let slow: (Value, Value) throws -> Value = { left, right in
            do { return try Operators.inPlace(operation, left, right) } catch { throw site.locate(error, range) }
        }
        switch target.kind {
        case .name(let name):
            let load = compileName(name, target.range)
            let right = compile(value)
            if case .local(let slot) = storage(of: name) {
                return compileAugmentedLocal(slot, load, operation, right, slow)
            }
            if case .global = storage(of: name) {
                let place = unit.globals.place(Symbol(name))
                return compileAugmentedGlobal(place, load, operation, right, slow)
            }
            if case .cell(let slot) = storage(of: name), operation == .add {
                return { frame in
                    let cell = frame.cell(slot)
                    if case .int(let i) = cell.value {
                        let addend = try right(frame)
                        if case .int(let j) = addend {
                            let (sum, overflow) = i.addingReportingOverflow(j)
                            if !overflow {
                                cell.value = .int(sum)
                                return .next
                            }
                        }
                        cell.value = try slow(.int(i), addend)
                        return .next
                    }
                    let left = try load(frame)
                    cell.value = try slow(left, right(frame))
                    return .next
                }
            }
            let store = compileStore(name: name)
            return { frame in
                let left = try load(frame)
                try store(frame, slow(left, right(frame)))
                return .next
            }
        case .attribute(let base, let name, _):
            let holder = newSlot()
            let base = compile(base)
            let temporary = Expression(.name("\u{0}\(holder)"), target.range)
            scope.storage["\u{0}\(holder)"] = .local(holder)
            let load = compileAttribute(temporary, Symbol(name), target.range)
            let store = compileAttributeStore(temporary, Symbol(name), target.range)
            let right = compile(value)
            return { frame in
                frame.slots[holder] = try base(frame)
                defer { frame.slots[holder] = .unbound }
                let left = try load(frame)
                try store(frame, slow(left, right(frame)))
                return .next
            }
        case .subscript(let base, let index):
            let base = compile(base)
            let index = compile(index)
            let right = compile(value)
            return { frame in
                let container = try base(frame)
                let key = try index(frame)
                if case .dict(let dict) = container, !dict.hasProgramType {
                    let hash: Int
                    let place: Int
                    do {
                        hash = try key.hash()
                        place = try dict.find(key, hash)
                    } catch { throw site.locate(error, target.range) }
                    if place >= 0 {
                        if case .int(let old) = dict.entries[place].value, operation == .add {
                            let addend = try right(frame)
                            if case .int(let number) = addend, dict.entries.count > place {
                                let (sum, overflow) = old.addingReportingOverflow(number)
                                if !overflow {
                                    dict.setValue(.int(sum), at: place)
                                    return .next
                                }
                            }
                            let result = try slow(.int(old), addend)
                            do { try dict.insert(key, hash, result) } catch { throw site.locate(error, range) }
                            return .next
                        }
                    }
                }
                let left: Value
                do { left = try container.item(at: key) } catch { throw site.locate(error, target.range) }
                let result = try slow(left, right(frame))
                do { try container.setItem(result, at: key) } catch { throw site.locate(error, target.range) }
                return .next
            }
        default: return { _ in .next }
        }
    }

    private func compileAugmentedLocal(
        _ slot: Int, _ load: @escaping Evaluate, _ operation: BinaryOperator, _ right: @escaping Evaluate,
        _ slow: @escaping (Value, Value) throws -> Value
    ) -> Execute {
        switch operation {
        case .add:
            return { frame in
                let addend = try right(frame)
                let place = frame.slots + slot
                if case .int(let j) = addend, place.isInt {
                    let (sum, overflow) = place.rawInt.addingReportingOverflow(j)
                    if !overflow {
                        place.initialize(to: .int(sum))
                        return .next
                    }
                } else if case .str(let suffix) = addend, place.tag == RawTag.str {
                    place.appendText(suffix)
                    return .next
                }
                let left = try load(frame)
                frame.slots[slot] = try slow(left, addend)
                return .next
            }
        case .subtract, .multiply, .matrixMultiply, .divide, .floorDivide, .modulo, .power, .leftShift, .rightShift,
            .bitAnd, .bitOr, .bitXor:
            return { frame in
                let left = try load(frame)
                frame.slots[slot] = try slow(left, right(frame))
                return .next
            }
        }
    }

    private func compileAugmentedGlobal(
        _ place: Globals.Place, _ load: @escaping Evaluate, _ operation: BinaryOperator, _ right: @escaping Evaluate,
        _ slow: @escaping (Value, Value) throws -> Value
    ) -> Execute {
        return { frame in
            if operation == .add, place.tag == RawTag.str {
                let addend = try right(frame)
                if case .str(let suffix) = addend, place.tag == RawTag.str {
                    place.appendText(suffix)
                    return .next
                }
                place.pointee = try slow(load(frame), addend)
                return .next
            }
            if operation == .add, place.isInt {
                let i = place.rawInt
                let addend = try right(frame)
                if case .int(let j) = addend {
                    let (sum, overflow) = i.addingReportingOverflow(j)
                    if !overflow {
                        place.pointee = .int(sum)
                        return .next
                    }
                }
                place.pointee = try slow(.int(i), addend)
                return .next
            }
            let left = try load(frame)
            place.pointee = try slow(left, right(frame))
            return .next
        }
    }
}

extension UnsafeMutablePointer where Pointee == Value {
    /// `text += suffix` where a text lies: one that nobody else holds grows in place.
    @inline(__always)
    fileprivate func appendText(_ suffix: Str) {
        guard case .str(var text) = move() else { return }
        if isKnownUniquelyReferenced(&text) {
            text.append(suffix)
            initialize(to: .str(text))
        } else {
            initialize(to: .str(text + suffix))
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
