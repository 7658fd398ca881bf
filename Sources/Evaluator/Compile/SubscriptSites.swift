import Language

/// `base[index]`, read where base and index lie when they are variables.
extension Compiler {
    func compileSubscript(_ base: Expression, _ index: Expression, _ range: SourceRange) -> Evaluate {
        let site = site
        let slow: (Value, Value) throws -> Value = { base, index in
            do { return try base.item(at: index) } catch { throw site.locate(error, range) }
        }
        if case .slice(let lower, let upper, nil) = index.kind {
            return compileSlice(of: compile(base), lower, upper, slow)
        }
        let container = compile(base)
        let key = compile(index)
        let general: Evaluate = { frame in
            let container = try container(frame)
            let key = try key(frame)
            let item = Compiler.item(container, key)
            return item.isUnbound ? try slow(container, key) : item
        }
        switch (place(of: base), place(of: index)) {
        case (.local(let a), .local(let b)): return Compiler.subscripted(a, b, general)
        case (.local(let a), .fixed(let b)): return Compiler.subscripted(a, b, general)
        case (.fixed(let a), .local(let b)): return Compiler.subscripted(a, b, general)
        case (.fixed(let a), .fixed(let b)): return Compiler.subscripted(a, b, general)
        case (.local(let a), nil): return Compiler.subscripted(a, container, key, slow)
        case (nil, .local(let b)): return Compiler.subscripted(container, b, key, slow)
        case (nil, .fixed(let b)): return Compiler.subscripted(container, b, key, slow)
        case (.fixed, nil), (nil, nil): return general
        }
    }

    private static func subscripted(
        _ container: some Place, _ key: some Place, _ general: @escaping Evaluate
    ) -> Evaluate {
        { frame in
            let item = lyingItem(container.pointer(frame), key.pointer(frame))
            return item.isUnbound ? try general(frame) : item
        }
    }

    /// The variable must have a value before the index is evaluated, and may get another one meanwhile.
    private static func subscripted(
        _ container: LocalPlace, _ base: @escaping Evaluate, _ key: @escaping Evaluate,
        _ slow: @escaping (Value, Value) throws -> Value
    ) -> Evaluate {
        { frame in
            let place = container.pointer(frame)
            if place.tag == RawTag.list {
                let before = place.rawList.toOpaque()
                let key = try key(frame)
                if case .int(let number) = key, place.tag == RawTag.list, place.rawList.toOpaque() == before {
                    let item = place.rawList._withUnsafeGuaranteedRef { $0.plainItem(number) }
                    if !item.isUnbound { return item }
                }
                return try slow(base(frame), key)
            }
            let container = try base(frame)
            let key = try key(frame)
            let item = Compiler.item(container, key)
            return item.isUnbound ? try slow(container, key) : item
        }
    }

    private static func subscripted(
        _ base: @escaping Evaluate, _ key: some Place, _ evaluateKey: @escaping Evaluate,
        _ slow: @escaping (Value, Value) throws -> Value
    ) -> Evaluate {
        { frame in
            let container = try base(frame)
            let place = key.pointer(frame)
            if case .list(let list) = container, place.isInt {
                let item = list.plainItem(place.rawInt)
                if !item.isUnbound { return item }
            }
            let key = try evaluateKey(frame)
            let item = Compiler.item(container, key)
            return item.isUnbound ? try slow(container, key) : item
        }
    }

    /// The item of plain containers, looked at where they lie; `.unbound` where it takes more thought.
    @inline(__always)
    private static func lyingItem(
        _ container: UnsafeMutablePointer<Value>, _ key: UnsafeMutablePointer<Value>
    ) -> Value {
        switch container.tag {
        case RawTag.list:
            if key.isInt { return container.rawList._withUnsafeGuaranteedRef { $0.plainItem(key.rawInt) } }
        case RawTag.dict:
            return container.rawDict._withUnsafeGuaranteedRef { $0.plainItem(key) }
        case RawTag.tuple:
            if key.isInt { return container.rawTuple._withUnsafeGuaranteedRef { $0.plainItem(key.rawInt) } }
        default: break
        }
        return .unbound
    }

