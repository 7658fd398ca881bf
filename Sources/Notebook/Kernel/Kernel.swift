import Evaluator
import Language
import Markup
import Sessions

/// Runs cells: code, magics and questions; keeps `In`, `Out`, `_`, and what was entered.
///
/// A kernel belongs to one thread, with a stack that `LargeStack` gives.
public final class Kernel {
    public let interpreter: Interpreter
    let host: KernelHost
    /// Where cells show what they do.
    public var front: any FrontEnd {
        get { host.front }
        set { host.front = newValue }
    }
    /// The training steps that were seen. Setting it goes back to an older one.
    public var trainingLog: TrainingLog {
        get { host.log ?? TrainingLog() }
        set { host.log = newValue }
    }
    /// The number of the next cell.
    public private(set) var number = 1
    /// The cells that have run, oldest first.
    public private(set) var records: [CellRecord] = []
    /// The file that finished cells are written to.
    var recording: SessionRecording?
    /// What `%undo` goes back by; nil where nothing is kept for it.
    public var undoStore: CheckpointStore?
    private let inputs: List
    private(set) var outputs: Dict
    /// How much of a cell's output is kept for being saved.
    private static let recordedBytes = 1 << 20
    /// The last three values shown, newest first.
    private(set) var recent: [Value] = []
    /// Where a running cell's output goes besides being recorded.
    private(set) var unrecordedFront: (any FrontEnd)?

    public init(front: any FrontEnd, dialect: Dialect = .session) {
        host = KernelHost(front: front, log: TrainingLog())
        interpreter = Interpreter(host: host, dialect: dialect)
        // Objects of the language are made by the interpreter that is running.
        inputs = List([.text("")])
        outputs = Dict()
    }

    /// Runs one cell from its text to what it shows.
    public func run(_ source: String) -> Outcome {
        let parts = CellPart.parts(of: source)
        guard parts.contains(where: { !$0.isEmpty }) else { return .done }
        if parts.count == 1, case .magic("undo", let arguments)? = parts.first {
            return runMagic("undo", arguments, cell: nil)
        }
        noteForUndo()
        let shown = front
        let recorder = RecordingFrontEnd(passingTo: shown, limit: Self.recordedBytes)
        front = recorder
        unrecordedFront = shown
        defer {
            front = shown
            unrecordedFront = nil
        }
        let current = number
        number += 1
        host.cell = current
        remember(input: source)
        let outcome = run(parts, number: current)
        interpreter.showFigures()
        front.flush()
        let record = CellRecord(number: current, source: source, output: recorder.output, error: recorder.error)
        records.append(record)
        self.record(record)
        return outcome
    }

    private func run(_ parts: [CellPart], number: Int) -> Outcome {
        for (index, part) in parts.enumerated() {
            let outcome: Outcome
            switch part {
            case .code(let text, let line):
                outcome = run(
                    code: text, name: "In [\(number)]", linesBefore: line, number: number,
                    displays: index == parts.count - 1)
            case .magic(let name, let arguments):
                outcome = runMagic(name, arguments, cell: nil)
            case .cellMagic(let name, let arguments, let body):
                outcome = runMagic(name, arguments, cell: body)
            case .question(let name):
                answer(name.isEmpty ? Help.overview() : help(on: name))
                outcome = .done
            }
            switch outcome {
            case .done: continue
            case .failed, .exit: return outcome
            }
        }
        return .done
    }

    /// Runs code; the value of its last expression is shown where `displays` says so and no `;` mutes it.
    func run(code: String, name: String, linesBefore: Int = 0, number: Int, displays: Bool) -> Outcome {
        // Empty lines in front keep the line numbers of the whole cell.
        let text = String(repeating: "\n", count: linesBefore) + code
        do {
            let value = try execute(SourceText(name: name, text), displays: displays)
            if displays, let value, !value.isNone { try show(value, number: number) }
            return .done
        } catch {
            return fail(with: error)
        }
    }

    /// Reports an error; `SystemExit` is none.
    func fail(with error: any Error) -> Outcome {
        if let magic = error as? MagicError {
            return fail(
                Failure(kind: .runtime, text: Markup(magic.lastLine, .error), lastLine: magic.lastLine))
        }
        if let failure = error as? Failure { return fail(failure) }
        let raised = Raised.converting(error)
        if let status = raised.exitStatus(writingTo: front) { return .exit(status) }
        return fail(Failure(raised, interpreter, style: .cell))
    }

    private func fail(_ failure: Failure) -> Outcome {
        front.report(failure)
        return .failed(failure)
    }

    func runMagic(_ name: String, _ arguments: String, cell: String?) -> Outcome {
        do {
            let magic = try Magic.named(name)
            if cell != nil, !magic.takesCell { throw MagicError.noCellForm(name) }
            try magic.body(MagicCall(kernel: self, magic: magic, arguments: arguments, cell: cell))
            return .done
        } catch {
            return fail(with: error)
        }
    }

    func answer(_ text: Markup) { front.answer(text) }

    /// Marks the last cell that ran as kept, although it failed.
    func keepLastRecord() -> CellRecord? {
        guard let place = records.indices.last else { return nil }
        records[place].isKept = true
        return records[place]
    }

    /// What a checkpoint keeps besides the program's variables.
    var checkpointRoots: [Value] { [.list(inputs), .dict(outputs)] + recent }

    /// The kernel's own part of stepping back.
    func goBack(to checkpoint: KernelCheckpoint) {
        number = checkpoint.number
        records.removeLast(max(0, records.count - checkpoint.recordCount))
        outputs = checkpoint.outputs
        recent = checkpoint.recent
        trainingLog = checkpoint.log
    }

    // MARK: In, Out and _

    private func remember(input source: String) {
        inputs.items.append(.text(source))
        interpreter.globals.set("In", .list(inputs))
        interpreter.globals.set("Out", .dict(outputs))
    }

    /// Shows a value as the result of the cell that is running.
    func show(_ value: Value) throws { try show(value, number: number - 1) }

    private func show(_ value: Value, number: Int) throws {
        let text = try interpreter.onThisThread { try PrettyText.of(value) }
        try outputs.set(.int(number), value)
        recallable(value)
        front.display(text, number: number)
    }

    /// Sets `_`, `__` and `___`, unless the program uses `_` for its own.
    private func recallable(_ value: Value) {
        let globals = interpreter.globals
        if let current = globals.value("_"), recent.first.map({ $0.isIdentical(to: current) }) != true { return }
        recent = [value] + recent.prefix(2)
        for (name, value) in zip(["_", "__", "___"] as [Symbol], recent) { globals.set(name, value) }
    }

    /// The program's variables, without the notebook's own.
    public var variableNames: [String] {
        interpreter.globals.names.map(\.name).filter { name in
            !name.hasPrefix("_") && name != "In" && name != "Out"
        }.sorted()
    }

    /// Forgets all variables and what was shown.
    public func reset() {
        for name in interpreter.globals.names where !name.name.hasPrefix("__") { interpreter.globals.remove(name) }
        inputs.items = [.text("")]
        outputs = Dict()
        recent = []
        records = []
        undoStore?.drop(from: 0)
        number = 1
        trainingLog = TrainingLog()
    }
}

extension CellPart {
    /// Nothing to run: blanks and comments.
    var isEmpty: Bool {
        switch self {
        case .code(let text, _):
            return splitLines(text).allSatisfy { line in
                isBlank(line) || line.utf8.first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "#")
            }
        case .magic, .cellMagic, .question: return false
        }
    }
}
