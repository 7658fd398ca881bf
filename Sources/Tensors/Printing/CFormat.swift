import CKernels

/// Numbers as C's `printf` writes them: rounded from the exact binary value, ties to even, `nan` and `inf` in words.
public enum CFormat {
    /// `%.{precision}f`.
    public static func fixed(_ value: Double, precision: Int) -> String {
        FixedText.text(value, precision: precision) ?? text(value, "f", precision)
    }
    /// `%.{precision}e`.
    public static func exponent(_ value: Double, precision: Int) -> String { text(value, "e", precision) }
    /// `%.{precision}g`; six digits are what C++ streams print.
    public static func general(_ value: Double, precision: Int = 6) -> String { text(value, "g", precision) }

    private static func text(_ value: Double, _ conversion: Unicode.Scalar, _ precision: Int) -> String {
        // Neither C nor Python shows the sign of a nan here.
        if value.isNaN { return "nan" }
        let precision = Int32(clamping: Swift.max(precision, 0))
        let letter = CChar(truncatingIfNeeded: conversion.value)
        // A double has up to 309 digits before the point.
        let capacity = 330 + Int(precision)
        return String(unsafeUninitializedCapacity: capacity) { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            let length = base.withMemoryRebound(to: CChar.self, capacity: capacity) {
                ck_format_double($0, Int32(clamping: capacity), letter, precision, value)
            }
            return Swift.max(Swift.min(Int(length), capacity - 1), 0)
        }
    }
}
