/// An `io.StringIO`: a text that is read and written like a file.
final class StringIOObject: StreamObject {
    private var content: [Unicode.Scalar] = []
    private var place = 0
    private var closed = false

    init(_ text: Str) {
        content = text.scalars
        super.init(name: "", mode: "r+", typeName: "io.StringIO")
    }

    override var isClosed: Bool { closed }
    var text: Str { Str(scalars: content) }

    private func checkOpen() throws {
        if closed { throw Raised(.valueError, "I/O operation on closed file") }
    }

    override func write(_ text: String) { try? writeChecked(text) }

    override func writeChecked(_ text: String) throws {
        try checkOpen()
        let scalars = Array(text.unicodeScalars)
        while content.count < place { content.append("\0") }
        content.replaceSubrange(place..<min(place + scalars.count, content.count), with: scalars)
        place += scalars.count
    }

    override func readLine() throws -> Str {
        try checkOpen()
        guard place < content.count else { return .empty }
        let end = content[place...].firstIndex(of: "\n").map { $0 + 1 } ?? content.count
        defer { place = end }
        return Str(scalars: content[place..<end])
    }

    override func read(_ count: Int?) throws -> Str {
        try checkOpen()
        guard place < content.count else { return .empty }
        let end = count.map { min(place + $0, content.count) } ?? content.count
        defer { place = end }
        return Str(scalars: content[place..<end])
    }

    override func close() throws { closed = true }
    override func tell() throws -> Int { place }

    override func seek(_ position: Int) throws -> Int {
        try checkOpen()
        if position < 0 { throw Raised(.valueError, "Negative seek position \(position)") }
        place = position
        return position
    }

    override func repr() throws -> String { "<_io.StringIO object at \(address)>" }

    static let row = NativeType(
        "StringIO", module: "io", bases: ["_io.TextIOWrapper"], "A text that is read and written like a file.",
        construct: Builtin(
            "StringIO", "(initial_value='', newline='\\n')", "A text that is read and written like a file.",
            example: "io.StringIO('a\\nb').readlines()\n#> ['a\\n', 'b']"
        ) { call in .object(StringIOObject(call.has(0) ? try call.str(0) : .empty)) },
        methods: [
            Builtin("getvalue", "()", "All that was written.") { call in
                .str(call.receiver.object(as: StringIOObject.self)?.text ?? .empty)
            }
        ])
}