    @inline(__always)
    private static func item(_ container: Value, _ key: Value) -> Value {
        switch container {
        case .list(let list): if case .int(let number) = key { return list.plainItem(number) }
        case .tuple(let tuple): if case .int(let number) = key { return tuple.plainItem(number) }
        case .dict(let dict):
            if dict.hasProgramType { return .unbound }
            if case .str(let text) = key {
                let place = dict.find(text)
                if place >= 0 { return dict.value(at: place) }
            } else if case .int(let number) = key {
                let place = dict.find(number)
                if place >= 0 { return dict.value(at: place) }
            }
        case .unbound, .none, .bool, .int, .float, .str, .tensor, .object: break
        }
        return .unbound
    }

    // MARK: Slices

    /// `base[lower:upper]` of lists, texts and tuples makes no slice object.
    private func compileSlice(
        of base: @escaping Evaluate, _ lower: Expression?, _ upper: Expression?,
        _ slow: @escaping (Value, Value) throws -> Value
    ) -> Evaluate {
        let lower = compileBound(lower)
        let upper = compileBound(upper)
        return { frame in
            let container = try base(frame)
            let first = try lower(frame)
            let last = try upper(frame)
            let part = Slicing.part(of: container, first, last)
            return part.isUnbound ? try slow(container, .object(SliceObject(first, last, .none))) : part
        }
    }
}

extension Compiler {
    /// None where nothing is written. (Mapping the optional would wrap the closure.)
    func compileBound(_ expression: Expression?) -> Evaluate {
        if let expression { return compile(expression) }
        return { _ in .none }
    }
}

/// Slices with step 1 of plain sequences.
enum Slicing {
    /// `.unbound` where it takes more thought.
    static func part(of container: Value, _ first: Value, _ last: Value) -> Value {
        switch container {
        case .list(let list) where !list.hasProgramType:
            guard let range = range(first, last, list.items.count) else { return .unbound }
            return .list(List(range.isEmpty ? [] : ContiguousArray(list.items[range])))
        case .str(let text):
            guard let range = range(first, last, text.count) else { return .unbound }
            return .str(text.substring(range))
        case .tuple(let tuple) where tuple.type === Types.current.tuple:
            guard let range = range(first, last, tuple.items.count) else { return .unbound }
            return .tuple(Tuple(ContiguousArray(tuple.items[range])))
        case .unbound, .none, .bool, .int, .float, .list, .tuple, .dict, .tensor, .object: return .unbound
        }
    }

    /// nil where a bound is neither an int nor None.
    @inline(__always)
    private static func range(_ first: Value, _ last: Value, _ count: Int) -> Range<Int>? {
        guard let lower = bound(first, 0, count), let upper = bound(last, count, count) else { return nil }
        return lower..<max(lower, upper)
    }

    @inline(__always)
    private static func bound(_ value: Value, _ missing: Int, _ count: Int) -> Int? {
        switch value {
        case .int(let number): number < 0 ? max(number &+ count, 0) : min(number, count)
        case .none: missing
        case .unbound, .bool, .float, .str, .list, .tuple, .dict, .tensor, .object: nil
        }
    }
}

extension Dict {
    /// The value of a text or int where it lies; `.unbound` where it is absent or takes more thought.
    @inline(__always)
    fileprivate func plainItem(_ key: UnsafeMutablePointer<Value>) -> Value {
        if hasProgramType { return .unbound }
        let place: Int
        switch key.tag {
        case RawTag.str: place = key.rawStr._withUnsafeGuaranteedRef { find($0) }
        case RawTag.int: place = find(key.rawInt)
        default: return .unbound
        }
        return place >= 0 ? value(at: place) : .unbound
    }
}

extension Tuple {
    /// The item at an index; `.unbound` outside, or where a class may say otherwise.
    @inline(__always)
    fileprivate func plainItem(_ index: Int) -> Value {
        let place = index < 0 ? index &+ items.count : index
        guard place >= 0, place < items.count, !hasProgramType else { return .unbound }
        return items[place]
    }
}
