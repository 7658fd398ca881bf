/// The encodings that texts and bytes are turned into each other with.
enum Codec {
    case utf8, utf8Signed, ascii, latin1

    /// - Throws: LookupError for a name that is none of them.
    init(named name: String) throws {
        switch name.lowercased().filter({ $0 != "_" && $0 != "-" && $0 != " " }) {
        case "utf8", "u8", "cp65001": self = .utf8
        case "utf8sig": self = .utf8Signed
        case "ascii", "usascii", "646": self = .ascii
        case "latin1", "latin", "l1", "iso88591", "cp819": self = .latin1
        default: throw Raised(.lookupError, "unknown encoding: \(name)")
        }
    }

    private var name: String {
        switch self {
        case .utf8, .utf8Signed: "utf-8"
        case .ascii: "ascii"
        case .latin1: "latin-1"
        }
    }

    /// What happens at a place that cannot be turned.
    enum ErrorHandler: String {
        case strict, ignore, replace, backslashreplace

        /// - Throws: LookupError for another word.
        init(named name: String) throws {
            guard let handler = ErrorHandler(rawValue: name) else {
                throw Raised(.lookupError, "unknown error handler name '\(name)'")
            }
            self = handler
        }
    }

    // MARK: Decoding

    /// - Throws: UnicodeDecodeError, LookupError.
    func decode(_ bytes: [UInt8], errors: String = "strict") throws -> Str {
        switch self {
        case .latin1: return Str(scalars: bytes.map { Unicode.Scalar($0) })
        case .utf8, .ascii:
            if bytes.allSatisfy({ $0 < 128 }) { return Str(String(decoding: bytes, as: UTF8.self)) }
            return try decodeCarefully(bytes, errors)
        case .utf8Signed:
            return try Codec.utf8.decode(
                bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes, errors: errors)
        }
    }

    private func decodeCarefully(_ bytes: [UInt8], _ errors: String) throws -> Str {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            let (length, problem) =
                self == .ascii
                ? (1, bytes[place] < 128 ? nil : "ordinal not in range(128)") : Codec.sequence(bytes, place)
            let part = bytes[place..<place + length]
            if let problem {
                switch try ErrorHandler(named: errors) {
                case .strict: throw undecodable(bytes, place, length, problem)
                case .ignore: break
                case .replace: result += [0xEF, 0xBF, 0xBD]
                case .backslashreplace: for byte in part { result += Array("\\x".utf8) + BytesObject.digits(byte) }
                }
            } else {
                result += part
            }
            place += length
        }
        return Str(String(decoding: result, as: UTF8.self))
    }

    /// The length of the UTF-8 sequence at a place, and what is wrong with it.
    private static func sequence(_ bytes: [UInt8], _ place: Int) -> (length: Int, problem: String?) {
        let lead = bytes[place]
        let count: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0..<0x80: return (1, nil)
        case 0xC2...0xDF: count = 2
        case 0xE0...0xEF:
            count = 3
            if lead == 0xE0 { second = 0xA0...0xBF }
            if lead == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
            count = 4
            if lead == 0xF0 { second = 0x90...0xBF }
            if lead == 0xF4 { second = 0x80...0x8F }
        default: return (1, "invalid start byte")
        }
        for offset in 1..<count {
            guard place + offset < bytes.count else { return (offset, "unexpected end of data") }
            let isValid = (offset == 1 ? second : 0x80...0xBF).contains(bytes[place + offset])
            if !isValid { return (offset, "invalid continuation byte") }
        }
        return (count, nil)
    }

    private func undecodable(_ bytes: [UInt8], _ place: Int, _ length: Int, _ reason: String) -> Raised {
        let what =
            length == 1
            ? "byte 0x\(String(decoding: BytesObject.digits(bytes[place]), as: UTF8.self)) in position \(place)"
            : "bytes in position \(place)-\(place + length - 1)"
        return Raised(.unicodeDecodeError, "'\(name)' codec can't decode \(what): \(reason)")
    }

    // MARK: Encoding

    /// - Throws: UnicodeEncodeError, LookupError.
    func encode(_ text: Str, errors: String = "strict") throws -> [UInt8] {
        switch self {
        case .utf8: return Array(text.value.utf8)
        case .utf8Signed: return [0xEF, 0xBB, 0xBF] + Array(text.value.utf8)
        case .ascii, .latin1: break
        }
        if text.isASCII { return Array(text.value.utf8) }
        let limit: UInt32 = self == .ascii ? 128 : 256
        var result: [UInt8] = []
        let scalars = text.scalars
        var place = 0
        while place < scalars.count {
            if scalars[place].value < limit {
                result.append(UInt8(scalars[place].value))
                place += 1
                continue
            }
            var end = place
            while end < scalars.count, scalars[end].value >= limit { end += 1 }
            switch try ErrorHandler(named: errors) {
            case .strict:
                let what =
                    end - place == 1
                    ? "character '\(Str.escape(scalars[place]))' in position \(place)"
                    : "characters in position \(place)-\(end - 1)"
                throw Raised(
                    .unicodeEncodeError, "'\(name)' codec can't encode \(what): ordinal not in range(\(limit))")
            case .ignore: break
            case .replace: result += [UInt8](repeating: 63, count: end - place)
            case .backslashreplace: for scalar in scalars[place..<end] { result += Array(Str.escape(scalar).utf8) }
            }
            place = end
        }
        return result
    }
}
