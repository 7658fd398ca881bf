import Tensors

/// Bytes of texts being put together, as a stack: whoever starts a text notes where, adds to it, and takes it off as a whole.
/// Nothing is allocated while it is large enough.
final class TextBuffer {
    private var bytes: UnsafeMutablePointer<UInt8>
    private var capacity = 1 << 12
    /// Where the next byte goes.
    private(set) var count = 0
    /// Of the text being put together.
    private var isASCII = true

    init() { bytes = .allocate(capacity: capacity) }

    deinit { bytes.deallocate() }

    /// Puts a text together. What is left of it after an error is dropped.
    @inline(__always)
    func build(_ body: () throws -> Void) rethrows -> Str {
        let start = count
        let outer = isASCII
        isASCII = true
        defer {
            count = start
            isASCII = outer
        }
        try body()
        let result = UnsafeBufferPointer(start: bytes + start, count: count - start)
        if isASCII { return Str(ascii: result) }
        return Str(String(decoding: result, as: UTF8.self))
    }

    /// Room for so many more bytes.
    @inline(__always)
    private func reserve(_ extra: Int) {
        if capacity - count < extra { grow(extra) }
    }

    @inline(never)
    private func grow(_ extra: Int) {
        let larger = max(capacity * 2, count + extra)
        let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        fresh.update(from: bytes, count: count)
        bytes.deallocate()
        bytes = fresh
        capacity = larger
    }

    func append(_ text: Str) {
        text.withBytes { source in
            guard let start = source.baseAddress else { return }
            reserve(source.count)
            (bytes + count).update(from: start, count: source.count)
            count += source.count
        }
        if !text.isASCII { isASCII = false }
    }

    func append(_ text: String) {
        var text = text
        text.withUTF8 { source in
            guard let start = source.baseAddress else { return }
            reserve(source.count)
            (bytes + count).update(from: start, count: source.count)
            count += source.count
            if isASCII, !source.allSatisfy({ $0 < 128 }) { isASCII = false }
        }
    }

    func append(_ number: Int) {
        reserve(20)
        if number < 0 {
            bytes[count] = UInt8(ascii: "-")
            count += 1
        }
        append(number.magnitude)
    }

    private func append(_ magnitude: UInt) {
        var rest = magnitude
        var length = 1
        var limit: UInt = 10
        while rest >= limit, length < 20 {
            length += 1
            limit = limit.multipliedReportingOverflow(by: 10).overflow ? UInt.max : limit * 10
        }
        var place = bytes + count + length
        count += length
        repeat {
            place -= 1
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            place.pointee = UInt8(truncatingIfNeeded: 48 &+ digit)
            rest = quotient
        } while rest > 0
    }

    /// A finite number with so many places after the point, exactly rounded.
    func append(_ number: Double, places: Int) {
        reserve(FixedText.room)
        if let length = FixedText.write(number, precision: places, to: bytes + count) {
            count += length
        } else {
            append(CFormat.fixed(number, precision: places))
        }
    }

    /// Fills what was added since `start` up to `width` cells.
    func pad(from start: Int, to width: Int, with fill: UInt8, _ alignment: FormatSpecification.Alignment) {
        let missing = width - (count - start)
        if missing <= 0 { return }
        reserve(missing)
        let before: Int
        switch alignment {
        case .left: before = 0
        case .center: before = missing / 2
        case .right, .afterSign: before = missing
        }
        // `=` puts the filling between the sign and the digits.
        let isSigned = alignment == .afterSign && bytes[start] == UInt8(ascii: "-")
        let from = start + (isSigned ? 1 : 0)
        (bytes + from + before).update(from: bytes + from, count: count - from)
        (bytes + from).update(repeating: fill, count: before)
        (bytes + count + before).update(repeating: fill, count: missing - before)
        count += missing
    }
}
