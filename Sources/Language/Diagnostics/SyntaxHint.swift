/// Advice for the mistakes that people make who know another language, or the mathematics but not the language.
enum SyntaxHint {
    /// What to try, or nil where the message says it all.
    static func hint(for diagnostic: Diagnostic, in source: SourceText) -> String? {
        let start = Int(diagnostic.range.start)
        let line = source.lineRange(source.line(at: start))
        let before = source.text(SourceRange(start: line.start, end: diagnostic.range.start)).trimmingBlanks
        let marked = source.text(diagnostic.range)
        let rest = source.text(SourceRange(start: diagnostic.range.start, end: line.end))
        if let scalar = diagnostic.invalidCharacter { return hint(forCharacter: scalar) }
        switch diagnostic.message {
        case "unexpected indent":
            return "this line is indented further than the one before it, which opens no block"
        case "unindent does not match any outer indentation level":
            return "indent the line as far as one of the blocks above it"
        case "inconsistent use of tabs and spaces in indentation":
            return "indent with spaces only"
        case "expected ':'" where before.hasSuffix("else") && rest.hasPrefix("if "):
            return "`else if` is written `elif`"
        case "invalid syntax": break
        default: return nil
        }
        if rest.hasPrefix("&&") || (before.hasSuffix("&") && marked == "&") { return "`&&` is written `and`" }
        if rest.hasPrefix("||") || (before.hasSuffix("|") && marked == "|") { return "`||` is written `or`" }
        if marked == "!" { return "`!x` is written `not x`" }
        if before.hasSuffix("++") || before.hasSuffix("--"), marked.isEmpty || marked == "\n" {
            let sign = before.hasSuffix("++") ? "+" : "-"
            return "`x\(sign)\(sign)` is written `x \(sign)= 1`"
        }
        if (before == "else" && marked == "if") || rest.hasPrefix("else if ") { return "`else if` is written `elif`" }
        if let word = keyword(endingAt: before), marked == "=" || marked == "," || marked == "." {
            return "`\(word)` is a word of the language and cannot be a name; try `\(word)_`"
        }
        if TokenKind.keywordSpellings.contains(marked), marked != "None", before.hasSuffix("import") || isStart(before)
        {
            return "`\(marked)` is a word of the language and cannot be a name here"
        }
        return nil
    }

    private static func isStart(_ before: String) -> Bool {
        before.hasSuffix(",") || before.hasSuffix("(") || before.hasSuffix("def") || before.hasSuffix("for")
            || before.hasSuffix("class") || before.hasSuffix(" as")
    }

    private static func keyword(endingAt before: String) -> String? {
        let word = String(before.reversed().prefix { $0.isLetter }.reversed())
        return TokenKind.keywordSpellings.contains(word) ? word : nil
    }

    private static func hint(forCharacter scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "\u{201E}", "\u{00AB}", "\u{00BB}", "\u{2033}", "\u{2032}":
            return "use straight quotes, \" or '"
        case "\u{2013}", "\u{2014}", "\u{2212}": return "use the minus of the keyboard, -"
        case "\u{00D7}": return "multiplication is written *"
        case "\u{00F7}": return "division is written /"
        case "\u{2264}": return "`≤` is written <="
        case "\u{2265}": return "`≥` is written >="
        case "\u{2260}": return "`≠` is written !="
        case "\u{3000}", "\u{00A0}": return "this blank is not the one of the space bar; type it again"
        case "\u{3001}": return "use a comma, ,"
        case "\u{3002}": return "use a full stop, ."
        case "\u{FF01}"..."\u{FF5E}":
            guard let plain = Unicode.Scalar(scalar.value - 0xFEE0) else { return nil }
            return "this is the full-width form of \(Character(plain)); switch the input method and type it again"
        default: return nil
        }
    }
}

extension Diagnostic {
    /// The character a message complains about, if it does.
    fileprivate var invalidCharacter: Unicode.Scalar? {
        guard message.hasPrefix("invalid "), message.contains("U+"), let code = message.split(separator: "+").last
        else {
            return nil
        }
        return UInt32(code.prefix { $0.isHexDigit }, radix: 16).flatMap { Unicode.Scalar($0) }
    }

    func withHint(in source: SourceText) -> Diagnostic {
        Diagnostic(
            kind: kind, message: message, place: place, hint: hint ?? SyntaxHint.hint(for: self, in: source),
            shownText: shownText)
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var view = self[...]
        while let last = view.last, last.isWhitespace { view.removeLast() }
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        return String(view)
    }
}
