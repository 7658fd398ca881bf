/// A key as the screen knows it.
public enum Key: Hashable, Sendable {
    case character(Unicode.Scalar)
    /// With Ctrl: a small letter, or one of `@[\]^_`.
    case control(Unicode.Scalar)
    case alt(Unicode.Scalar)
    case enter, tab, shiftTab, backspace, delete, escape
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1...F12
    case function(Int)
    case wheelUp, wheelDown
    /// A button of the mouse, or a key that means nothing here.
    case other
    /// The beginning of a bracketed paste.
    case paste
    /// Ctrl-C, which comes as a signal.
    case interrupt
    /// The keyboard is gone.
    case endOfInput
}

/// What stands at the beginning of some bytes from a keyboard.
enum KeyScan: Hashable {
    case key(Key, length: Int)
    /// An escape sequence or a character whose end has not come yet.
    case incomplete
    case nothing
}

extension KeyScan {
    init(_ bytes: ArraySlice<UInt8>) {
        guard let first = bytes.first else {
            self = .nothing
            return
        }
        switch first {
        case 0x1B: self = Self.escape(bytes)
        case 0x0A, 0x0D: self = .key(.enter, length: 1)
        case 0x09: self = .key(.tab, length: 1)
        case 0x08, 0x7F: self = .key(.backspace, length: 1)
        case 0x00...0x1A: self = .key(.control(Unicode.Scalar(first == 0 ? 0x40 : first + 0x60)), length: 1)
        case 0x1C...0x1F: self = .key(.control(Unicode.Scalar(first + 0x40)), length: 1)
        default: self = Self.character(bytes)
        }
    }

    private static func character(_ bytes: ArraySlice<UInt8>) -> KeyScan {
        guard let first = bytes.first else { return .nothing }
        let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard bytes.count >= length else { return .incomplete }
        let scalar = String(decoding: bytes.prefix(length), as: UTF8.self).unicodeScalars.first
        return .key(scalar.map { .character($0) } ?? .other, length: length)
    }

    private static func escape(_ bytes: ArraySlice<UInt8>) -> KeyScan {
        guard let second = bytes.dropFirst().first else { return .incomplete }
        switch second {
        case UInt8(ascii: "["): return sequence(bytes)
        case UInt8(ascii: "O"):
            guard let third = bytes.dropFirst(2).first else { return .incomplete }
            return .key(final(third), length: 3)
        case 0x1B: return .key(.escape, length: 1)
        default:
            switch KeyScan(bytes.dropFirst()) {
            case .key(.character(let scalar), let length): return .key(.alt(scalar), length: length + 1)
            case .key(.tab, let length): return .key(.alt("\t"), length: length + 1)
            case .key(.enter, let length): return .key(.alt("\r"), length: length + 1)
            case .key(_, let length): return .key(.other, length: length + 1)
            case .incomplete: return .incomplete
            case .nothing: return .key(.escape, length: 1)
            }
        }
    }

    /// `ESC [ parameters final`
    private static func sequence(_ bytes: ArraySlice<UInt8>) -> KeyScan {
        let rest = bytes.dropFirst(2)
        if rest.first == UInt8(ascii: "M") {
            // The old report of a mouse: three bytes.
            guard rest.count >= 4 else { return .incomplete }
            return .key(wheel(Int(rest[rest.startIndex + 1]) - 32), length: 6)
        }
        if rest.first == UInt8(ascii: "[") {
            // The Linux console's F1...F5.
            guard let letter = rest.dropFirst().first else { return .incomplete }
            let number = Int(letter) - 0x40
            return .key((1...5).contains(number) ? .function(number) : .other, length: 4)
        }
        guard let end = rest.firstIndex(where: { (0x40...0x7E).contains($0) }) else {
            // Nothing that long is a key.
            return rest.count > 32 ? .key(.other, length: bytes.count) : .incomplete
        }
        let length = end - bytes.startIndex + 1
        let text = String(decoding: rest[..<end], as: UTF8.self)
        if text.hasPrefix("<") {
            let button = text.dropFirst().split(separator: ";").first.flatMap { Int($0) } ?? 0
            return .key(wheel(button), length: length)
        }
        let number = text.split(separator: ";").first.flatMap { Int($0) } ?? 0
        guard bytes[end] == UInt8(ascii: "~") else { return .key(final(bytes[end]), length: length) }
        let key: Key =
            switch number {
            case 1, 7: .home
            case 3: .delete
            case 4, 8: .end
            case 5: .pageUp
            case 6: .pageDown
            case 11...15: .function(number - 10)
            case 17...21: .function(number - 11)
            case 23...24: .function(number - 12)
            case 200: .paste
            default: .other
            }
        return .key(key, length: length)
    }

    private static func final(_ byte: UInt8) -> Key {
        switch byte {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "Z"): .shiftTab
        case UInt8(ascii: "M"): .enter
        case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(byte) - 0x4F)
        default: .other
        }
    }

    private static func wheel(_ button: Int) -> Key {
        switch button & ~0x1C {
        case 64: .wheelUp
        case 65: .wheelDown
        default: .other
        }
    }
}
