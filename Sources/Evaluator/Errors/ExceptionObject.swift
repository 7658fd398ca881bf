import Language

/// A Python exception.
public final class ExceptionObject: Object {
    public var arguments: Tuple
    public var cause: ExceptionObject?
    public var context: ExceptionObject?
    /// True after `raise … from …`: the context is not printed.
    public var suppressesContext = false
    /// Where it passed, innermost first: frames are added as it unwinds.
    public var traceback: [TracebackEntry] = []
    /// Lines of `add_note`.
    var notes: [String] = []
    /// What was looked up in vain, for "Did you mean".
    var missing: MissingName?
    /// A syntax error's place.
    var diagnostic: (diagnostic: Diagnostic, source: SourceText)?
    /// Set while the innermost frame's place is known and the exception has not left that frame.
    var isLocated = false

    init(_ type: TypeObject, _ arguments: ContiguousArray<Value>) {
        self.arguments = Tuple(arguments)
        super.init(type: type)
    }

    /// The first argument's text where it is a text: what most messages are.
    public var message: String {
        (try? messageText()) ?? ""
    }

    public override func str() throws -> String? { try messageText() }

    private func messageText() throws -> String {
        if let text = try systemErrorText() { return text }
        switch arguments.items.count {
        case 0: return ""
        case 1:
            let value = arguments.items[0]
            return type.isSubtype(of: Types.current.exception(.keyError)) ? try value.repr() : try value.str()
        default: return try Value.tuple(arguments).repr()
        }
    }

    /// `[Errno 2] No such file or directory: 'x'`
    private func systemErrorText() throws -> String? {
        guard arguments.items.count >= 2, type.isSubtype(of: Types.current.exception(.osError)) else { return nil }
        let head = "[Errno \(try arguments.items[0].str())] \(try arguments.items[1].str())"
        let file = field("filename")
        return file.isUnbound || file.isNone ? head : head + ": " + (try file.repr())
    }

    public override func repr() throws -> String {
        let items = arguments.items
        if items.count == 1 { return "\(type.name)(\(try items[0].repr()))" }
        return type.name + (try Value.tuple(arguments).repr())
    }
}

/// One frame that an exception passed.
public struct TracebackEntry {
    public let source: SourceText
    /// What was being evaluated.
    public let range: SourceRange
    public var function: String
}

/// A name that was not found, and among what.
enum MissingName {
    case variable(String)
    case attribute(Value, String)
    case imported(module: Object, String)
}
