/// How NumPy writes the elements of one array.
struct ArrayElementFormat {
    private let precision: Int
    private let suppress: Bool

    init(_ options: ArrayPrintOptions) {
        precision = options.precision
        suppress = options.suppress
    }

    /// One text for each value, all of one width; the element of a 0-dim array is alone.
    func cells(_ values: [Scalar], dtype: DType, isLone: Bool) -> [String] {
        switch dtype {
        case .float32: floats(values.map(\.asDouble), .single)
        case .float64: floats(values.map(\.asDouble), .double)
        case .float16: floats(values.map(\.asDouble), .half)
        case .bfloat16, .complex64, .complex128: aligned(values.map(\.pythonText), to: 0)
        case .int64, .int32, .int16, .int8, .uint8: aligned(values.map(\.pythonText), to: 0)
        case .bool: aligned(values.map(\.pythonText), to: isLone ? 0 : 5)
        }
    }

    private func aligned(_ texts: [String], to minimum: Int) -> [String] {
        let width = texts.reduce(minimum) { Swift.max($0, $1.utf8.count) }
        return texts.map { padded($0, to: width) }
    }

    private func padded(_ text: String, to width: Int) -> String {
        let length = text.utf8.count
        return length < width ? String(repeating: " ", count: width - length) + text : text
    }

    private func floats(_ values: [Double], _ type: FloatPrecision) -> [String] {
        let finite = values.filter(\.isFinite)
        let magnitudes = finite.lazy.map(\.magnitude).filter { $0 != 0 }
        let largest = magnitudes.max() ?? 1
        let smallest = magnitudes.min() ?? 1
        let ratio = type.rounded(largest / smallest)
        let isExponential =
            largest >= Swift.min(type.largestPlain, 1e8) || (!suppress && (smallest < 1e-4 || ratio > 1000))
        return isExponential ? exponentials(values, type) : positionals(values, type)
    }

    private func exponentials(_ values: [Double], _ type: FloatPrecision) -> [String] {
        // As many digits as the longest of them needs, the same for all.
        var digits = 0
        for value in values where value.isFinite {
            var needed = type.shortest(value).digits.count - 1
            if needed > precision {
                // Cut to the limit; zeros that appear by the cut do not count.
                let mantissa = CFormat.exponent(value, precision: precision).prefix { $0 != "e" }
                needed = precision - mantissa.reversed().prefix { $0 == "0" }.count
            }
            digits = Swift.max(digits, needed)
        }
        return aligned(
            values.map { value in
                guard value.isFinite else { return value.pythonText }
                let text = CFormat.exponent(value, precision: digits)
                guard digits == 0, let letter = text.firstIndex(of: "e") else { return text }
                return text[..<letter] + "." + text[letter...]
            }, to: 0)
    }

    private func positionals(_ values: [Double], _ type: FloatPrecision) -> [String] {
        let parts = values.map { value -> (whole: String, fraction: String)? in
            guard value.isFinite else { return nil }
            let digits = type.shortest(value)
            let sign = digits.isNegative ? "-" : ""
            let (whole, fraction) = digits.positional
            if fraction.utf8.count <= precision { return (sign + whole, fraction) }
            let rounded = CFormat.fixed(value.magnitude, precision: precision)
            let pieces = rounded.split(separator: ".", maxSplits: 1)
            var tail = pieces.count > 1 ? String(pieces[1]) : ""
            while tail.last == "0" { tail.removeLast() }
            return (sign + String(pieces.first ?? "0"), tail)
        }
        var left = 0
        var right = 0
        for case let part? in parts {
            left = Swift.max(left, part.whole.utf8.count)
            right = Swift.max(right, part.fraction.utf8.count)
        }
        if parts.contains(where: { $0 == nil }) {
            let longest = values.contains { $0 == -.infinity } ? 4 : 3
            left = Swift.max(left, longest - right - 1)
        }
        return zip(values, parts).map { value, part in
            guard let part else { return padded(value.pythonText, to: left + right + 1) }
            let tail = String(repeating: " ", count: right - part.fraction.utf8.count)
            return padded(part.whole, to: left) + "." + part.fraction + tail
        }
    }
}

/// How many digits a float type tells apart.
private enum FloatPrecision {
    case half, single, double

    /// NumPy writes exponents from here on.
    var largestPlain: Double {
        switch self {
        case .half: 1e3
        case .single: 1e6
        case .double: 1e16
        }
    }

    func rounded(_ value: Double) -> Double {
        switch self {
        case .half: Half(converting: value).asDouble
        case .single: Double(Float(value))
        case .double: value
        }
    }

    func shortest(_ value: Double) -> ShortestDigits {
        switch self {
        case .half: ShortestDigits(half: value)
        case .single: ShortestDigits(Float(value))
        case .double: ShortestDigits(value)
        }
    }
}

extension Scalar {
    /// `str` of the NumPy scalar of this dtype: `0.1`, `1e+06`, `True`.
    public func numpyText(_ dtype: DType) -> String {
        guard dtype == .float32 || dtype == .float16, case .float(let value) = self, value.isFinite else {
            return pythonText
        }
        // Lower precision changes to exponents far earlier, and compares before it rounds.
        let type: FloatPrecision = dtype == .float32 ? .single : .half
        let shortest = type.shortest(value)
        let isPlain = value == 0 || (value.magnitude < type.largestPlain && value.magnitude >= 1e-4)
        return isPlain ? shortest.decimal : shortest.exponential
    }

    /// `repr` of the NumPy scalar of this dtype: `np.float64(0.1)`, `np.True_`.
    public func numpyRepr(_ dtype: DType) -> String {
        dtype == .bool ? "np.\(pythonText)_" : "np.\(dtype.name)(\(numpyText(dtype)))"
    }
}
