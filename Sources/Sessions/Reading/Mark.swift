/// What the beginning of a line says that it is.
enum Mark: Hashable {
    /// `# %%`, with the text after it.
    case heading(String)
    case output(String)
    case error(String)
    case note(String)
    case options(String)
    /// `# %name …`, with the text from the `%` on.
    case magic(String)

    /// nil for code and ordinary comments.
    init?(_ line: String) {
        guard line.utf8.first == UInt8(ascii: "#") else { return nil }
        let rest = line.utf8.dropFirst()
        guard let second = rest.first else { return nil }
        switch second {
        case UInt8(ascii: ">"), UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "|"):
            let content = rest.dropFirst()
            guard content.isEmpty || content.first == 0x20 else { return nil }
            let text = String(line[content.dropFirst().startIndex...])
            switch second {
            case UInt8(ascii: ">"): self = .output(text)
            case UInt8(ascii: "!"):
                if text.hasPrefix("/") { return nil }  // a shebang with a blank
                self = .error(text)
            case UInt8(ascii: ":"): self = .note(text)
            default: self = .options(text)
            }
        case UInt8(ascii: "%"), 0x20:
            let content = second == 0x20 ? rest.dropFirst() : rest
            guard content.first == UInt8(ascii: "%") else { return nil }
            let afterOne = content.dropFirst()
            if afterOne.first == UInt8(ascii: "%") {
                let afterTwo = afterOne.dropFirst()
                guard afterTwo.isEmpty || afterTwo.first == 0x20 || afterTwo.first == 0x09 else { return nil }
                self = .heading(String(line[afterTwo.startIndex...]))
                return
            }
            guard second == 0x20, let letter = afterOne.first, isLetter(letter) else { return nil }
            self = .magic(String(line[content.startIndex...]))
        default:
            return nil
        }
    }
}

func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
