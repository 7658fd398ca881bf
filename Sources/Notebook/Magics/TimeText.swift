#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Seconds with three significant digits and the unit that suits: `12.3 ms`, as IPython writes them.
func timeText(_ seconds: Double) -> String {
    if seconds >= 60 {
        let whole = Int(seconds)
        let parts = [(whole / 86400, "d"), (whole / 3600 % 24, "h"), (whole / 60 % 60, "min"), (whole % 60, "s")]
        return parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined(separator: " ")
    }
    let units: [(Double, String)] = [(1, "s"), (1e3, "ms"), (1e6, "µs"), (1e9, "ns")]
    for (scale, unit) in units where seconds * scale >= 1 || unit == "ns" {
        return "\(threeDigits(seconds * scale)) \(unit)"
    }
    return "0 ns"
}

/// C's `%.3g`.
private func threeDigits(_ number: Double) -> String {
    var buffer = [CChar](repeating: 0, count: 32)
    let count = withVaList([number]) { vsnprintf(&buffer, buffer.count, "%.3g", $0) }
    return String(decoding: buffer.prefix(Int(max(count, 0))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// A whole number with commas: `1,000,000`.
func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return text
}

/// What clocks say: the wall's and the processor's, in seconds.
struct Clocks {
    let wall: Double
    let user: Double
    let system: Double

    static func now() -> Clocks {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        #else
            getrusage(RUSAGE_SELF, &usage)
        #endif
        func seconds(_ value: timeval) -> Double { Double(value.tv_sec) + Double(value.tv_usec) * 1e-6 }
        return Clocks(
            wall: Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9, user: seconds(usage.ru_utime),
            system: seconds(usage.ru_stime))
    }
}
