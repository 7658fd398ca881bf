import CKernels

/// Numbers as the panes write them, with a point in every locale.
enum NumberText {
    /// `%.{decimals}f`, or `nan`, `inf`, `-inf`.
    static func fixed(_ value: Double, _ decimals: Int) -> String { formatted(value, "f", decimals) }

    /// `%.{decimals}e` without needless signs and zeros in the exponent: `1.5e-7`.
    static func exponential(_ value: Double, _ decimals: Int) -> String {
        let text = formatted(value, "e", decimals)
        guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else {
            return text
        }
        return text[..<mark] + "e\(exponent)"
    }

    /// About four significant digits: `2.747`, `0.0132`, `1.20e-7`, `12345`.
    static func brief(_ value: Double) -> String {
        guard value.isFinite else { return fixed(value, 0) }
        switch abs(value) {
        case 0: return "0"
        case ..<1e-3, 1e6...: return exponential(value, 2)
        case ..<1: return fixed(value, 4)
        case ..<100: return fixed(value, 3)
        case ..<10_000: return fixed(value, 1)
        default: return fixed(value, 0)
        }
    }

    /// `1,234,567`
    static func grouped(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return value < 0 ? "-" + text : text
    }

    private static func formatted(_ value: Double, _ conversion: Unicode.Scalar, _ decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
        let capacity = 400
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
            guard let base = buffer.baseAddress else { return "" }
            let count = ck_format_double(
                base, Int32(capacity), CChar(truncatingIfNeeded: conversion.value), Int32(min(max(decimals, 0), 40)),
                value)
            return String(
                decoding: UnsafeRawBufferPointer(start: base, count: min(Int(count), capacity - 1)), as: UTF8.self)
        }
    }
}
