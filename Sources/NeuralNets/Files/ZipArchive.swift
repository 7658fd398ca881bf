/// ZIP archives with stored members, as PyTorch writes its files.
public struct ZipArchive {
    public private(set) var names: [String] = []
    private var places: [String: Range<Int>] = [:]
    public let bytes: [UInt8]

    /// What is wrong with a file.
    public enum Failure: Error, Hashable, Sendable {
        /// No directory at the end: the file was cut, or is none.
        case noDirectory
        /// A member that is compressed, or lies outside the file.
        case unreadable(String)
    }

    public init(_ bytes: [UInt8]) throws(Failure) {
        self.bytes = bytes
        let reader = ByteReader(bytes)
        // The end record is 22 bytes and a comment of at most 65535.
        var end = bytes.count - 22
        while end >= max(0, bytes.count - 65557), reader.int(end, 4) != 0x0605_4B50 { end -= 1 }
        guard end >= max(0, bytes.count - 65557) else { throw .noDirectory }
        guard var count = reader.int(end + 10, 2), var at = reader.int(end + 16, 4) else { throw .noDirectory }
        if count == 0xFFFF || at == 0xFFFF_FFFF, reader.int(end - 20, 4) == 0x0706_4B50,
            let wide = reader.int(end - 12, 8), reader.int(wide, 4) == 0x0606_4B50,
            let wideCount = reader.int(wide + 32, 8), let wideAt = reader.int(wide + 48, 8)
        {
            (count, at) = (wideCount, wideAt)
        }
        for _ in 0..<count {
            guard reader.int(at, 4) == 0x0201_4B50, let method = reader.int(at + 10, 2),
                var size = reader.int(at + 24, 4), let nameLength = reader.int(at + 28, 2),
                let extraLength = reader.int(at + 30, 2), let commentLength = reader.int(at + 32, 2),
                var header = reader.int(at + 42, 4), let name = reader.text(at + 46, nameLength)
            else { throw .noDirectory }
            var extra = at + 46 + nameLength
            let extraEnd = extra + extraLength
            while extra + 4 <= extraEnd, let id = reader.int(extra, 2), let length = reader.int(extra + 2, 2) {
                var field = extra + 4
                if id == 1 {
                    if size == 0xFFFF_FFFF, let wide = reader.int(field, 8) {
                        size = wide
                        field += 8
                        if reader.int(at + 20, 4) == 0xFFFF_FFFF { field += 8 }
                    }
                    if header == 0xFFFF_FFFF, let wide = reader.int(field, 8) { header = wide }
                }
                extra += 4 + length
            }
            guard let localName = reader.int(header + 26, 2), let localExtra = reader.int(header + 28, 2) else {
                throw .noDirectory
            }
            let start = header + 30 + localName + localExtra
            guard method == 0, size >= 0, start >= 0, size <= bytes.count, start <= bytes.count - size else {
                throw .unreadable(name)
            }
            names.append(name)
            places[name] = start..<start + size
            at += 46 + nameLength + extraLength + commentLength
        }
    }

    public subscript(name: String) -> ArraySlice<UInt8>? { places[name].map { bytes[$0] } }

    /// The bytes of an archive; each member's data begins at a multiple of 64.
    public static func encode(_ members: [(name: String, data: [UInt8])]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        bytes.reserveCapacity(members.reduce(4096) { $0 + $1.data.count + 256 })
        for member in members {
            let name = Array(member.name.utf8)
            let header = bytes.count
            let checksum = Int(Checksum.crc32(member.data))
            let padding = (64 - (header + 30 + name.count + 4) % 64) % 64
            let common =
                number(20, 2) + number(0x800, 2) + number(0, 2) + number(0, 4) + number(checksum, 4)
                + number(member.data.count, 4) + number(member.data.count, 4) + number(name.count, 2)
            bytes += number(0x0403_4B50, 4) + common + number(padding + 4, 2) + name
            bytes += Array("FB".utf8) + number(padding, 2) + [UInt8](repeating: UInt8(ascii: "Z"), count: padding)
            bytes += member.data
            directory += number(0x0201_4B50, 4) + number(0, 2) + common + number(0, 2) + number(0, 2) + number(0, 2)
            directory += number(0, 2) + number(0, 4) + number(header, 4) + name
        }
        let start = bytes.count
        bytes += directory
        bytes += number(0x0605_4B50, 4) + number(0, 4) + number(members.count, 2) + number(members.count, 2)
        bytes += number(directory.count, 4) + number(start, 4) + number(0, 2)
        return bytes
    }

    private static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}

/// Little-endian numbers in a file that may end anywhere.
struct ByteReader {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// nil outside the file, and for numbers that no file is long enough for.
    func int(_ place: Int, _ width: Int) -> Int? {
        guard place >= 0, place <= bytes.count - width else { return nil }
        var value: UInt64 = 0
        for k in 0..<width { value |= UInt64(bytes[place + k]) << UInt64(8 * k) }
        return Int(exactly: value).flatMap { $0 < 1 << 56 ? $0 : nil }
    }

    func text(_ place: Int, _ count: Int) -> String? {
        guard place >= 0, count >= 0, place <= bytes.count - count else { return nil }
        return String(decoding: bytes[place..<place + count], as: UTF8.self)
    }
}

public enum Checksum {
    /// The checksum of ZIP and PNG files.
    public static func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
        let table = (0..<256).map { index -> UInt32 in
            (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
        }
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes { value = table[Int((value ^ UInt32(byte)) & 255)] ^ (value >> 8) }
        return ~value
    }
}
