/// Why a file was refused, and where.
public struct SessionMistake: Error, Hashable, Sendable {
    public let kind: Kind
    /// 1-based.
    public let line: Int
    /// 1-based, in code points.
    public let column: Int

    public enum Kind: Hashable, Sendable {
        case notUTF8
        case notText
        case mixedLineEndings
        case headerNotClosed
        case headerLine
        case headerKeyTwice(String)
        case unknownVersion(String)
        case badCheckMode(String)
        case badDuration(String)
        case badNumber(key: String, value: String)
        case valueMissing(String)
        case valueNotTaken(String)
        case optionTwice(String)
        case openQuote
        case optionsAfterCode
        case badID
        case sameID(String, firstLine: Int)
        case codeInProse
        case outputInProse
        case codeAfterOutput
        case outputAfterError
        case notJSON(String)
        case notANotebook(String)
    }

    public var message: String {
        switch kind {
        case .notUTF8: "this is not UTF-8"
        case .notText: "there is a NUL byte here: this is not a text file"
        case .mixedLineEndings: "this line ends in LF, the ones before it in CRLF"
        case .headerNotClosed: "the header that begins here is never closed by a second '# ---'"
        case .headerLine: "a header line reads '# key: value'"
        case .headerKeyTwice(let key): "'\(key)' stands twice in the header"
        case .unknownVersion(let version): "this file says 'rnnsession: \(version)'; this program reads version 1"
        case .badCheckMode(let text): "'\(text)' is no way to check; use exact, digits, digits:n, shape or none"
        case .badDuration(let text): "'\(text)' is no duration; write 90s, 25m or 1h30m"
        case .badNumber(let key, let value): "'\(key)' takes a whole number, not '\(value)'"
        case .valueMissing(let key): "'\(key)' needs a value: \(key)=…"
        case .valueNotTaken(let key): "'\(key)' takes no value"
        case .optionTwice(let key): "'\(key)' is given twice for this cell"
        case .openQuote: "this quote is never closed"
        case .optionsAfterCode: "options ('#|') stand above the cell's code"
        case .badID: "an id reads {#name}: letters, digits, '-', '_' and '.'"
        case .sameID(let id, let line): "the id '\(id)' is already used in line \(line)"
        case .codeInProse: "a line of prose begins with '# '; code needs a cell of its own ('# %%')"
        case .outputInProse: "prose has no output; '#>' and '#!' belong to a code cell ('# %%')"
        case .codeAfterOutput: "code after the recorded output; begin a new cell with '# %%'"
        case .notJSON(let what): "this is not JSON: \(what)"
        case .notANotebook(let what): "this is no notebook: \(what)"
        case .outputAfterError: "output after the recorded error; an error ends a cell"
        }
    }
}

/// Something odd that was kept as it is.
public struct SessionWarning: Hashable, Sendable {
    public let message: String
    public let line: Int
    public let column: Int
}
