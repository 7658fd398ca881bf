extension BytesObject {
    static let row = NativeType(
        "bytes", "Sequences of numbers below 256 that cannot be changed: what files and networks hold.",
        construct: Builtin(
            "bytes", "(source=..., encoding=..., errors=...)", "The bytes of a text, of numbers, or zeros.",
            example: "bytes([104, 105])\n#> b'hi'\nbytes('가', 'utf-8')\n#> b'\\xea\\xb0\\x80'"
        ) { call in
            .object(try made(call[0], encoding: call[1], errors: call[2]))
        },
        methods: BytesMethods.conversion + BytesMethods.search + BytesMethods.parts + BytesMethods.forms
            + [SpecialRows.length, SpecialRows.iter, SpecialRows.contains, SpecialRows.getItem])

    static func made(_ source: Value, encoding: Value = .unbound, errors: Value = .unbound) throws -> BytesObject {
        if case .str(let text) = source {
            guard case .str(let name) = encoding else {
                throw Raised(.typeError, "string argument without an encoding")
            }
            let handler = errors.isUnbound ? "strict" : try errors.str()
            return BytesObject(try Codec(named: name.value).encode(text, errors: handler))
        }
        if !encoding.isUnbound { throw Raised(.typeError, "encoding without a string argument") }
        if !errors.isUnbound { throw Raised(.typeError, "errors without a string argument") }
        if source.isUnbound { return BytesObject([]) }
        if let same = source.object(as: BytesObject.self) { return same }
        if let method = source.specialMethod("__bytes__") {
            guard let made = try Calls.call(method, [source]).object(as: BytesObject.self) else {
                throw Raised(.typeError, "__bytes__ returned non-bytes (type \(source.typeName))")
            }
            return made
        }
        if let count = try source.asIndex() {
            if count < 0 { throw Raised(.valueError, "negative count") }
            if count > 1 << 40 { throw Raised(.memoryError) }
            return BytesObject(repeatElement(0, count: count))
        }
        guard try source.isIterable else {
            throw Raised(.typeError, "cannot convert '\(source.typeName)' object to bytes")
        }
        return BytesObject(
            try source.collected().map { item in
                guard let number = try item.asIndex() else {
                    throw Raised(.typeError, "'\(item.typeName)' object cannot be interpreted as an integer")
                }
                guard let byte = UInt8(exactly: number) else {
                    throw Raised(.valueError, "bytes must be in range(0, 256)")
                }
                return byte
            })
    }
}

/// The methods of bytes.
enum BytesMethods {
    static let conversion = [
        Builtin(
            "decode", "(encoding='utf-8', errors='strict')", "The text that the bytes encode.",
            example: "b'\\xea\\xb0\\x80'.decode()\n#> '가'"
        ) { call in
            for (index, name) in ["encoding", "errors"].enumerated() {
                guard case .str = call[index] else {
                    throw Raised(
                        .typeError, "decode() argument '\(name)' must be str, not \(call[index].typeName)")
                }
            }
            return .str(try Codec(named: call.string(0)).decode(call.bytes, errors: call.string(1)))
        },
        Builtin(
            "hex", "(sep=..., bytes_per_sep=1)", "Two digits for each byte.", example: "b'\\xff\\x00'.hex()\n#> 'ff00'"
        ) { call in
            let bytes = try call.bytes
            var separator = ""
            if let given = call[0].object(as: BytesObject.self) {
                separator = String(decoding: given.bytes, as: UTF8.self)
            } else if !call[0].isUnbound {
                separator = try call.string(0)
            }
            if !call[0].isUnbound, separator.unicodeScalars.count != 1 {
                throw Raised(.valueError, "sep must be length 1.")
            }
            let width = try call.int(1)
            var text = ""
            for (place, byte) in bytes.enumerated() {
                let distance = width > 0 ? bytes.count - place : place
                if place > 0, width != 0, distance % abs(width) == 0 { text += separator }
                text += String(decoding: BytesObject.digits(byte), as: UTF8.self)
            }
            return .text(text)
        },
        Builtin(
            "fromhex", "(string, /)", "Bytes from pairs of digits.", example: "bytes.fromhex('68 69')\n#> b'hi'",
            kind: .classMethod
        ) { call in
            guard case .str(let text) = call[0] else {
                throw Raised(.typeError, "fromhex() argument must be str, not \(call[0].typeName)")
            }
            var bytes: [UInt8] = []
            var first: Int?
            let scalars = text.scalars
            for (place, scalar) in scalars.enumerated() {
                if first == nil, scalar.value < 128, UInt8(scalar.value).isBytesSpace { continue }
                guard scalar.value < 128, let digit = Character(scalar).hexDigitValue else {
                    throw notHexadecimal(place)
                }
                if let high = first {
                    bytes.append(UInt8(high << 4 | digit))
                    first = nil
                } else {
                    first = digit
                }
            }
            if first != nil { throw notHexadecimal(scalars.count) }
            return .bytes(bytes)
        },
    ]

    private static func notHexadecimal(_ place: Int) -> Raised {
        Raised(.valueError, "non-hexadecimal number found in fromhex() arg at position \(place)")
    }

    static let search = [
        Builtin("find", "(sub, start=None, end=None, /)", "Where `sub` is first found, or -1.") { call in
            .int(try found(call) ?? -1)
        },
        Builtin("rfind", "(sub, start=None, end=None, /)", "Where `sub` is last found, or -1.") { call in
            .int(try found(call, fromRight: true) ?? -1)
        },
        Builtin("index", "(sub, start=None, end=None, /)", "Where `sub` is first found; ValueError where it is not.") {
            call in
            guard let place = try found(call) else { throw Raised(.valueError, "subsection not found") }
            return .int(place)
        },
        Builtin("rindex", "(sub, start=None, end=None, /)", "Where `sub` is last found; ValueError where it is not.") {
            call in
            guard let place = try found(call, fromRight: true) else {
                throw Raised(.valueError, "subsection not found")
            }
            return .int(place)
        },
        Builtin("count", "(sub, start=None, end=None, /)", "How often `sub` occurs without overlap.") { call in
            let (needle, bounds) = try call.bytesSearch()
            guard let range = bounds else { return .int(0) }
            if needle.isEmpty { return .int(range.count + 1) }
            let bytes = try call.bytes
            var (count, place) = (0, range.lowerBound)
            while let found = BytesSearch.firstIndex(of: needle, in: bytes, from: place, to: range.upperBound) {
                count += 1
                place = found + needle.count
            }
            return .int(count)
        },
        Builtin("startswith", "(prefix, start=None, end=None, /)", "Whether it begins with these bytes.") { call in
            .bool(try call.hasBytesAffix(atEnd: false))
        },
        Builtin("endswith", "(suffix, start=None, end=None, /)", "Whether it ends with these bytes.") { call in
            .bool(try call.hasBytesAffix(atEnd: true))
        },
    ]

    private static func found(_ call: borrowing Arguments, fromRight: Bool = false) throws -> Int? {
        let (needle, bounds) = try call.bytesSearch()
        guard let range = bounds else { return nil }
        let bytes = try call.bytes
        return fromRight
            ? BytesSearch.lastIndex(of: needle, in: bytes, from: range.lowerBound, to: range.upperBound)
            : BytesSearch.firstIndex(of: needle, in: bytes, from: range.lowerBound, to: range.upperBound)
    }
}
