/// PNG files of eight bits a colour.
enum PNGFile {
    static func encode(width: Int, height: Int, rgb: [UInt8]) -> [UInt8] {
        var header = bigEndian(UInt32(width)) + bigEndian(UInt32(height))
        header += [8, 2, 0, 0, 0]
        // Rows as differences from the row above: drawings are mostly zeros then.
        var rows: [UInt8] = []
        rows.reserveCapacity((width * 3 + 1) * height)
        for row in 0..<height {
            rows.append(row == 0 ? 0 : 2)
            let start = row * width * 3
            for at in start..<start + width * 3 { rows.append(row == 0 ? rgb[at] : rgb[at] &- rgb[at - width * 3]) }
        }
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        return signature + chunk("IHDR", header)
            + chunk("IDAT", [0x78, 0x01] + Deflate.runs(rows) + bigEndian(adler(rows))) + chunk("IEND", [])
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        return bigEndian(UInt32(data.count)) + body + bigEndian(checksum(body))
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        let table = (0..<256).map { index -> UInt32 in
            (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
        }
        return ~bytes.reduce(0xFFFF_FFFF) { table[Int(($0 ^ UInt32($1)) & 255)] ^ ($0 >> 8) }
    }

    private static func adler(_ bytes: [UInt8]) -> UInt32 {
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            low = (low + UInt32(byte)) % 65521
            high = (high + low) % 65521
        }
        return high << 16 | low
    }
}

/// Deflate with the fixed codes of the format, and repetitions of the byte before as its only matches.
enum Deflate {
    static func runs(_ bytes: [UInt8]) -> [UInt8] {
        var writer = BitWriter()
        // The last block, fixed codes.
        writer.put(0b011, count: 3)
        var at = 0
        while at < bytes.count {
            if at > 0, bytes[at] == bytes[at - 1] {
                var length = 1
                while length < 258, at + length < bytes.count, bytes[at + length] == bytes[at] { length += 1 }
                if length >= 3 {
                    writer.putLength(length)
                    at += length
                    continue
                }
            }
            writer.putSymbol(Int(bytes[at]))
            at += 1
        }
        writer.putSymbol(256)
        return writer.finished()
    }

    private struct BitWriter {
        private var bytes: [UInt8] = []
        private var pending: UInt32 = 0
        private var count = 0

        mutating func put(_ bits: Int, count: Int) {
            pending |= UInt32(bits) << UInt32(self.count)
            self.count += count
            while self.count >= 8 {
                bytes.append(UInt8(pending & 255))
                pending >>= 8
                self.count -= 8
            }
        }

        /// Codes are written from their highest bit on.
        private mutating func putCode(_ code: Int, count: Int) {
            var reversed = 0
            for bit in 0..<count where code >> bit & 1 == 1 { reversed |= 1 << (count - 1 - bit) }
            put(reversed, count: count)
        }

        mutating func putSymbol(_ symbol: Int) {
            switch symbol {
            case ..<144: putCode(0x30 + symbol, count: 8)
            case ..<256: putCode(0x190 + symbol - 144, count: 9)
            case ..<280: putCode(symbol - 256, count: 7)
            default: putCode(0xC0 + symbol - 280, count: 8)
            }
        }

        /// A repetition of 3 ... 258 bytes at distance 1.
        mutating func putLength(_ length: Int) {
            if length == 258 {
                putSymbol(285)
            } else {
                var (symbol, base, extra) = (257, 3, 0)
                while true {
                    let width = 1 << extra
                    if length < base + width { break }
                    base += width
                    symbol += 1
                    extra = symbol < 265 ? 0 : (symbol - 261) / 4
                }
                putSymbol(symbol)
                put(length - base, count: extra)
            }
            putCode(0, count: 5)
        }

        mutating func finished() -> [UInt8] {
            if count > 0 { bytes.append(UInt8(pending & 255)) }
            return bytes
        }
    }
}
