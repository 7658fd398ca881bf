/// A backtracking search of one text. Nothing recurses with the length of the text, so nothing overflows.
public struct RegexMatcher {
    public enum Mode: Sendable { case search, match, fullMatch }

    /// Where a match and its groups stand: `places[2·i]..<places[2·i+1]`, -1 for a group that took no part.
    public struct Match: Sendable {
        public let places: [Int]
        public let lastGroup: Int?

        public func range(_ group: Int) -> Range<Int>? {
            places[group * 2] < 0 ? nil : places[group * 2]..<places[group * 2 + 1]
        }
        public var range: Range<Int> { places[0]..<places[1] }
    }

    private let program: RegexProgram
    private let text: [Unicode.Scalar]
    private let end: Int
    private var slots: [Int]
    private var lastGroup = -1
    private var counts: [Int]
    private var lastPlaces: [Int]
    private var trail: [Choice] = []
    private var stepsUntilCheck = RegexMatcher.checkInterval
    private let check: () throws -> Void

    /// What backtracking finds on its way back: a place to go on from, or a value to restore.
    private enum Choice {
        case resume(step: Int, position: Int)
        case greedySpan(step: Int, lowest: Int, position: Int)
        case lazySpan(step: Int, position: Int, remaining: Int)
        case slot(Int, Int)
        case lastGroup(Int)
        case loop(Int, count: Int, place: Int)
    }

    private static let checkInterval = 1 << 16

    /// - Parameter check: called now and then; it throws to stop (Ctrl-C).
    public init(
        _ program: RegexProgram, _ text: [Unicode.Scalar], end: Int, check: @escaping () throws -> Void = {}
    ) {
        self.program = program
        self.text = text
        self.end = end
        self.check = check
        slots = Array(repeating: -1, count: (program.groupCount + 1) * 2)
        counts = Array(repeating: 0, count: program.loopCount)
        lastPlaces = counts
    }

    /// - Parameter notEmptyAt: an empty match there does not count (after an empty match).
    public mutating func run(_ mode: Mode, from start: Int, notEmptyAt: Int? = nil) throws -> Match? {
        var position = start
        while position <= end {
            if mode == .search {
                switch program.start {
                case .anywhere: break
                case .character(let first):
                    while position < end, text[position] != first { position += 1 }
                    if position == end { return nil }
                case .set(let set):
                    while position < end, !set.contains(text[position]) { position += 1 }
                    if position == end { return nil }
                }
            }
            for slot in slots.indices where slots[slot] != -1 { slots[slot] = -1 }
            lastGroup = -1
            trail.removeAll(keepingCapacity: true)
            slots[0] = position
            if let stop = try run(step: 0, position, base: 0, isFull: mode == .fullMatch, notEmptyAt: notEmptyAt) {
                slots[1] = stop
                return Match(places: slots, lastGroup: lastGroup < 0 ? nil : lastGroup)
            }
            if mode != .search { return nil }
            position += 1
        }
        return nil
    }

    private mutating func backtrack(_ base: Int) -> (step: Int, position: Int)? {
        while trail.count > base, let choice = trail.popLast() {
            switch choice {
            case .resume(let step, let position): return (step, position)
            case .greedySpan(let step, let lowest, let position):
                if position > lowest { trail.append(.greedySpan(step: step, lowest: lowest, position: position - 1)) }
                return (step, position)
            case .lazySpan(let step, let position, let remaining):
                guard remaining > 0, position < end, case .span(let single, _, _, _) = program.steps[step - 1],
                    matches(single, position)
                else { continue }
                trail.append(.lazySpan(step: step, position: position + 1, remaining: remaining - 1))
                return (step, position + 1)
            case .slot(let slot, let value): slots[slot] = value
            case .lastGroup(let value): lastGroup = value
            case .loop(let loop, let count, let place):
                counts[loop] = count
                lastPlaces[loop] = place
            }
        }
        return nil
    }

