/// A text stream: `sys.stdout` and its like, and what `open` gives.
public class StreamObject: Object {
    let name: String
    let mode: String

    init(name: String, mode: String, typeName: String = "_io.TextIOWrapper") {
        self.name = name
        self.mode = mode
        super.init(type: Types.current.named(typeName) ?? Types.current.object)
    }

    var isClosed: Bool { false }

    func write(_ text: String) {}
    func writeChecked(_ text: String) throws { throw notWritable() }
    /// The next line with its newline; empty at the end.
    func readLine() throws -> Str { throw notReadable() }
    /// At most `count` characters, or everything.
    func read(_ count: Int?) throws -> Str { throw notReadable() }
    /// The same for the language: texts, or bytes where the file is binary.
    func readLineValue() throws -> Value { .str(try readLine()) }
    func readValue(_ count: Int?) throws -> Value { .str(try read(count)) }

    /// Writes a text, or bytes where the file is binary, and gives its length.
    func writeValue(_ value: Value) throws -> Int {
        guard case .str(let text) = value else {
            throw Raised(.typeError, "write() argument must be str, not \(value.typeName)")
        }
        try writeChecked(text.value)
        return text.count
    }

    func flush() throws {}
    func close() throws {}
    func seek(_ position: Int) throws -> Int { throw StreamObject.unsupported("underlying stream is not seekable") }
    func tell() throws -> Int { 0 }

    func notReadable() -> Raised { StreamObject.unsupported("not readable") }
    func notWritable() -> Raised { StreamObject.unsupported("not writable") }
    static func unsupported(_ message: String) -> Raised {
        let type = Types.current.named("io.UnsupportedOperation") ?? Types.current.exception(.osError)
        return Raised(ExceptionObject(type, [.text(message)]))
    }

    public override func repr() throws -> String {
        "<_io.TextIOWrapper name=\(Str.repr(name)) mode='\(mode)' encoding='UTF-8'>"
    }

    public override func makeIterator() throws -> IteratorObject? {
        ClosureIterator(type: type) {
            let line = try self.readLineValue()
            return try line.isTrue() ? line : .unbound
        }
    }

    public override func enter() throws -> Value? { .object(self) }

    public override func exit(_ raised: Raised?) throws -> Bool {
        try close()
        return false
    }
}

/// `sys.stdin`, `sys.stdout`, `sys.stderr`
final class StandardStream: StreamObject {
    enum Channel { case input, output, error }
    private let channel: Channel

    init(_ channel: Channel) {
        self.channel = channel
        let name =
            switch channel {
            case .input: "<stdin>"
            case .output: "<stdout>"
            case .error: "<stderr>"
            }
        super.init(name: name, mode: channel == .input ? "r" : "w")
    }

    private var host: any Host { Machine.current.pointee.interpreter.host }

    override func write(_ text: String) {
        switch channel {
        case .input: break
        case .output: host.write(text)
        case .error: host.writeError(text)
        }
    }

    override func writeChecked(_ text: String) throws {
        if channel == .input { throw notWritable() }
        write(text)
    }

    override func readLine() throws -> Str {
        guard channel == .input else { throw notReadable() }
        return Str(host.readLine(prompt: "").map { $0 + "\n" } ?? "")
    }

    override func read(_ count: Int?) throws -> Str {
        guard channel == .input else { throw notReadable() }
        var text = ""
        while let line = host.readLine(prompt: "") { text += line + "\n" }
        return Str(text)
    }

    override func flush() throws { if channel == .output { host.flush() } }
}
