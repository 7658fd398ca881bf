#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What `open` gives: a text file, read whole when it is opened, written as it goes.
final class FileObject: StreamObject {
    let path: String
    let isBinary: Bool
    private var bytes: [UInt8] = []
    private var place = 0
    private var file: UnsafeMutablePointer<FILE>?
    private var closed = false
    private let canRead: Bool

    init(path: String, mode: String, encoding: String?, newline: String?) throws {
        self.path = path
        let letters = Set(mode)
        let kinds = letters.intersection("rwax")
        guard kinds.count == 1, letters.isSubset(of: "rwaxbt+"), letters.count == mode.count else {
            let isUnknown = !letters.isSubset(of: "rwaxbt+") || letters.count != mode.count
            throw Raised(
                .valueError,
                isUnknown
                    ? "invalid mode: \(Str.repr(mode))"
                    : "must have exactly one of create/read/write/append mode")
        }
        isBinary = letters.contains("b")
        canRead = letters.contains("r")
        super.init(
            name: path, mode: mode,
            typeName: !isBinary ? "_io.TextIOWrapper" : canRead ? "_io.BufferedReader" : "_io.BufferedWriter")
        if canRead {
            let source = try FileSystem.read(path)
            bytes = isBinary ? source : try FileObject.decoded(source, encoding, translating: newline == nil)
        } else {
            try FileSystem.authorize(.write, path)
            let opening = letters.contains("x") ? "wx" : letters.contains("a") ? "a" : "w"
            guard let file = fopen(path, opening) else { throw FileSystem.failure(path) }
            self.file = file
        }
    }

    deinit { if let file { fclose(file) } }

    /// UTF-8 with newlines as `\n`.
    private static func decoded(_ source: [UInt8], _ encoding: String?, translating: Bool) throws -> [UInt8] {
        let result = Array(try Codec(named: encoding ?? "utf-8").decode(source).value.utf8)
        guard translating, result.contains(13) else { return result }
        var translated: [UInt8] = []
        translated.reserveCapacity(result.count)
        var previous: UInt8 = 0
        for byte in result {
            if byte == 13 { translated.append(10) } else if byte != 10 || previous != 13 { translated.append(byte) }
            previous = byte
        }
        return translated
    }

    override var isClosed: Bool { closed }

    private func checkOpen() throws {
        if closed { throw Raised(.valueError, "I/O operation on closed file.") }
    }

    private func checkReadable() throws {
        try checkOpen()
        if !canRead { throw notReadable() }
    }

    override func writeChecked(_ text: String) throws {
        try checkOpen()
        guard let file else { throw notWritable() }
        var text = text
        let complete = text.withUTF8 { $0.isEmpty || fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
        if !complete { throw FileSystem.failure(path) }
    }

    override func write(_ text: String) { try? writeChecked(text) }

    override func repr() throws -> String {
        isBinary ? "<\(type.displayName) name=\(Str.repr(name))>" : try super.repr()
    }

    override func writeValue(_ value: Value) throws -> Int {
        guard isBinary else { return try super.writeValue(value) }
        try checkOpen()
        guard let bytes = value.object(as: BytesObject.self)?.bytes else { throw BytesObject.required(value) }
        guard let file else { throw StreamObject.unsupported("write") }
        if fwrite(bytes, 1, bytes.count, file) != bytes.count { throw FileSystem.failure(path) }
        return bytes.count
    }

    override func readValue(_ count: Int?) throws -> Value {
        guard isBinary else { return try super.readValue(count) }
        try checkOpen()
        if !canRead { throw StreamObject.unsupported("read") }
        let end = count.map { min(place + $0, bytes.count) } ?? bytes.count
        defer { place = end }
        return .bytes(bytes[place..<end])
    }

    override func readLineValue() throws -> Value {
        guard isBinary else { return try super.readLineValue() }
        try checkOpen()
        if !canRead { throw StreamObject.unsupported("readline") }
        let end = bytes[place...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
        defer { place = end }
        return .bytes(bytes[place..<end])
    }

    override func readLine() throws -> Str {
        try checkReadable()
        guard place < bytes.count else { return .empty }
        let end = bytes[place...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
        defer { place = end }
        return Str(String(decoding: bytes[place..<end], as: UTF8.self))
    }

    override func read(_ count: Int?) throws -> Str {
        try checkReadable()
        var end = bytes.count
        if let count {
            end = place
            var remaining = count
            while end < bytes.count, remaining > 0 {
                end += 1
                while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
                remaining -= 1
            }
        }
        defer { place = end }
        return Str(String(decoding: bytes[place..<end], as: UTF8.self))
    }

    override func flush() throws {
        try checkOpen()
        if let file { fflush(file) }
    }

    override func close() throws {
        closed = true
        bytes = []
        guard let file else { return }
        self.file = nil
        if fclose(file) != 0 { throw FileSystem.failure(path) }
    }

    override func seek(_ position: Int) throws -> Int {
        try checkOpen()
        if position < 0 { throw Raised(.valueError, "negative seek position \(position)") }
        if let file { fseek(file, position, SEEK_SET) } else { place = min(position, bytes.count) }
        return position
    }

    override func tell() throws -> Int {
        try checkOpen()
        return file.map { ftell($0) } ?? place
    }

    override func enter() throws -> Value? {
        try checkOpen()
        return .object(self)
    }
}
