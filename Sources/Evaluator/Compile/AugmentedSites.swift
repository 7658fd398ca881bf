import Language

/// `target += value` and the like. Numbers are combined where they lie, and a text that nobody else holds grows in place.
extension Compiler {
    typealias SlowBinary = (Value, Value) throws -> Value

    func compileAugmented(
        _ target: Expression, _ operation: BinaryOperator, _ value: Expression, _ range: SourceRange
    ) -> Execute {
        let site = site
        let slow: SlowBinary = { left, right in
            do { return try Operators.inPlace(operation, left, right) } catch { throw site.locate(error, range) }
        }
        switch target.kind {
        case .name(let name): return compileAugmentedName(name, target, operation, value, slow)
        case .attribute(let base, let name, _):
            return compileAugmentedAttribute(base, Symbol(name), target.range, operation, value, slow)
        case .subscript(let base, let index):
            return compileAugmentedItem(base, index, target.range, operation, compile(value), slow, range)
        default: return { _ in .next }
        }
    }

    // MARK: Names

    private func compileAugmentedName(
        _ name: String, _ target: Expression, _ operation: BinaryOperator, _ value: Expression,
        _ slow: @escaping SlowBinary
    ) -> Execute {
        let load = compileName(name, target.range)
        switch place(of: target) {
        case .local(let place): return augment(place, load, operation, value, slow)
        case .fixed(let place): return augment(place, load, operation, value, slow)
        case nil: break
        }
        let right = compile(value)
        if case .cell(let slot) = storage(of: name) {
            return { frame in
                let left = try load(frame)
                let addend = try right(frame)
                let result = FastOperators.apply(operation, left, addend)
                frame.cell(slot).value = result.isUnbound ? try slow(left, addend) : result
                return .next
            }
        }
        let store = compileStore(name: name)
        return { frame in
            let left = try load(frame)
            try store(frame, slow(left, right(frame)))
            return .next
        }
    }

    private func augment(
        _ target: some Place, _ load: @escaping Evaluate, _ operation: BinaryOperator, _ value: Expression,
        _ slow: @escaping SlowBinary
    ) -> Execute {
        switch operation {
        case .add: augment(FastAdd.self, target, load, value, slow, growsTexts: true)
        case .subtract: augment(FastSubtract.self, target, load, value, slow)
        case .multiply: augment(FastMultiply.self, target, load, value, slow)
        case .divide: augment(FastDivide.self, target, load, value, slow)
        case .matrixMultiply, .floorDivide, .modulo, .power, .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor:
            Compiler.augmentSlowly(target, load, compile(value), slow)
        }
    }

    private static func augmentSlowly(
        _ target: some Place, _ load: @escaping Evaluate, _ right: @escaping Evaluate, _ slow: @escaping SlowBinary
    ) -> Execute {
        { frame in
            let left = try load(frame)
            target.pointer(frame).put(try slow(left, right(frame)))
            return .next
        }
    }

    private func augment<Fast: FastArithmetic>(
        _ fast: Fast.Type, _ target: some Place, _ load: @escaping Evaluate, _ value: Expression,
        _ slow: @escaping SlowBinary, growsTexts: Bool = false
    ) -> Execute {
        let right = compile(value)
        let general = Compiler.augment(fast, target, load, right, slow, growsTexts: growsTexts)
        switch place(of: value) {
        case .local(let addend): return Compiler.augment(fast, target, addend, general)
        case .fixed(let addend): return Compiler.augment(fast, target, addend, general)
        case nil: return general
        }
    }

    private static func augment<Fast: FastArithmetic>(
        _: Fast.Type, _ target: some Place, _ addend: some Place, _ general: @escaping Execute
    ) -> Execute {
        { frame in
            let place = target.pointer(frame)
            let result = Fast.apply(place, addend.pointer(frame))
            if result.isUnbound { return try general(frame) }
            // A number takes a number's place: nothing to release.
            place.initialize(to: result)
            return .next
        }
    }

