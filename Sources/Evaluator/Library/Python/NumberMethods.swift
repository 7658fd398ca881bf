extension Family {
    static let intMethods = Family(
        type: "int",
        methods: [
            Builtin("bit_length", "()", "How many binary digits it needs.", example: "(10).bit_length()\n#> 4") {
                call in .int(Int.bitWidth - (try call.whole()).magnitude.leadingZeroBitCount)
            },
            Builtin("bit_count", "()", "How many ones its binary form has.", example: "(10).bit_count()\n#> 2") {
                call in .int((try call.whole()).magnitude.nonzeroBitCount)
            },
            Builtin(
                "to_bytes", "(length=1, byteorder='big', *, signed: bool = False)", "The number as bytes.",
                example: "(258).to_bytes(2, 'big')\n#> b'\\x01\\x02'"
            ) { call in
                let (value, length, signed) = (try call.whole(), try call.int(0), try call.bool(2))
                let isLittle = try call.isLittleEndian()
                if length < 0 { throw Raised(.valueError, "length argument must be non-negative") }
                if value < 0, !signed { throw Raised(.overflowError, "can't convert negative int to unsigned") }
                let bits = value < 0 ? (~value).bitWidth - (~value).leadingZeroBitCount : 64 - value.leadingZeroBitCount
                guard length >= 8 || bits + (signed ? 1 : 0) <= length * 8 || (value == 0 && length == 0) else {
                    throw Raised(.overflowError, "int too big to convert")
                }
                let bytes = (0..<length).map { UInt8(truncatingIfNeeded: value >> min($0 * 8, 63)) }
                return .bytes(isLittle ? bytes : bytes.reversed())
            },
            Builtin(
                "from_bytes", "(bytes, byteorder='big', *, signed: bool = False)", "The number that bytes hold.",
                example: "int.from_bytes(b'\\x01\\x02', 'big')\n#> 258", kind: .classMethod
            ) { call in
                let isLittle = try call.isLittleEndian()
                let given = try BytesObject.made(call[0])
                let bytes = isLittle ? given.bytes.reversed() : given.bytes
                let isNegative = try call.bool(2) && (bytes.first ?? 0) >= 128
                var value = isNegative ? -1 : 0
                for byte in bytes {
                    guard (value << 8) >> 8 == value else { throw Raised.overflow() }
                    value = value << 8 | Int(byte)
                }
                if !isNegative, value < 0 { throw Raised.overflow() }
                return .int(value)
            },
            Builtin("conjugate", "()", "Itself.", example: "(3).conjugate()\n#> 3") { call in
                .int(try call.whole())
            },
            Builtin("as_integer_ratio", "()", "As a fraction.", example: "(3).as_integer_ratio()\n#> (3, 1)") { call in
                .tuple([.int(try call.whole()), .int(1)])
            },
        ],
        properties: [
            Property("real", "Itself.") { .int(try $0.asIndex() ?? 0) },
            Property("imag", "Zero.") { _ in .int(0) },
            Property("numerator", "Itself.") { .int(try $0.asIndex() ?? 0) },
            Property("denominator", "One.") { _ in .int(1) },
        ])

    static let floatMethods = Family(
        type: "float",
        methods: [
            Builtin("is_integer", "()", "Whether it is a whole number.", example: "(2.0).is_integer()\n#> True") {
                call in
                let value = try call.real()
                return .bool(value.isFinite && value.rounded(.towardZero) == value)
            },
            Builtin("conjugate", "()", "Itself.", example: "(0.5).conjugate()\n#> 0.5") { call in
                .float(try call.real())
            },
            Builtin(
                "as_integer_ratio", "()", "As an exact fraction.", example: "(0.75).as_integer_ratio()\n#> (3, 4)"
            ) { call in
                let value = try call.real()
                if value.isNaN { throw Raised(.valueError, "cannot convert NaN to integer ratio") }
                if value.isInfinite { throw Raised(.overflowError, "cannot convert Infinity to integer ratio") }
                var numerator = value
                var power = 0
                while numerator.rounded(.towardZero) != numerator, power < 62 {
                    numerator *= 2
                    power += 1
                }
                guard let whole = Int(exactly: numerator) else { throw Raised.overflow() }
                return .tuple([.int(whole), .int(1 << power)])
            },
            Builtin("hex", "()", "In hexadecimal.", example: "(0.5).hex()\n#> '0x1.0000000000000p-1'") { call in
                .text(hexadecimal(try call.real()))
            },
        ],
        properties: [
            Property("real", "Itself.") { $0 },
            Property("imag", "Zero.") { _ in .float(0) },
        ])

    private static func hexadecimal(_ value: Double) -> String {
        if !value.isFinite { return FloatText.repr(value) }
        let sign = value.sign == .minus ? "-" : ""
        if value == 0 { return sign + "0x0.0p+0" }
        let digits = String(value.significandBitPattern, radix: 16)
        let mantissa = String(repeating: "0", count: 13 - digits.count) + digits
        let isNormal = value.isNormal
        let exponent = isNormal ? Int(value.exponent) : -1022
        return "\(sign)0x\(isNormal ? 1 : 0).\(mantissa)p\(exponent < 0 ? "" : "+")\(exponent)"
    }
}

extension Arguments {
    fileprivate func whole() throws -> Int { try receiver.asIndex() ?? 0 }
    fileprivate func real() throws -> Double { try receiver.asDouble() ?? 0 }
}

extension Arguments {
    /// `byteorder=`, the second argument.
    fileprivate func isLittleEndian() throws -> Bool {
        switch try string(1) {
        case "little": return true
        case "big": return false
        default: throw Raised(.valueError, "byteorder must be either 'little' or 'big'")
        }
    }
}
