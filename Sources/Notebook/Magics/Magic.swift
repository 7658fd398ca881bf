import Sessions

/// A command of the notebook: one row is its name, its arguments, its help and its body.
struct Magic: Sendable {
    let name: String
    /// As help shows them: `FILE [-f]`.
    let arguments: String
    let summary: String
    /// What `%%name` does with the rest of a cell; nil where there is no such form.
    let takesCell: Bool
    let body: @Sendable (MagicCall) throws -> Void

    init(
        _ name: String, _ arguments: String = "", _ summary: String, takesCell: Bool = false,
        body: @escaping @Sendable (MagicCall) throws -> Void
    ) {
        self.name = name
        self.arguments = arguments
        self.summary = summary
        self.takesCell = takesCell
        self.body = body
    }

    var usage: String { arguments.isEmpty ? "%\(name)" : "%\(name) \(arguments)" }
}

/// A magic on its way: the kernel it was called in, and what stood behind its name.
struct MagicCall {
    let kernel: Kernel
    let magic: Magic
    let arguments: String
    /// The rest of the cell, for `%%name`.
    let cell: String?

    /// What is asked to run: the rest of the line, or of the cell.
    var code: String { cell ?? arguments }

    /// The words of the arguments, quotes taken off.
    var words: [String] {
        var words: [String] = []
        var current = ""
        var isWord = false
        var quote: Character?
        for character in arguments {
            if let open = quote {
                if character == open { quote = nil } else { current.append(character) }
            } else if character == "\"" || character == "'" {
                quote = character
                isWord = true
            } else if character == " " || character == "\t" {
                if isWord || !current.isEmpty { words.append(current) }
                current = ""
                isWord = false
            } else {
                current.append(character)
            }
        }
        if isWord || !current.isEmpty { words.append(current) }
        return words
    }

    func usageError() -> MagicError { .usage(magic.usage) }
}

/// What a magic was asked wrongly.
enum MagicError: Error, Hashable {
    case unknown(String, nearest: String?)
    case noCellForm(String)
    case usage(String)
    case noPane(String, [String])
    /// A file that cannot be read or written, or is refused.
    case file(String)

    /// What went wrong with a file or with the session in it.
    static func ofFile(_ error: any Error, path: String) -> any Error {
        switch error {
        case let failure as FileFailure: MagicError.file(failure.lastLine)
        case let mistake as SessionMistake:
            MagicError.file("\(path):\(mistake.line):\(mistake.column): \(mistake.message)")
        default: error
        }
    }

    /// `Type: message`
    var lastLine: String {
        switch self {
        case .unknown(let name, let nearest):
            "UsageError: magic '%\(name)' not found." + (nearest.map { " Did you mean: '%\($0)'?" } ?? "")
        case .noCellForm(let name): "UsageError: '%\(name)' works on a line; '%%\(name)' is not known."
        case .usage(let usage): "UsageError: usage: \(usage)"
        case .noPane(let name, let known):
            "UsageError: there is no pane '\(name)'; there are \(known.joined(separator: ", "))"
        case .file(let text): text
        }
    }
}
