/// What the methods of bytes ask of their arguments.
extension Arguments {
    /// `self` of a method of bytes.
    var bytes: [UInt8] {
        get throws {
            if let object = receiver.object(as: BytesObject.self) { return object.bytes }
            throw Raised(
                .typeError,
                "descriptor '\(function.row.name)' for 'bytes' objects doesn't apply to a '\(receiver.typeName)' object"
            )
        }
    }

    func bytesLike(_ index: Int) throws -> [UInt8] {
        if let object = self[index].object(as: BytesObject.self) { return object.bytes }
        throw BytesObject.required(self[index])
    }

    func bytesSeparator() throws -> [UInt8] {
        let separator = try bytesLike(0)
        if separator.isEmpty { throw Raised(.valueError, "empty separator") }
        return separator
    }

    /// The bytes to look for, and where.
    func bytesSearch() throws -> (needle: [UInt8], range: Range<Int>?) {
        let needle = try BytesSearch.needle(self[0]) {
            Raised(.typeError, "argument should be integer or bytes-like object, not '\($0.typeName)'")
        }
        return (needle, try bytesRange(1))
    }

    /// The part that the arguments `index` and `index + 1` bound; nil where they cross.
    func bytesRange(_ index: Int) throws -> Range<Int>? {
        let count = try bytes.count
        func bound(_ value: Int?, _ missing: Int) -> Int {
            guard let value else { return missing }
            return value < 0 ? max(value + count, 0) : value
        }
        let start = bound(try sliceBound(index), 0)
        let end = min(bound(try sliceBound(index + 1), count), count)
        return start <= end ? start..<end : nil
    }

    /// Whether one of the affixes stands at the beginning (or the end) of the part asked for.
    func hasBytesAffix(atEnd: Bool) throws -> Bool {
        let name = function.row.name
        var affixes: [[UInt8]] = []
        switch self[0] {
        case .tuple(let tuple):
            for item in tuple.items {
                guard let affix = item.object(as: BytesObject.self) else { throw BytesObject.required(item) }
                affixes.append(affix.bytes)
            }
        case let value:
            guard let affix = value.object(as: BytesObject.self) else {
                throw Raised(
                    .typeError, "\(name) first arg must be bytes or a tuple of bytes, not \(value.typeName)")
            }
            affixes = [affix.bytes]
        }
        guard let range = try bytesRange(1) else { return false }
        let part = try bytes[range]
        return affixes.contains { affix in
            atEnd ? part.suffix(affix.count).elementsEqual(affix) : part.prefix(affix.count).elementsEqual(affix)
        }
    }

    func padded(left: Bool, right: Bool) throws -> Value {
        var fill: UInt8 = 32
        if !self[1].isUnbound {
            guard let given = self[1].object(as: BytesObject.self), given.bytes.count == 1 else {
                throw Raised(
                    .typeError,
                    "\(function.row.name)() argument 2 must be a byte string of length 1, not \(self[1].isNone ? "None" : self[1].typeName)"
                )
            }
            fill = given.bytes[0]
        }
        let bytes = try bytes
        let room = try max(room(0) - bytes.count, 0)
        // Centred texts of an odd rest lean to the left, unless the width is odd.
        let before = left && right ? room / 2 + (room & (room + bytes.count) & 1) : left ? room : 0
        return .bytes(
            [UInt8](repeating: fill, count: before) + bytes + [UInt8](repeating: fill, count: room - before))
    }
}

extension Value {
    static func bytes(_ bytes: some Sequence<UInt8>) -> Value { .object(BytesObject(bytes)) }

    static func pieces(_ pieces: [some Sequence<UInt8>]) -> Value { .items(pieces.map { Value.bytes($0) }) }
}

extension UInt8 {
    var isBytesSpace: Bool { self == 32 || (self >= 9 && self <= 13) }
    var isASCIILower: Bool { self >= 97 && self <= 122 }
    var isASCIIUpper: Bool { self >= 65 && self <= 90 }
    var isASCIIDigit: Bool { self >= 48 && self <= 57 }
    var isASCIILetter: Bool { isASCIILower || isASCIIUpper }
    var lowered: UInt8 { isASCIIUpper ? self + 32 : self }
    var raised: UInt8 { isASCIILower ? self - 32 : self }
}
