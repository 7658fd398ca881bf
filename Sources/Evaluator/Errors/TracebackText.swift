import Language

/// Uncaught exceptions as Python 3.11 prints them.
extension Interpreter {
    /// The whole text, chained exceptions included, with a newline at its end.
    public func tracebackText(_ raised: Raised) -> String {
        (try? onThisThread { TracebackText(interpreter: self).text(raised.exception) }) ?? ""
    }

    /// The last line alone: `NameError: name 'x' is not defined. Did you mean: 'y'?`
    public func lastLine(_ raised: Raised) -> String {
        (try? onThisThread { TracebackText(interpreter: self).lastLine(raised.exception) }) ?? ""
    }
}

struct TracebackText {
    let interpreter: Interpreter

    func text(_ exception: ExceptionObject) -> String {
        var seen: [ExceptionObject] = []
        return text(exception, &seen)
    }

    private func text(_ exception: ExceptionObject, _ seen: inout [ExceptionObject]) -> String {
        seen.append(exception)
        var result = ""
        if let cause = exception.cause, !seen.contains(where: { $0 === cause }) {
            result += text(cause, &seen)
            result += "\nThe above exception was the direct cause of the following exception:\n\n"
        } else if let context = exception.context, !exception.suppressesContext,
            !seen.contains(where: { $0 === context })
        {
            result += text(context, &seen)
            result += "\nDuring handling of the above exception, another exception occurred:\n\n"
        }
        if !exception.traceback.isEmpty {
            result += "Traceback (most recent call last):\n" + frames(exception.traceback.reversed())
        }
        result += syntaxPlace(exception)
        result += lastLine(exception) + "\n"
        for note in exception.notes { result += note + "\n" }
        return result
    }

    // MARK: Frames

    /// More than three equal frames in a row are counted, not printed.
    private func frames(_ entries: [TracebackEntry]) -> String {
        var result = ""
        var repeats = 0
        var previous: TracebackEntry?
        func closing() -> String {
            guard repeats > 3 else { return "" }
            let more = repeats - 3
            return "  [Previous line repeated \(more) more time\(more == 1 ? "" : "s")]\n"
        }
        for entry in entries {
            let line = entry.source.line(at: Int(entry.range.start))
            if let last = previous, last.source === entry.source, last.function == entry.function,
                last.source.line(at: Int(last.range.start)) == line
            {
                repeats += 1
            } else {
                result += closing()
                repeats = 1
            }
            previous = entry
            if repeats <= 3 { result += frame(entry, line: line) }
        }
        return result + closing()
    }

    private func frame(_ entry: TracebackEntry, line: Int) -> String {
        var result = "  File \"\(entry.source.name)\", line \(line), in \(entry.function)\n"
        if entry.source.name.hasPrefix("<") { return result }
        let text = entry.source.lineText(line)
        let trimmed = TracebackText.trimmed(text)
        if trimmed.isEmpty { return result }
        result += "    \(trimmed)\n"
        if let marks = MarkerLine.make(entry, line: line, text: text) { result += "    \(marks)\n" }
        return result
    }

    static func trimmed(_ text: String) -> String {
        var view = Substring(text)
        while let first = view.first, first == " " || first == "\t" || first == "\u{c}" { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }

    // MARK: The last line

    func lastLine(_ exception: ExceptionObject) -> String {
        let type = exception.type
        let isBuiltin = type.module.isEmpty || type.module == "builtins" || type.module == "__main__"
        let name = isBuiltin ? type.qualifiedName : type.displayName
        let message = (try? exception.str() ?? "") ?? "<exception str() failed>"
        let text = message.isEmpty ? name : "\(name): \(message)"
        guard let suggestion = Suggestions(interpreter: interpreter).suggestion(for: exception) else { return text }
        return text + ". Did you mean: '\(suggestion)'?"
    }

    /// A syntax error shows its place instead of a frame.
    private func syntaxPlace(_ exception: ExceptionObject) -> String {
        guard let (diagnostic, source) = exception.diagnostic else { return "" }
        return diagnostic.place(in: source)
    }
}