    /// Runs until `match` or `lookEnd`; gives the end's position, nil when every choice above `base` failed.
    private mutating func run(step start: Int, _ startPosition: Int, base: Int, isFull: Bool, notEmptyAt: Int?) throws
        -> Int?
    {
        var step = start
        var position = startPosition
        while true {
            stepsUntilCheck -= 1
            if stepsUntilCheck == 0 {
                stepsUntilCheck = RegexMatcher.checkInterval
                try check()
            }
            var holds = true
            switch program.steps[step] {
            case .character(let scalar):
                holds = position < end && text[position] == scalar
                position += 1
            case .folded(let scalar, let ascii):
                holds = position < end && RegexSet.folded(text[position], ascii: ascii) == scalar
                position += 1
            case .any(let includesNewline):
                holds = position < end && (includesNewline || text[position] != "\n")
                position += 1
            case .set(let index):
                holds = position < end && program.sets[index].contains(text[position])
                position += 1
            case .assertion(let assertion): holds = self.holds(assertion, position)
            case .save(let slot):
                trail.append(.slot(slot, slots[slot]))
                slots[slot] = position
                if slot & 1 == 1 {
                    trail.append(.lastGroup(lastGroup))
                    lastGroup = slot / 2
                }
            case .reference(let group, let ignoresCase):
                if let length = referenceLength(group, position, ignoresCase) {
                    position += length
                } else {
                    holds = false
                }
            case .split(let otherwise): trail.append(.resume(step: otherwise, position: position))
            case .jump(let target):
                step = target
                continue
            case .span(let single, let minimum, let maximum, let mode):
                holds = span(single, minimum, maximum, mode, step, &position)
            case .loopStart(let loop):
                trail.append(.loop(loop, count: counts[loop], place: lastPlaces[loop]))
                counts[loop] = 0
                lastPlaces[loop] = -1
            case .loop(let loop, let minimum, let maximum, let isLazy, let exit):
                let count = counts[loop]
                let entersAgain = count < maximum && position != lastPlaces[loop]
                if count >= minimum {
                    if !entersAgain || (isLazy && count >= minimum) {
                        if entersAgain { trail.append(.resume(step: step, position: ~position)) }
                        step = exit
                        continue
                    }
                    trail.append(.resume(step: exit, position: position))
                }
                enter(loop, position)
            case .look(let behind, let negated, let next):
                let from = position - (behind ?? 0)
                let mark = trail.count
                let saved = (slots, lastGroup)
                let found = from < 0 ? nil : try run(step: step + 1, from, base: mark, isFull: false, notEmptyAt: nil)
                dropChoices(above: mark, keepingRestores: found != nil && !negated)
                if negated { (slots, lastGroup) = saved }
                holds = (found != nil) != negated
                step = next - 1
            case .atomic(let next):
                let mark = trail.count
                let found = try run(step: step + 1, position, base: mark, isFull: false, notEmptyAt: nil)
                dropChoices(above: mark, keepingRestores: found != nil)
                holds = found != nil
                position = found ?? position
                step = next - 1
            case .lookEnd: return position
            case .condition(let group, let otherwise):
                if slots[group * 2 + 1] < 0 {
                    step = otherwise
                    continue
                }
            case .match:
                if (!isFull || position == end) && !(notEmptyAt == position && slots[0] == position) { return position }
                holds = false
            }
            if holds {
                step += 1
                continue
            }
            guard let (next, place) = backtrack(base) else { return nil }
            // A lazy loop's further round: the place is stored inverted, and entering skips the test.
            if place < 0, case .loop(let loop, _, _, _, _) = program.steps[next] {
                position = ~place
                enter(loop, position)
                step = next + 1
            } else {
                step = next
                position = place
            }
        }
    }

    private mutating func enter(_ loop: Int, _ position: Int) {
        trail.append(.loop(loop, count: counts[loop], place: lastPlaces[loop]))
        counts[loop] += 1
        lastPlaces[loop] = position
    }

    private mutating func dropChoices(above mark: Int, keepingRestores: Bool) {
        let added = trail[mark...]
        let restores =
            keepingRestores
            ? added.filter {
                switch $0 {
                case .slot, .lastGroup, .loop: true
                case .resume, .greedySpan, .lazySpan: false
                }
            } : []
        trail.removeSubrange(mark...)
        trail.append(contentsOf: restores)
    }

    @inline(__always)
    private func matches(_ single: RegexStep.Single, _ position: Int) -> Bool {
        switch single {
        case .character(let scalar): text[position] == scalar
        case .folded(let scalar, let ascii): RegexSet.folded(text[position], ascii: ascii) == scalar
        case .any(let includesNewline): includesNewline || text[position] != "\n"
        case .set(let index): program.sets[index].contains(text[position])
        }
    }

    private mutating func span(
        _ single: RegexStep.Single, _ minimum: Int, _ maximum: Int, _ mode: RegexRepeat, _ step: Int,
        _ position: inout Int
    ) -> Bool {
        let start = position
        let wanted = mode == .lazy ? minimum : maximum
        let limit = wanted < end - start ? start + wanted : end
        while position < limit, matches(single, position) { position += 1 }
        guard position - start >= minimum else { return false }
        switch mode {
        case .greedy:
            if position > start + minimum {
                trail.append(.greedySpan(step: step + 1, lowest: start + minimum, position: position - 1))
            }
        case .lazy:
            if maximum > minimum {
                trail.append(.lazySpan(step: step + 1, position: position, remaining: maximum - minimum))
            }
        case .possessive: break
        }
        return true
    }

    private func referenceLength(_ group: Int, _ position: Int, _ ignoresCase: Bool) -> Int? {
        let (from, to) = (slots[group * 2], slots[group * 2 + 1])
        guard from >= 0, to >= from, position + (to - from) <= end else { return nil }
        let ascii = program.flags.contains(.ascii)
        for offset in 0..<(to - from) {
            let (a, b) = (text[from + offset], text[position + offset])
            if a != b, !ignoresCase || RegexSet.folded(a, ascii: ascii) != RegexSet.folded(b, ascii: ascii) {
                return nil
            }
        }
        return to - from
    }

    private func holds(_ assertion: RegexAssertion, _ position: Int) -> Bool {
        func isWord(_ place: Int, _ ascii: Bool) -> Bool {
            place >= 0 && place < end && RegexSet.Category.word.contains(text[place], ascii: ascii)
        }
        switch assertion {
        case .textStart: return position == 0
        case .lineStart: return position == 0 || text[position - 1] == "\n"
        case .textEnd: return position == end
        case .end: return position == end || (position == end - 1 && text[position] == "\n")
        case .lineEnd: return position == end || text[position] == "\n"
        case .wordBoundary(let ascii): return isWord(position - 1, ascii) != isWord(position, ascii)
        case .notWordBoundary(let ascii):
            // CPython: an empty text has no boundary and no place that is not one.
            return end > 0 && isWord(position - 1, ascii) == isWord(position, ascii)
        }
    }
}
