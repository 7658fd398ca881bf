import Language

/// `for a, b in …` over `enumerate`, `zip` and `dict.items()`: no tuple is made for each item.
extension Compiler {
    func compilePairLoop(
        _ targets: [Expression], _ iterable: Expression, _ body: @escaping Execute, _ general: @escaping Execute,
        _ range: SourceRange
    ) -> Execute {
        guard case .call(let callee, let arguments) = iterable.kind,
            arguments.allSatisfy({ $0.kind == .positional })
        else { return general }
        let first = PairTarget(slot: localSlot(targets[0]), store: compileStore(targets[0]))
        let second = PairTarget(slot: localSlot(targets[1]), store: compileStore(targets[1]))
        let values = arguments.map { operand($0.value) }
        switch callee.kind {
        case .name("enumerate") where values.count == 1 || values.count == 2:
            return compileBuiltinPairs("enumerate", callee, values, first, second, body, general, range) {
                sources -> NumberedPairs? in
                let start = sources.count == 2 ? try sources[1].asIndex() : 0
                guard let start else { return nil }
                return try NumberedPairs(sources[0], start)
            }
        case .name("zip") where values.count == 2:
            return compileBuiltinPairs("zip", callee, values, first, second, body, general, range) {
                sources -> ZippedPairs? in
                try ZippedPairs(sources[0], sources[1])
            }
        case .attribute(let base, "items", _) where values.isEmpty:
            return compileItemPairs(base, first, second, body, general, range)
        default: return general
        }
    }

    private func compileBuiltinPairs<Pairs: PairSource>(
        _ name: String, _ callee: Expression, _ values: [Operand], _ first: PairTarget, _ second: PairTarget,
        _ body: @escaping Execute, _ general: @escaping Execute, _ range: SourceRange,
        _ make: @escaping (ContiguousArray<Value>) throws -> Pairs?
    ) -> Execute {
        guard case .object(let builtin)? = unit.interpreter.builtin(name) else { return general }
        let callee = compile(callee)
        let site = site
        return { frame in
            guard case .object(let function) = try callee(frame), function === builtin else {
                return try general(frame)
            }
            var sources: ContiguousArray<Value> = []
            for operand in values { sources.append(try operand(frame)) }
            let made: Pairs?
            do { made = try make(sources) } catch { throw site.locate(error, range) }
            guard var pairs = made else { return try general(frame) }
            return try Compiler.run(frame, &pairs, first, second, body, site, range)
        }
    }

    private func compileItemPairs(
        _ base: Expression, _ first: PairTarget, _ second: PairTarget, _ body: @escaping Execute,
        _ general: @escaping Execute, _ range: SourceRange
    ) -> Execute {
        // Asking twice for the dict must do no harm.
        guard Compiler.isPure(base) else { return general }
        let base = compile(base)
        let site = site
        return { frame in
            guard case .dict(let dict) = try base(frame), !dict.hasProgramType else { return try general(frame) }
            var pairs = ItemPairs(dict)
            return try Compiler.run(frame, &pairs, first, second, body, site, range)
        }
    }

    private static func run(
        _ frame: Frame, _ pairs: inout some PairSource, _ first: PairTarget, _ second: PairTarget, _ body: Execute,
        _ site: Site, _ range: SourceRange
    ) throws -> Flow {
        while true {
            let found: Bool
            do { found = try pairs.advance(frame, first, second) } catch { throw site.locate(error, range) }
            if !found { return .next }
            switch try body(frame) {
            case .next, .continuing: break
            case .breaking: return .breaking
            case .returning: return .returning
            case .yielding: return .yielding
            }
            try frame.poll()
        }
    }
}

/// A source of two values at a time.
protocol PairSource {
    /// The next two go to the targets; false at the end.
    mutating func advance(_ frame: Frame, _ first: PairTarget, _ second: PairTarget) throws -> Bool
}

/// Where one of the two values goes.
struct PairTarget {
    let slot: Int?
    let store: Store

    @inline(__always)
    func put(_ frame: Frame, _ value: consuming Value) throws {
        if let slot { (frame.slots + slot).put(value) } else { try store(frame, value) }
    }
}

/// Goes through an iterable; lists and ASCII texts without an iterator.
private struct Cursor {
    private enum Kind { case list, text, iterator }

    private let kind: Kind
    private let list: List?
    private let bytes: ContiguousArray<UInt8>
    private let iterator: IteratorObject?
    private var index = 0

    init(_ value: Value) throws {
        switch value {
        case .list(let list) where !list.hasProgramType:
            kind = .list
            self.list = list
            bytes = []
            iterator = nil
        case .str(let text) where text.isASCII:
            kind = .text
            list = nil
            bytes = ContiguousArray(text.value.utf8)
            iterator = nil
        case .unbound, .none, .bool, .int, .float, .str, .list, .tuple, .dict, .tensor, .object:
            kind = .iterator
            list = nil
            bytes = []
            iterator = try value.iterator()
        }
    }

    /// `.unbound` at the end.
    @inline(__always)
    mutating func next(_ machine: Machine) throws -> Value {
        switch kind {
        case .list:
            guard let list, index < list.items.count else { return .unbound }
            index &+= 1
            return list.items[index &- 1]
        case .text:
            guard index < bytes.count else { return .unbound }
            index &+= 1
            return machine.character(bytes[index &- 1])
        case .iterator: return try iterator?.next() ?? .unbound
        }
    }
}

private struct NumberedPairs: PairSource {
    private var source: Cursor
    private var number: Int

    init(_ source: Value, _ start: Int) throws {
        self.source = try Cursor(source)
        number = start
    }

    @inline(__always)
    mutating func advance(_ frame: Frame, _ first: PairTarget, _ second: PairTarget) throws -> Bool {
        let item = try source.next(frame.machine)
        if item.isUnbound { return false }
        try first.put(frame, .int(number))
        try second.put(frame, item)
        number += 1
        return true
    }
}

private struct ZippedPairs: PairSource {
    private var left: Cursor
    private var right: Cursor

    init(_ left: Value, _ right: Value) throws {
        self.left = try Cursor(left)
        self.right = try Cursor(right)
    }

    @inline(__always)
    mutating func advance(_ frame: Frame, _ first: PairTarget, _ second: PairTarget) throws -> Bool {
        let item = try left.next(frame.machine)
        if item.isUnbound { return false }
        let other = try right.next(frame.machine)
        if other.isUnbound { return false }
        try first.put(frame, item)
        try second.put(frame, other)
        return true
    }
}

private struct ItemPairs: PairSource {
    private let dict: Dict
    private let version: Int
    private var place = 0

    init(_ dict: Dict) {
        self.dict = dict
        version = dict.version
    }

    @inline(__always)
    mutating func advance(_ frame: Frame, _ first: PairTarget, _ second: PairTarget) throws -> Bool {
        if dict.version != version {
            throw Raised(.runtimeError, "dictionary changed size during iteration")
        }
        let found = dict.nextPlace(place)
        if found < 0 { return false }
        place = found + 1
        try first.put(frame, dict.key(at: found))
        try second.put(frame, dict.value(at: found))
        return true
    }
}
