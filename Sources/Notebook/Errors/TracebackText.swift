import Language
import Markup

/// How the place of an error is told.
enum TracebackStyle {
    /// `Traceback (most recent call last):` and every frame, as Python does.
    case script
    /// The frames of cells by their prompt's number.
    case cell
}

/// Python's traceback: frames from the outermost to the innermost, each with its line and carets.
enum TracebackText {
    struct Frame {
        let source: SourceText
        let range: SourceRange
        let function: String
    }

    static func block(_ frames: [Frame], style: TracebackStyle) -> Markup {
        var block = Markup()
        switch style {
        case .script: block.append("Traceback (most recent call last):\n")
        case .cell: break
        }
        var previous: String?
        var repeats = 0
        func finishRepeats() {
            // Python shows a line three times before it counts.
            if repeats > 2 {
                let more = repeats - 2
                block.append("  [Previous line repeated \(more) more time\(more == 1 ? "" : "s")]\n", .dim)
            }
        }
        for frame in frames {
            let place = self.place(frame, style: style)
            if place == previous {
                repeats += 1
            } else {
                finishRepeats()
                previous = place
                repeats = 0
            }
            guard repeats < 3 else { continue }
            block.append(place + "\n", .dim)
            block.append(Excerpt.lines(frame.source, frame.range))
        }
        finishRepeats()
        return block
    }

    /// A syntax error's place.
    static func block(_ diagnostic: Diagnostic, _ source: SourceText, style: TracebackStyle) -> Markup {
        var block = Markup("  " + name(source) + ", line \(diagnostic.line)\n", .dim)
        guard diagnostic.column > 0 else { return block }
        if case .script = style {
            // As Python writes it, blanks at the end of the line included.
            for line in diagnostic.place(in: source).split(separator: "\n").dropFirst() {
                let isCarets = line.contains("^") && line.allSatisfy { $0 == "^" || $0.isWhitespace }
                block.append(line + "\n", isCarets ? .caret : .plain)
            }
            return block
        }
        let isOneLine = diagnostic.endLine == diagnostic.line && diagnostic.endColumn > diagnostic.column
        let goesOn = diagnostic.endLine > diagnostic.line
        block.append(
            Excerpt.lines(
                source, line: diagnostic.line, column: diagnostic.column,
                endColumn: isOneLine ? diagnostic.endColumn : goesOn ? nil : diagnostic.column + 1))
        return block
    }

    private static func place(_ frame: Frame, style: TracebackStyle) -> String {
        let line = frame.source.line(at: Int(frame.range.start))
        var place = "  \(name(frame.source)), line \(line)"
        switch style {
        case .script: place += ", in \(frame.function)"
        case .cell: if frame.function != "<module>" { place += ", in \(frame.function)" }
        }
        return place
    }

    /// `File "a.py"`, but `In [3]` for a cell.
    private static func name(_ source: SourceText) -> String {
        source.name.hasPrefix("In [") ? source.name : "File \"\(source.name)\""
    }
}
