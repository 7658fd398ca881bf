/// Finds CPython's words for a text the parser has said no to.
struct Explanation {
    let source: SourceText
    let bytes: UnsafeBufferPointer<UInt8>
    let tokens: UnsafeBufferPointer<Token>
    let lexed: LexedSource
    /// The expression of an f-string's field, where that is what is read; the tokens then have parentheses around it.
    var field: SourceRange?

    /// What is wrong, for a parser that has stopped.
    func diagnose(_ parser: Parser) -> Diagnostic {
        if let refusal = parser.refusal { return overridden(refusal, parser.index) }
        return diagnose(stoppedAt: parser.index, statement: parser.statementIndex)
    }

    /// What is wrong, for a parser that stopped at one token in a statement that began at another.
    func diagnose(stoppedAt stop: Int, statement origin: Int) -> Diagnostic {
        if tokens[stop].kind == .failure, let failure = lexed.failure { return lexical(failure) }
        if let refused = refusedMatch(origin) { return refused }
        return LargeStack.run { explain(stop, origin) }
    }

    private func explain(_ stop: Int, _ origin: Int) -> Diagnostic {
        var recognizer = Recognizer(
            .python, source: source, bytes: bytes, tokens: tokens, origin: origin)
        let startRule = field == nil ? "statement" : "starExprs"
        _ = recognizer.run(startRule, findsMistakes: false)
        if recognizer.reachedFailure, let failure = lexed.failure { return lexical(failure) }
        var latest = min(max(recognizer.fill - 1, origin), tokens.count - 1)
        if let mistake = recognizer.mistake {
            return overridden(diagnostic(mistake, latest), latest)
        }
        if recognizer.gaveUp { latest = stop }
        let furthest = latest
        _ = recognizer.run(startRule, findsMistakes: true)
        if recognizer.reachedFailure, let failure = lexed.failure { return lexical(failure) }
        latest = min(max(recognizer.fill - 1, origin), tokens.count - 1)
        if let mistake = recognizer.mistake {
            return overridden(diagnostic(mistake, latest), latest)
        }
        return generic(furthest, latest)
    }

    private func generic(_ furthest: Int, _ latest: Int) -> Diagnostic {
        let token = tokens[furthest]
        if token.kind == .indent || token.kind == .dedent {
            let message = token.kind == .indent ? "unexpected indent" : "unexpected unindent"
            return diagnostic(.indentation, message, Place.latest(tokens[latest], in: source))
        }
        return overridden(diagnostic(.syntax, "invalid syntax", Place.known(token, in: source)), latest)
    }

    private func diagnostic(_ kind: Diagnostic.Kind, _ message: String, _ place: Place) -> Diagnostic {
        let prefix = field == nil ? "" : "f-string: "
        return Diagnostic(kind: kind, message: prefix + message, place: inField(place), shownText: fieldText)
    }

    private func lexical(_ failure: LexicalFailure) -> Diagnostic {
        let diagnostic = failure.diagnostic(in: source)
        guard field != nil else { return diagnostic }
        return Diagnostic(
            kind: diagnostic.kind, message: diagnostic.message, place: inField(diagnostic.place), shownText: fieldText)
    }

    /// What CPython shows instead of the source line: the field in parentheses.
    private var fieldText: String? { field.map { "(" + source.text($0) + ")" } }

    /// Counts the columns of a field's first line from its brace, which CPython has replaced by a parenthesis.
    private func inField(_ place: Place) -> Place {
        guard let field else { return place }
        let brace = source.position(at: Int(field.start) - 1)
        var place = place
        if place.line == brace.line, place.column > 0 { place.column -= brace.column - 1 }
        if place.endLine == brace.line, place.endColumn > 0 { place.endColumn -= brace.column - 1 }
        return place
    }

    private func diagnostic(_ mistake: Recognizer.Mistake, _ latest: Int) -> Diagnostic {
        var place: Place
        switch mistake.action.place {
        case .latest:
            place = Place.latest(tokens[latest], in: source)
        case .startingAt:
            place = known(mistake)
            let reader = Place.latest(tokens[latest], in: source)
            place.endLine = reader.endLine
            place.endColumn = reader.endColumn - 1
        case .endOf:
            place = known(mistake)
            let end = Int(place.range.end)
            let position = source.position(at: end)
            place = Place(
                line: source.position(at: Int(place.range.start)).line, column: position.column - 1,
                endLine: position.line, endColumn: 0, range: SourceRange(max(0, end - 1), end))
        case .node, .from, .badTarget:
            place = known(mistake)
        }
        return diagnostic(mistake.action.isIndentation ? .indentation : .syntax, mistake.message, place)
    }

    private func known(_ mistake: Recognizer.Mistake) -> Place {
        let first = tokens[min(mistake.first, tokens.count - 1)]
        if mistake.last <= mistake.first { return Place.known(first, in: source) }
        let last = tokens[min(mistake.last, tokens.count - 1)]
        var place = Place(SourceRange(start: first.start, end: last.end), in: source)
        if place.endLine != place.line {
            // CPython counts the end's column in the first line, and stops where that line does.
            place.endColumn = min(place.endColumn, source.lineText(place.line).unicodeScalars.count + 1)
        }
        return place
    }

    /// A failure of the lexer further on, or a bracket left open further up, is the likelier cause.
    func overridden(_ diagnostic: Diagnostic, _ latest: Int) -> Diagnostic {
        guard let failure = lexed.failure else { return diagnostic }
        if failure.overridesEarlierErrors { return lexical(failure) }
        guard field == nil, let open = lexed.openBracket, open < bytes.count else { return diagnostic }
        guard source.line(at: Int(tokens[latest].start)) > source.line(at: open) else { return diagnostic }
        let unclosed = LexicalFailure(reason: .unclosed(bytes[open], at: open), cursor: open, start: open)
        return unclosed.diagnostic(in: source)
    }

    /// `match` is a name unless what follows makes it a statement.
    private func refusedMatch(_ origin: Int) -> Diagnostic? {
        let token = tokens[origin]
        guard field == nil, token.kind == .name,
            String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self) == "match"
        else { return nil }
        let isMatch = LargeStack.run {
            var recognizer = Recognizer(
                .python, source: source, bytes: bytes, tokens: tokens, origin: origin)
            return recognizer.run("matchLine", findsMistakes: false)
        }
        guard isMatch else { return nil }
        return Diagnostic(
            kind: .syntax, message: "`match` is not part of this language", range: token.range, in: source)
    }
}
