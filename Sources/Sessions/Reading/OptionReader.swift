/// Reads the words of `#|` lines: `key`, `key=value`, `key="a value"`.
struct OptionReader {
    private(set) var entries: [CellOptions.Entry] = []
    private(set) var warnings: [SessionWarning] = []

    mutating func read(_ text: String, line: Int) throws(SessionMistake) {
        let scalars = Array(text.unicodeScalars)
        var index = 0
        // "#| " stands before the text.
        func column(_ index: Int) -> Int { index + 4 }

        while index < scalars.count {
            if scalars[index] == " " || scalars[index] == "\t" {
                index += 1
                continue
            }
            let start = index
            while index < scalars.count, scalars[index] != "=", scalars[index] != " ", scalars[index] != "\t" {
                index += 1
            }
            let key = string(scalars[start..<index])
            var value: String?
            var valueStart = index
            if index < scalars.count, scalars[index] == "=" {
                index += 1
                valueStart = index
                if index < scalars.count, scalars[index] == "\"" || scalars[index] == "'" {
                    let quote = scalars[index]
                    var content = String.UnicodeScalarView()
                    index += 1
                    while index < scalars.count, scalars[index] != quote {
                        if scalars[index] == "\\", index + 1 < scalars.count,
                            scalars[index + 1] == quote || scalars[index + 1] == "\\"
                        {
                            index += 1
                        }
                        content.append(scalars[index])
                        index += 1
                    }
                    guard index < scalars.count else {
                        throw SessionMistake(kind: .openQuote, line: line, column: column(valueStart))
                    }
                    index += 1
                    value = String(content)
                } else {
                    while index < scalars.count, scalars[index] != " ", scalars[index] != "\t" { index += 1 }
                    value = string(scalars[valueStart..<index])
                }
            }
            try add(key, value, line: line, column: column(start), valueColumn: column(valueStart))
        }
    }

    private mutating func add(
        _ key: String, _ value: String?, line: Int, column: Int, valueColumn: Int
    ) throws(SessionMistake) {
        if entries.contains(where: { $0.key == key }) {
            throw SessionMistake(kind: .optionTwice(key), line: line, column: column)
        }
        entries.append(CellOptions.Entry(key: key, value: value))
        guard let kind = CellOptions.known[key] else {
            warnings.append(
                SessionWarning(message: "the option '\(key)' is not known here; it is kept", line: line, column: column)
            )
            return
        }
        if kind == .flag {
            if value != nil { throw SessionMistake(kind: .valueNotTaken(key), line: line, column: valueColumn) }
            return
        }
        guard let value, !value.isEmpty else {
            throw SessionMistake(kind: .valueMissing(key), line: line, column: column)
        }
        switch kind {
        case .flag, .text: break
        case .wholeNumber:
            guard let number = Int(value), number >= 0 else {
                throw SessionMistake(kind: .badNumber(key: key, value: value), line: line, column: valueColumn)
            }
        case .mode:
            guard CheckMode(value) != nil else {
                throw SessionMistake(kind: .badCheckMode(value), line: line, column: valueColumn)
            }
        case .duration:
            guard seconds(inDuration: value) != nil else {
                throw SessionMistake(kind: .badDuration(value), line: line, column: valueColumn)
            }
        }
    }
}

private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
}
