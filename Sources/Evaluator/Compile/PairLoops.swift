import Language

/// `for a, b in …` over `enumerate`, `zip` and `dict.items()`: no tuple is made for each item.
extension Compiler {
    func compilePairLoop(
        _ first: @escaping Store, _ second: @escaping Store, _ iterable: Expression, _ body: @escaping Execute,
        _ general: @escaping Execute, _ range: SourceRange
    ) -> Execute {
        guard case .call(let callee, let arguments) = iterable.kind,
            arguments.allSatisfy({ $0.kind == .positional })
        else { return general }
        let values = arguments.map { Operand(value: compile($0.value)) }
        switch callee.kind {
        case .name("enumerate") where values.count == 1 || values.count == 2:
            return compileBuiltinPairs("enumerate", callee, values, first, second, body, general, range) { sources in
                let start = sources.count == 2 ? try sources[1].asIndex() : 0
                guard let start else { return nil }
                return NumberedPairs(try sources[0].iterator(), start)
            }
        case .name("zip") where values.count == 2:
            return compileBuiltinPairs("zip", callee, values, first, second, body, general, range) { sources in
                ZippedPairs(try sources[0].iterator(), try sources[1].iterator())
            }
        case .attribute(let base, "items", _) where values.isEmpty:
            return compileItemPairs(base, first, second, body, general, range)
        default: return general
        }
    }

    private func compileBuiltinPairs(
        _ name: String, _ callee: Expression, _ values: [Operand], _ first: @escaping Store, _ second: @escaping Store,
        _ body: @escaping Execute, _ general: @escaping Execute, _ range: SourceRange,
        _ make: @escaping (ContiguousArray<Value>) throws -> PairSource?
    ) -> Execute {
        guard case .object(let builtin)? = unit.interpreter.builtin(name) else { return general }
        let callee = compile(callee)
        let site = site
        return { frame in
            guard case .object(let function) = try callee(frame), function === builtin else {
                return try general(frame)
            }
            var sources: ContiguousArray<Value> = []
            for operand in values { sources.append(try operand.value(frame)) }
            let pairs: PairSource?
            do { pairs = try make(sources) } catch { throw site.locate(error, range) }
            guard let pairs else { return try general(frame) }
            return try Compiler.run(frame, pairs, first, second, body, site, range)
        }
    }

    private func compileItemPairs(
        _ base: Expression, _ first: @escaping Store, _ second: @escaping Store, _ body: @escaping Execute,
        _ general: @escaping Execute, _ range: SourceRange
    ) -> Execute {
        // Asking twice for the dict must do no harm.
        guard Compiler.isPure(base) else { return general }
        let base = compile(base)
        let site = site
        return { frame in
            guard case .dict(let dict) = try base(frame), !dict.hasProgramType else { return try general(frame) }
            return try Compiler.run(frame, ItemPairs(dict), first, second, body, site, range)
        }
    }

    private static func run(
        _ frame: Frame, _ pairs: PairSource, _ first: Store, _ second: Store, _ body: Execute, _ site: Site,
        _ range: SourceRange
    ) throws -> Flow {
        while true {
            let found: Bool
            do { found = try pairs.advance() } catch { throw site.locate(error, range) }
            if !found { return .next }
            try first(frame, pairs.first)
            try second(frame, pairs.second)
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
class PairSource {
    final var first = Value.none
    final var second = Value.none

    /// False at the end.
    func advance() throws -> Bool { false }
}

private final class NumberedPairs: PairSource {
    private let source: IteratorObject
    private var number: Int

    init(_ source: IteratorObject, _ start: Int) {
        self.source = source
        number = start
    }

    override func advance() throws -> Bool {
        second = try source.next()
        if second.isUnbound { return false }
        first = .int(number)
        number += 1
        return true
    }
}

private final class ZippedPairs: PairSource {
    private let left: IteratorObject
    private let right: IteratorObject

    init(_ left: IteratorObject, _ right: IteratorObject) {
        self.left = left
        self.right = right
    }

    override func advance() throws -> Bool {
        first = try left.next()
        if first.isUnbound { return false }
        second = try right.next()
        return !second.isUnbound
    }
}

private final class ItemPairs: PairSource {
    private let dict: Dict
    private let version: Int
    private var place = 0

    init(_ dict: Dict) {
        self.dict = dict
        version = dict.version
    }

    override func advance() throws -> Bool {
        if dict.version != version {
            throw Raised(.runtimeError, "dictionary changed size during iteration")
        }
        let found = dict.nextPlace(place)
        if found < 0 { return false }
        place = found + 1
        first = dict.entries[found].key
        second = dict.entries[found].value
        return true
    }
}