    private static func augment<Fast: FastArithmetic>(
        _: Fast.Type, _ target: some Place, _ load: @escaping Evaluate, _ right: @escaping Evaluate,
        _ slow: @escaping SlowBinary, growsTexts: Bool
    ) -> Execute {
        { frame in
            let place = target.pointer(frame)
            let tag = place.tag
            if tag == RawTag.int || tag == RawTag.float {
                let left: Value = tag == RawTag.int ? .int(place.rawInt) : .float(place.rawFloat)
                let addend = try right(frame)
                let result = Fast.apply(left, addend)
                place.put(result.isUnbound ? try slow(left, addend) : result)
                return .next
            }
            if growsTexts, tag == RawTag.str {
                let before = place.rawStr.toOpaque()
                let addend = try right(frame)
                // The right side may have put something else into the variable.
                if case .str(let suffix) = addend, place.tag == RawTag.str, place.rawStr.toOpaque() == before {
                    place.appendText(suffix)
                    return .next
                }
                place.put(try slow(load(frame), addend))
                return .next
            }
            let left = try load(frame)
            place.put(try slow(left, right(frame)))
            return .next
        }
    }

    /// `text = text + more` in a variable: as `text += more` where a text lies there; nil for other assignments.
    func compileTextGrowth(_ target: Expression, _ value: Expression) -> Execute? {
        guard case .name(let name) = target.kind, case .binary(let left, .add, let more) = value.kind,
            case .name(name) = left.kind, Compiler.isRepeatable(more)
        else { return nil }
        let sum = compile(value)
        let right = compile(more)
        switch place(of: target) {
        case .local(let place): return Compiler.textGrowth(place, right, sum)
        case .fixed(let place): return Compiler.textGrowth(place, right, sum)
        case nil: return nil
        }
    }

