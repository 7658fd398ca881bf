#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Family {
    static let tqdm = Family(module: "tqdm", functions: [range], types: [ProgressBar.row])
    static let tqdmAuto = Family(module: "tqdm.auto", functions: [range], types: [ProgressBar.row])
    static let tqdmNotebook = Family(module: "tqdm.notebook", functions: [range], types: [ProgressBar.row])

    private static let range = Builtin("trange", "(*args, **kwargs)", "A `range` with a progress bar.", voice: .python)
    { call in
        let numbers = try Calls.call(.object(Types.current.range), ContiguousArray(call.rest))
        let bar = ProgressBar(type: Types.current.native(ProgressBar.row))
        bar.source = numbers
        bar.total = try numbers.length()
        if let text = call.keywords.get("desc") { bar.label = try text.str() }
        if let truth = call.keywords.get("disable") { bar.isDisabled = try truth.isTrue() }
        return .object(bar)
    }
}

/// `tqdm`: passes items on and shows on standard error how far it is, where that is a terminal.
final class ProgressBar: Object {
    var source: Value = .none
    var total: Int?
    var label = ""
    var isDisabled = false
    var unit = "it"
    private(set) var count = 0
    private var note = ""
    private let started = Clock.seconds(CLOCK_MONOTONIC)
    private var lastShown = 0.0
    private var isClosed = false

    override init(type: TypeObject) { super.init(type: type) }

    private var host: any Host { Machine.current.pointee.interpreter.host }

    func update(_ amount: Int) {
        count += amount
        let now = Clock.seconds(CLOCK_MONOTONIC)
        if now - lastShown >= 0.1 { show(now) }
    }

    func describe(_ text: String) {
        label = text
        show(Clock.seconds(CLOCK_MONOTONIC))
    }

    func annotate(_ text: String) {
        note = text
        show(Clock.seconds(CLOCK_MONOTONIC))
    }

    func close() {
        if isClosed { return }
        isClosed = true
        show(Clock.seconds(CLOCK_MONOTONIC))
        if !isDisabled, host.terminalWidth != nil { host.writeError("\n") }
    }

    private func show(_ now: Double) {
        guard !isDisabled, let width = host.terminalWidth else { return }
        lastShown = now
        host.writeError("\r" + text(now - started, width: width))
    }

    /// `label:  40%|████      | 4/10 [00:01<00:02,  3.00it/s, note]`
    func text(_ elapsed: Double, width: Int) -> String {
        let head = label.isEmpty ? "" : label + ": "
        let rate = elapsed > 0 ? Double(count) / elapsed : 0
        let speed =
            rate == 0
            ? "?\(unit)/s"
            : rate >= 1
                ? FloatText.text(rate, .fixed, precision: 2) + unit + "/s"
                : FloatText.text(1 / rate, .fixed, precision: 2) + "s/" + unit
        let tail = note.isEmpty ? "" : ", " + note
        guard let total, total > 0 else {
            return "\(head)\(count)\(unit) [\(ProgressBar.clock(elapsed)), \(speed)\(tail)]"
        }
        let part = min(Double(count) / Double(total), 1)
        let left = rate > 0 ? ProgressBar.clock(Double(total - count) / rate) : "?"
        let percent = String(Int(part * 100))
        let front = head + String(repeating: " ", count: max(3 - percent.count, 0)) + percent + "%|"
        let back = "| \(count)/\(total) [\(ProgressBar.clock(elapsed))<\(left), \(speed)\(tail)]"
        let room = max(width - front.count - back.count - 1, 10)
        let eighths = Int(part * Double(room * 8))
        let partial = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
        let bar = String(repeating: "█", count: eighths / 8) + partial
        return front + bar + String(repeating: " ", count: max(room - bar.count, 0)) + back
    }

    private static func clock(_ seconds: Double) -> String {
        let whole = seconds.isFinite ? Int(max(seconds, 0)) : 0
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        let minutes = two(whole / 60 % 60) + ":" + two(whole % 60)
        return whole >= 3600 ? "\(whole / 3600):" + minutes : minutes
    }

    override func length() throws -> Int? { try total ?? source.length() }

    override func makeIterator() throws -> IteratorObject? {
        let items = try source.iterator()
        return ClosureIterator(type: .named("generator")) {
            let item = try items.next()
            if item.isUnbound {
                self.close()
                return item
            }
            // The item counts when the next one is asked for; the last one counts in `close`.
            defer { self.update(1) }
            return item
        }
    }

    override func enter() throws -> Value? { .object(self) }

    override func exit(_ raised: Raised?) throws -> Bool {
        close()
        return false
    }

    private static func from(_ value: Value) throws -> ProgressBar {
        if let bar = value.object(as: ProgressBar.self) { return bar }
        throw Raised(.typeError, "descriptor requires a 'tqdm' object")
    }

    static let row = NativeType(
        "tqdm", module: "tqdm.std", "Goes through items and shows a progress bar.",
        example: "sum(tqdm([1, 2, 3]))\n#> 6",
        construct: Builtin(
            "tqdm", "(iterable=None, desc=None, total=None, leave=True, disable: bool = False, unit='it', **kwargs)",
            "Goes through items and shows a progress bar.", voice: .python
        ) { call in
            let bar = ProgressBar(type: call.type)
            bar.source = call[0]
            if call.has(1) { bar.label = try call[1].str() }
            if call.has(2) {
                bar.total = Int(try call.double(2))
            } else if call.has(0) {
                bar.total = try? call[0].length()
            }
            bar.isDisabled = try call.bool(4)
            bar.unit = try call[5].str()
            return .object(bar)
        },
        methods: [
            Builtin("update", "(n=1)", "Counts items.") { call in
                try from(call.receiver).update(try call.int(0))
                return .none
            },
            Builtin("set_description", "(desc=None, refresh=True)", "Writes a text in front.") { call in
                try from(call.receiver).describe(call.has(0) ? try call[0].str() : "")
                return .none
            },
            Builtin("set_postfix", "(ordered_dict=None, refresh=True, **kwargs)", "Writes names and values behind.") {
                call in
                var pairs = call.keywords.pairs
                if case .dict(let dict) = call[0] { pairs = dict.pairs + pairs }
                let text = try pairs.map { pair in
                    if case .float(let number) = pair.value {
                        return "\(try pair.key.str())=\(FloatText.text(number, .general, precision: 3))"
                    }
                    return "\(try pair.key.str())=\(try pair.value.str())"
                }
                try from(call.receiver).annotate(text.joined(separator: ", "))
                return .none
            },
            Builtin("set_postfix_str", "(s='', refresh=True)", "Writes a text behind.") { call in
                try from(call.receiver).annotate(try call[0].str())
                return .none
            },
            Builtin("refresh", "()", "Shows the bar.") { _ in .none },
            Builtin("close", "()", "Ends the bar.") { call in
                try from(call.receiver).close()
                return .none
            },
            Builtin("write", "(s, file=None, end='\\n')", "Prints a line beside the bar.", kind: .staticMethod) {
                call in
                call.interpreter.host.write(try call[0].str() + (try call[2].str()))
                return .none
            },
        ],
        properties: [Property("n", "How many items have passed.") { .int(try from($0).count) }])
}
