import Evaluator
import Language
import Markup

extension Failure {
    /// A Python exception as it is told: its causes, its frames, `Type: message`.
    init(_ raised: Raised, _ interpreter: Interpreter, style: TracebackStyle) {
        let exception = raised.exception
        let lastLine = interpreter.lastLine(raised)
        var text = Markup()
        for (earlier, sentence) in exception.earlier {
            text.append(Failure.block(earlier, style: style))
            text.append(interpreter.lastLine(Raised(earlier)), .error)
            text.append("\n\n\(sentence)\n\n")
        }
        text.append(Failure.block(exception, style: style))
        text.append(lastLine, .error)
        for note in exception.addedNotes { text.append("\n" + note) }
        let kind: Kind =
            raised.isKind(.keyboardInterrupt) ? .interrupt : exception.syntaxError != nil ? .syntax : .runtime
        self.init(kind: kind, text: text, lastLine: lastLine)
    }

    private static func block(_ exception: ExceptionObject, style: TracebackStyle) -> Markup {
        var block = Markup()
        let frames = exception.traceback.reversed().map {
            TracebackText.Frame(source: $0.source, range: $0.range, function: $0.function)
        }
        if !frames.isEmpty { block.append(TracebackText.block(frames, style: style)) }
        if let (diagnostic, source) = exception.syntaxError {
            block.append(TracebackText.block(diagnostic, source, style: style))
            if let hint = diagnostic.hint { block.append("    hint: \(hint)\n", .hint) }
        }
        return block
    }
}

extension ExceptionObject {
    /// What was raised before it, oldest first, with the sentence that joins it to the next one.
    var earlier: [(ExceptionObject, String)] {
        var chain: [(ExceptionObject, String)] = []
        var current = self
        while chain.count < 20 {
            if let cause = current.cause {
                chain.append((cause, "The above exception was the direct cause of the following exception:"))
                current = cause
            } else if let context = current.context, !current.suppressesContext {
                chain.append((context, "During handling of the above exception, another exception occurred:"))
                current = context
            } else {
                break
            }
        }
        return chain.reversed()
    }
}

extension Raised {
    /// The status that `SystemExit` asks for; nil for any other exception. A text is written to standard error, as
    /// Python does.
    func exitStatus(writingTo front: any FrontEnd) -> Int32? {
        guard isKind(.systemExit) else { return nil }
        switch exception.arguments.items.first {
        case nil, .some(.none): return 0
        case .some(.int(let status)): return Int32(truncatingIfNeeded: status & 0xFF)
        case .some(.bool(let status)): return status ? 1 : 0
        case .some(let value):
            front.writeError(((try? value.str()) ?? "") + "\n")
            return 1
        }
    }
}
