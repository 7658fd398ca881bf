extension Family {
    /// Builtin functions that show values.
    static let printing = Family(
        module: "builtins",
        functions: [
            Builtin(
                "print", "(*args, sep=' ', end='\\n', file=None, flush: bool = False)",
                "Writes values as text, separated and ended as told.",
                example: """
                    print('a', 1, [0.5])
                    #> a 1 [0.5]
                    print(1, 2, sep='-', end='!')
                    #> 1-2!
                    """
            ) { call in
                let separator = try call.textOrNone(0, "sep", " ")
                let end = try call.textOrNone(1, "end", "\n")
                var text = ""
                for (index, value) in call.rest.enumerated() {
                    if index > 0 { text += separator }
                    if case .str(let piece) = value { text += piece.value } else { text += try value.str() }
                }
                text += end
                let host = call.interpreter.host
                if call.has(2) {
                    if let stream = call[2].object(as: StreamObject.self) {
                        stream.write(text)
                    } else {
                        _ = try Calls.call(try call[2].attribute("write"), [.text(text)])
                    }
                } else {
                    host.write(text)
                }
                if try call.bool(3) { host.flush() }
                return .none
            },
            Builtin("input", "(prompt='', /)", "A line typed by the user.") { call in
                guard let line = call.interpreter.host.readLine(prompt: try call[0].str()) else {
                    // Ctrl-C ends the reading too.
                    try call.machine.poll()
                    throw Raised(.endOfFileError, "EOF when reading a line")
                }
                return .text(line)
            },
            Builtin(
                "repr", "(obj, /)", "The value as it would be written in a program.", example: "repr('a')\n#> \"'a'\""
            ) {
                call in .text(try call[0].repr())
            },
            Builtin(
                "ascii", "(obj, /)", "Like `repr`, with escapes for what is not ASCII.",
                example: "ascii('é')\n#> \"'\\\\xe9'\""
            ) {
                call in .text(Str.escapingNonASCII(try call[0].repr()))
            },
            Builtin(
                "format", "(value, format_spec='', /)", "The value as text, formatted.",
                example: "format(0.5, '.2f')\n#> '0.50'"
            ) { call in
                guard case .str(let specification) = call[1] else { throw call.mismatch(1, expected: "str") }
                return .text(try TextFormatting.format(call[0], specification.value))
            },
        ])
}

extension Arguments {
    fileprivate func textOrNone(_ index: Int, _ name: String, _ fallback: String) throws -> String {
        switch self[index] {
        case .str(let text): return text.value
        case .none, .unbound: return fallback
        case let other: throw Raised(.typeError, "\(name) must be None or a string, not \(other.typeName)")
        }
    }
}
