import ArgumentParser

/// A size of memory as it is written: `100000`, `64K`, `512M`, `2G`.
struct ByteCount: ExpressibleByArgument {
    let bytes: Int

    init?(argument: String) {
        var digits = argument[...]
        var factor = 1
        if let unit = digits.last?.uppercased(), let place = ["K", "M", "G"].firstIndex(of: unit) {
            digits.removeLast()
            factor = 1 << (10 * (place + 1))
        }
        guard let number = Int(digits), number >= 0,
            case (let bytes, false) = number.multipliedReportingOverflow(by: factor)
        else { return nil }
        self.bytes = bytes
    }
}
