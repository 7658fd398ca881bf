#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A Python `str`: a sequence of code points, compared byte by byte.
///
/// Swift's `String` compares canonically and indexes by grapheme; Python does neither. ASCII texts index in O(1) without
/// further storage, others through an array of their code points that is made when first needed.
public final class Str {
    public private(set) var value: String
    public private(set) var isASCII: Bool
    /// The number of code points, `len(text)`.
    public private(set) var count: Int
    private var scalarCache: [Unicode.Scalar]?
    private var hashCache: Int?
    /// An element of a NumPy array, which `repr` shows as `np.str_('a')`.
    let isArrayElement: Bool

    public init(_ value: String) {
        var native = value
        let (codePoints, bytes) = native.withUTF8 { bytes in (Str.codePointCount(bytes), bytes.count) }
        self.value = native
        count = codePoints
        isASCII = codePoints == bytes
        isArrayElement = false
    }

    /// The same text as an element of an array.
    init(scalarOf text: Str) {
        value = text.value
        count = text.count
        isASCII = text.isASCII
        isArrayElement = true
    }

    /// From bytes that are known to be `count` code points of UTF-8.
    init(_ value: String, isASCII: Bool, count: Int) {
        self.value = value
        self.isASCII = isASCII
        self.count = count
        isArrayElement = false
    }

    /// An ASCII instance with its hash known, so that sharing it between threads writes nothing.
    private init(asciiByte: UInt8) {
        value = String(Unicode.Scalar(asciiByte))
        isASCII = true
        count = 1
        isArrayElement = false
        _ = hash
    }

    /// From ASCII bytes.
    convenience init(ascii bytes: UnsafeBufferPointer<UInt8>) {
        self.init(String(decoding: bytes, as: UTF8.self), isASCII: true, count: bytes.count)
    }

    /// From a text that is known to be ASCII: digits, names.
    public convenience init(ascii text: String) {
        self.init(text, isASCII: true, count: text.utf8.count)
    }

    /// `count` ASCII bytes that `fill` writes.
    convenience init(asciiCount count: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        let text = String(unsafeUninitializedCapacity: count) { buffer in
            fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
            return count
        }
        self.init(text, isASCII: true, count: count)
    }

    public convenience init(scalars: some Sequence<Unicode.Scalar>) {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        self.init(String(text))
    }

    public static var empty: Str { Constants.empty }

    /// The text of one code point; the ASCII ones are made once.
    public static func character(_ scalar: Unicode.Scalar) -> Str {
        scalar.value < 128
            ? Constants.ascii[Int(scalar.value)] : Str(String(scalar), isASCII: false, count: 1)
    }

    /// Immutable once made: their hashes are computed in the initialiser and ASCII texts need no scalar array.
    private enum Constants {
        nonisolated(unsafe) static let ascii: [Str] = (0..<128).map { Str(asciiByte: UInt8($0)) }
        nonisolated(unsafe) static let empty: Str = {
            let text = Str("", isASCII: true, count: 0)
            _ = text.hash
            return text
        }()
    }

    public var isEmpty: Bool { count == 0 }

    /// The UTF-8 bytes, valid during the call.
    @inline(__always)
    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        if let result = try value.utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = value
        return try copy.withUTF8(body)
    }

    /// All code points.
    public var scalars: [Unicode.Scalar] {
        if let scalarCache { return scalarCache }
        if isASCII { return withBytes { bytes in bytes.map { Unicode.Scalar($0) } } }
        let array = Array(value.unicodeScalars)
        scalarCache = array
        return array
    }

    /// The code point at `index`, which lies in `0..<count`.
    public func scalar(at index: Int) -> Unicode.Scalar {
        isASCII ? withBytes { Unicode.Scalar($0[index]) } : scalars[index]
    }

    /// `text[index]` with Python's negative indices; nil outside.
    public func character(at index: Int) -> Str? {
        let position = index < 0 ? index + count : index
        guard position >= 0, position < count else { return nil }
        return Str.character(scalar(at: position))
    }

    /// The code points `range`, which lies within `0...count`.
    public func substring(_ range: Range<Int>) -> Str {
        if range.isEmpty { return .empty }
        if range.count == count { return self }
        if range.count == 1 { return .character(scalar(at: range.lowerBound)) }
        if isASCII {
            return withBytes { Str(ascii: UnsafeBufferPointer(rebasing: $0[range])) }
        }
        return Str(scalars: scalars[range])
    }

    /// `count` code points from `start` on, `step` apart, as a resolved Python slice gives them.
    public func slice(start: Int, step: Int, count length: Int) -> Str {
        if length <= 0 { return .empty }
        if step == 1 { return substring(start..<start + length) }
        if length == 1 { return .character(scalar(at: start)) }
        let indices = (0..<length).map { start + $0 * step }
        if isASCII {
            return withBytes { source in
                Str(asciiCount: length) { target in for index in 0..<length { target[index] = source[indices[index]] } }
            }
        }
        let source = scalars
        return Str(scalars: indices.map { source[$0] })
    }

    public static func + (left: Str, right: Str) -> Str {
        if left.isEmpty { return right }
        if right.isEmpty { return left }
        return Str(
            left.value + right.value, isASCII: left.isASCII && right.isASCII, count: left.count + right.count)
    }

    /// Grows in place; only where nobody else holds this text.
    func append(_ suffix: Str) {
        value += suffix.value
        isASCII = isASCII && suffix.isASCII
        count += suffix.count
        scalarCache = nil
        hashCache = nil
    }

    /// `text * times`
    public func repeated(_ times: Int) -> Str {
        if times <= 0 || isEmpty { return .empty }
        if times == 1 { return self }
        return Str(String(repeating: value, count: times), isASCII: isASCII, count: count * times)
    }

    /// The number of code points in valid UTF-8: the bytes that do not continue another.
    static func codePointCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for byte in bytes { count &+= Int(truncatingIfNeeded: (byte & 0xC0 != 0x80) ? 1 : 0) }
        return count
    }
}

extension Str: Hashable, Comparable {
    public static func == (left: Str, right: Str) -> Bool {
        if left === right { return true }
        if left.count != right.count || left.isASCII != right.isASCII { return false }
        if let a = left.hashCache, let b = right.hashCache, a != b { return false }
        return left.withBytes { a in
            right.withBytes { b in
                a.count == b.count && Str.order(a, b, a.count) == 0
            }
        }
    }

    /// By code points, which is also UTF-8's byte order.
    public static func < (left: Str, right: Str) -> Bool {
        left.withBytes { a in
            right.withBytes { b in
                let order = Str.order(a, b, min(a.count, b.count))
                return order == 0 ? a.count < b.count : order < 0
            }
        }
    }

    private static func order(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, _ count: Int) -> Int32 {
        guard count > 0, let a = a.baseAddress, let b = b.baseAddress else { return 0 }
        return memcmp(a, b, count)
    }

    /// FNV-1a over the bytes; the same in every run, unlike Swift's and Python's.
    public var hash: Int {
        if let hashCache { return hashCache }
        let result = withBytes { bytes in
            var state: UInt64 = 0xcbf2_9ce4_8422_2325
            for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
            state ^= state >> 32
            return Int(truncatingIfNeeded: state)
        }
        hashCache = result
        return result
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(hash)
    }
}

extension Str: CustomStringConvertible {
    public var description: String { value }
}