    /// Names, literals and items of names: evaluating them twice does no harm.
    private static func isRepeatable(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .string, .name: true
        case .subscript(let base, let index): isRepeatable(base) && isPure(index)
        default: false
        }
    }

    private static func textGrowth(
        _ target: some Place, _ right: @escaping Evaluate, _ sum: @escaping Evaluate
    ) -> Execute {
        { frame in
            let place = target.pointer(frame)
            guard place.tag == RawTag.str else {
                target.pointer(frame).put(try sum(frame))
                return .next
            }
            let address = place.rawStr.toOpaque()
            let addend = try right(frame)
            if case .str(let suffix) = addend, place.tag == RawTag.str, place.rawStr.toOpaque() == address {
                place.appendText(suffix)
                return .next
            }
            place.put(try sum(frame))
            return .next
        }
    }

    // MARK: Attributes

    private func compileAugmentedAttribute(
        _ base: Expression, _ name: Symbol, _ range: SourceRange, _ operation: BinaryOperator, _ value: Expression,
        _ slow: @escaping SlowBinary
    ) -> Execute {
        let right = compile(value)
        guard let slot = localSlot(base) else {
            return compileHeldAttribute(base, name, range, operation, right, slow)
        }
        let load = compileAttribute(base, name, range)
        let store = compileAttributeStore(base, name, range)
        let cache = AttributeCache()
        return { frame in
            let receiver = frame.slots + slot
            if let place = cache.plainPlace(receiver, frame.machine) {
                let left = place.number
                if !left.isUnbound {
                    let addend = try right(frame)
                    var result = FastOperators.apply(operation, left, addend)
                    if result.isUnbound { result = try slow(left, addend) }
                    if let place = cache.plainPlace(receiver, frame.machine) {
                        place.put(result)
                    } else {
                        try store(frame, result)
                    }
                    return .next
                }
            }
            let left = try load(frame)
            try store(frame, slow(left, right(frame)))
            if case .object(let object) = receiver.pointee, object.hasPlainStores { cache.remember(object, name) }
            return .next
        }
    }

    /// The object is evaluated once and held in a slot of its own.
    private func compileHeldAttribute(
        _ base: Expression, _ name: Symbol, _ range: SourceRange, _ operation: BinaryOperator,
        _ right: @escaping Evaluate, _ slow: @escaping SlowBinary
    ) -> Execute {
        let holder = newSlot()
        let base = compile(base)
        let temporary = Expression(.name("\u{0}\(holder)"), range)
        scope.storage["\u{0}\(holder)"] = .local(holder)
        let load = compileAttribute(temporary, name, range)
        let store = compileAttributeStore(temporary, name, range)
        return { frame in
            frame.slots[holder] = try base(frame)
            defer { frame.slots[holder] = .unbound }
            let left = try load(frame)
            try store(frame, slow(left, right(frame)))
            return .next
        }
    }

    // MARK: Items

    private func compileAugmentedItem(
        _ base: Expression, _ index: Expression, _ itemRange: SourceRange, _ operation: BinaryOperator,
        _ right: @escaping Evaluate, _ slow: @escaping SlowBinary, _ range: SourceRange
    ) -> Execute {
        let base = compile(base)
        let index = compile(index)
        let site = site
        return { frame in
            let container = try base(frame)
            let key = try index(frame)
            if case .dict(let dict) = container, !dict.hasProgramType {
                let hash: Int
                let place: Int
                do {
                    hash = try key.hash()
                    place = try dict.find(key, hash)
                } catch { throw site.locate(error, itemRange) }
                if place >= 0 {
                    let version = dict.version
                    let left = dict.value(at: place)
                    let addend = try right(frame)
                    var result = FastOperators.apply(operation, left, addend)
                    if result.isUnbound { result = try slow(left, addend) }
                    // The right side may have changed the dict.
                    if dict.version == version {
                        dict.setValue(result, at: place)
                    } else {
                        do { try dict.insert(key, hash, result) } catch { throw site.locate(error, range) }
                    }
                    return .next
                }
            } else if case .list(let list) = container, case .int(let number) = key {
                let left = list.plainItem(number)
                if !left.isUnbound {
                    let addend = try right(frame)
                    var result = FastOperators.apply(operation, left, addend)
                    if result.isUnbound { result = try slow(left, addend) }
                    if !list.setPlainItem(number, result) {
                        do { try container.setItem(result, at: key) } catch { throw site.locate(error, itemRange) }
                    }
                    return .next
                }
            }
            let left: Value
            do { left = try container.item(at: key) } catch { throw site.locate(error, itemRange) }
            let result = try slow(left, right(frame))
            do { try container.setItem(result, at: key) } catch { throw site.locate(error, itemRange) }
            return .next
        }
    }
}

extension AttributeCache {
    /// Where the attribute lies in the object of a slot, if that looks like the last one.
    @inline(__always)
    fileprivate func plainPlace(
        _ receiver: UnsafeMutablePointer<Value>, _ machine: Machine
    ) -> UnsafeMutablePointer<Value>? {
        guard receiver.tag == RawTag.object else { return nil }
        return receiver.rawObject._withUnsafeGuaranteedRef { find($0, machine) }
    }
}

extension UnsafeMutablePointer where Pointee == Value {
    /// The number that lies here; `.unbound` for anything else.
    @inline(__always)
    fileprivate var number: Value {
        switch tag {
        case RawTag.int: .int(rawInt)
        case RawTag.float: .float(rawFloat)
        default: .unbound
        }
    }

    /// `text += suffix` where a text lies: one that nobody else holds grows in place.
    @inline(__always)
    func appendText(_ suffix: Str) {
        guard case .str(var text) = move() else { return }
        if isKnownUniquelyReferenced(&text) {
            text.append(suffix)
            initialize(to: .str(text))
        } else {
            initialize(to: .str(text + suffix))
        }
    }
}
