import Evaluator
import Markup
import Sessions

/// What a replayed cell shows: kept as it comes, and passed on as far as it may be seen yet.
public final class HeldOutput: FrontEnd {
    fileprivate enum Event {
        case write(String)
        case error(String)
        case display(String, number: Int)
        case answer(Markup)
        case failure(Failure)
    }

    private var events: [Event] = []
    /// How many of the events have been passed on.
    private var shownCount = 0
    private var shownLines = 0
    /// How many lines may be seen; nil for all.
    private var visibleLines: Int?
    private let next: any FrontEnd
    private let recorder = RecordingFrontEnd()

    /// - Parameter visibleLines: 0 where the output waits for being revealed, nil where all of it is seen at once.
    public init(passingTo next: any FrontEnd, visibleLines: Int?) {
        self.next = next
        self.visibleLines = visibleLines
    }

    /// As a session records it.
    public var output: String { recorder.output }
    public var error: String? { recorder.error }

    /// How many lines have not been seen.
    public var hiddenLineCount: Int {
        events[shownCount...].reduce(0) { $0 + $1.lineCount }
    }

    public var isHeldBack: Bool { shownCount < events.count }

    /// Shows the rest.
    public func reveal() {
        visibleLines = nil
        while shownCount < events.count {
            pass(events[shownCount])
            shownCount += 1
        }
        next.flush()
    }

    /// Shows everything again, in another front end's lines or the same one's.
    public func showAgain() {
        shownCount = 0
        reveal()
    }

    private func add(_ event: Event) {
        guard shownCount == events.count, visibleLines.map({ shownLines < $0 }) ?? true else {
            events.append(event)
            return
        }
        // A text may have to be cut where the fold is.
        if let limit = visibleLines, case .write(let text) = event, shownLines + event.lineCount > limit {
            let lines = splitLines(text)
            let room = limit - shownLines
            events.append(.write(lines.prefix(room).map { $0 + "\n" }.joined()))
            pass(events[shownCount])
            shownCount += 1
            let rest = lines.dropFirst(room).joined(separator: "\n") + (text.hasSuffix("\n") ? "\n" : "")
            events.append(.write(rest))
        } else {
            events.append(event)
            pass(event)
            shownCount += 1
        }
    }

    private func pass(_ event: Event) {
        shownLines += event.lineCount
        switch event {
        case .write(let text): next.write(text)
        case .error(let text): next.writeError(text)
        case .display(let value, let number): next.display(value, number: number)
        case .answer(let text): next.answer(text)
        case .failure(let failure): next.report(failure)
        }
    }

    public func write(_ text: String) {
        recorder.write(text)
        add(.write(text))
    }

    public func writeError(_ text: String) { add(.error(text)) }

    public func display(_ value: String, number: Int) {
        recorder.display(value, number: number)
        add(.display(value, number: number))
    }

    public func answer(_ text: Markup) { add(.answer(text)) }

    public func report(_ failure: Failure) {
        recorder.report(failure)
        add(.failure(failure))
    }

    public func readLine(prompt: String) -> String? { next.readLine(prompt: prompt) }
    public func flush() { next.flush() }
    public func observe(_ step: TrainingStep) { next.observe(step) }
    public func authorize(_ access: FileAccess, path: String) throws { try next.authorize(access, path: path) }
    public var terminalWidth: Int? { next.terminalWidth }
}

extension HeldOutput.Event {
    fileprivate var lineCount: Int {
        switch self {
        case .write(let text): text.utf8.count { $0 == 0x0A }
        case .error: 0
        case .display(let value, _): value.utf8.count { $0 == 0x0A } + 1
        case .answer(let text): text.plain.utf8.count { $0 == 0x0A }
        case .failure(let failure): failure.text.plain.utf8.count { $0 == 0x0A } + 1
        }
    }
}
