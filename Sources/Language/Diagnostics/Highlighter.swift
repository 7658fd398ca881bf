import Markup

/// The text with keywords, numbers, strings and comments marked; text that is not the language stays plain.
public func highlight(_ text: String) -> Markup {
    let source = SourceText(text)
    let lexed = Lexer.lex(source)
    var markup = Markup()
    var position = 0
    func fill(to end: Int) {
        guard end > position else { return }
        // What lies between tokens is blanks and comments.
        var index = position
        while index < end {
            if source.bytes[index] == UInt8(ascii: "#") {
                var stop = index
                while stop < end, source.bytes[stop] != 0x0A, source.bytes[stop] != 0x0D { stop += 1 }
                markup.append(source.text(SourceRange(position, index)))
                markup.append(source.text(SourceRange(index, stop)), .comment)
                position = stop
                index = stop
            } else {
                index += 1
            }
        }
        markup.append(source.text(SourceRange(position, end)))
        position = end
    }
    for token in lexed.tokens {
        let role: Role
        switch token.kind {
        case .string: role = .string
        case .number: role = .number
        case .name: role = .name
        case .failure: continue
        default:
            guard token.kind.keyword != nil else { continue }
            role = .keyword
        }
        fill(to: Int(token.start))
        markup.append(source.text(token.range), role)
        position = Int(token.end)
    }
    if lexed.failure == nil {
        fill(to: source.bytes.count)
    } else {
        markup.append(source.text(SourceRange(position, source.bytes.count)))
    }
    return markup
}
