/// A Python `bytes`: whole numbers below 256 that do not change.
public final class BytesObject: Object {
    public let bytes: [UInt8]

    public init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
        super.init(type: Types.current.native(BytesObject.row))
    }

    /// The literal's text: quotes chosen as Python chooses them, everything unprintable as `\x..`.
    public override func repr() throws -> String {
        let quote: UInt8 = bytes.contains(39) && !bytes.contains(34) ? 34 : 39
        var text: [UInt8] = [98, quote]
        for byte in bytes {
            switch byte {
            case quote, 92: text += [92, byte]
            case 9: text += Array("\\t".utf8)
            case 10: text += Array("\\n".utf8)
            case 13: text += Array("\\r".utf8)
            case 32..<127: text.append(byte)
            default: text += Array("\\x".utf8) + BytesObject.digits(byte)
            }
        }
        return String(decoding: text + [quote], as: UTF8.self)
    }

    static func digits(_ byte: UInt8) -> [UInt8] {
        [byte >> 4, byte & 15].map { $0 < 10 ? 48 + $0 : 87 + $0 }
    }

    public override func length() throws -> Int? { bytes.count }

    public override func makeIterator() throws -> IteratorObject? {
        var place = 0
        let bytes = bytes
        return ClosureIterator(type: Types.current.iterator("bytes_iterator")) {
            guard place < bytes.count else { return .unbound }
            place += 1
            return .int(Int(bytes[place - 1]))
        }
    }

    public override func makeReversed() throws -> IteratorObject? {
        SequenceIterator(
            ContiguousArray(bytes.reversed().map { Value.int(Int($0)) })[...], type: Types.current.iterator("reversed"))
    }

    public override func item(at index: Value) throws -> Value? {
        if let number = try index.asIndex() {
            let place = number < 0 ? number + bytes.count : number
            guard bytes.indices.contains(place) else { throw Raised(.indexError, "index out of range") }
            return .int(Int(bytes[place]))
        }
        guard let slice = index.object(as: SliceObject.self) else {
            throw Raised(.typeError, "byte indices must be integers or slices, not \(index.typeName)")
        }
        let part = try slice.resolve(bytes.count)
        return .object(BytesObject((0..<max(part.count, 0)).map { bytes[part.start + $0 * part.step] }))
    }

    public override func contains(_ value: Value) throws -> Bool? {
        try BytesSearch.firstIndex(of: BytesSearch.needle(value) { BytesObject.required($0) }, in: bytes) != nil
    }

    public override func isEqual(to other: Value) throws -> Bool? {
        other.object(as: BytesObject.self).map { $0.bytes == bytes }
    }

    public override func hash() throws -> Int? { bytes.hashValue }

    public override func compare(_ operation: OrderOperator, _ other: Value) throws -> Value? {
        guard let other = other.object(as: BytesObject.self) else { return nil }
        let isLess = bytes.lexicographicallyPrecedes(other.bytes)
        let isGreater = other.bytes.lexicographicallyPrecedes(bytes)
        switch operation {
        case .less: return .bool(isLess)
        case .lessOrEqual: return .bool(!isGreater)
        case .greater: return .bool(isGreater)
        case .greaterOrEqual: return .bool(!isLess)
        }
    }

    public override func binary(_ operation: BinaryOperation, _ other: Value, isReflected: Bool) throws -> Value? {
        switch operation {
        case .add:
            if isReflected { return nil }
            guard let other = other.object(as: BytesObject.self) else {
                throw Raised(.typeError, "can't concat \(other.typeName) to bytes")
            }
            return .object(BytesObject(bytes + other.bytes))
        case .multiply:
            guard let times = try other.asIndex() else {
                throw Raised(.typeError, "can't multiply sequence by non-int of type '\(other.typeName)'")
            }
            guard bytes.count.multipliedReportingOverflow(by: max(times, 0)).partialValue < 1 << 40 else {
                throw Raised(.memoryError)
            }
            return .object(BytesObject(repeatElement(bytes, count: max(times, 0)).joined()))
        default: return nil
        }
    }

    static func required(_ value: Value) -> Raised {
        Raised(.typeError, "a bytes-like object is required, not '\(value.typeName)'")
    }
}

/// Finding bytes in bytes.
enum BytesSearch {
    /// What is looked for: bytes, or one byte as a number.
    static func needle(_ value: Value, _ refusal: (Value) -> Raised) throws -> [UInt8] {
        if let other = value.object(as: BytesObject.self) { return other.bytes }
        guard let number = try value.asIndex() else { throw refusal(value) }
        guard let byte = UInt8(exactly: number) else { throw Raised(.valueError, "byte must be in range(0, 256)") }
        return [byte]
    }

    static func firstIndex(of needle: [UInt8], in bytes: [UInt8], from start: Int = 0, to end: Int? = nil) -> Int? {
        let last = (end ?? bytes.count) - needle.count
        var place = start
        while place <= last {
            if bytes[place..<place + needle.count].elementsEqual(needle) { return place }
            place += 1
        }
        return nil
    }

    static func lastIndex(of needle: [UInt8], in bytes: [UInt8], from start: Int = 0, to end: Int? = nil) -> Int? {
        var place = (end ?? bytes.count) - needle.count
        while place >= start {
            if bytes[place..<place + needle.count].elementsEqual(needle) { return place }
            place -= 1
        }
        return nil
    }
}
