/// The seconds that `90s`, `25m`, `1h30m` or a bare number of seconds mean; nil for anything else.
func seconds(inDuration text: String) -> Int? {
    var total = 0
    var number: Int?
    var smallestUnit = Int.max
    for byte in text.utf8 {
        if (0x30...0x39).contains(byte) {
            let value = (number ?? 0) * 10 + Int(byte - 0x30)
            guard value < 1_000_000 else { return nil }
            number = value
            continue
        }
        let unit: Int
        switch byte {
        case UInt8(ascii: "h"): unit = 3600
        case UInt8(ascii: "m"): unit = 60
        case UInt8(ascii: "s"): unit = 1
        default: return nil
        }
        guard let count = number, unit < smallestUnit else { return nil }
        total += count * unit
        smallestUnit = unit
        number = nil
    }
    if let number {
        guard smallestUnit == Int.max else { return nil }
        return number
    }
    return smallestUnit == Int.max ? nil : total
}
