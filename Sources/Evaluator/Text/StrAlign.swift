/// Padding texts to a width.
extension Str {
    public enum Alignment: Sendable { case left, right, center }

    /// `text.ljust(width, fill)`, `rjust`, `center`
    public func padded(to width: Int, _ alignment: Alignment, fill: Unicode.Scalar = " ") -> Str {
        let padding = width - count
        if padding <= 0 { return self }
        let left =
            switch alignment {
            case .left: 0
            case .right: padding
            // CPython gives the odd cell to the left when the width is odd.
            case .center: padding / 2 + (padding & width & 1)
            }
        let filler = String(fill)
        return Str(
            String(repeating: filler, count: left) + value + String(repeating: filler, count: padding - left))
    }

    /// `text.zfill(width)`
    public func zeroFilled(to width: Int) -> Str {
        if width <= count { return self }
        let zeros = String(repeating: "0", count: width - count)
        if let first = value.unicodeScalars.first, first == "+" || first == "-" {
            return Str(String(first) + zeros + substring(1..<count).value)
        }
        return Str(zeros + value)
    }

    /// `text.expandtabs(size)`
    public func expandingTabs(_ size: Int) -> Str {
        var result = String.UnicodeScalarView()
        var column = 0
        for scalar in value.unicodeScalars {
            if scalar == "\t" {
                if size > 0 {
                    let spaces = size - column % size
                    for _ in 0..<spaces { result.append(" ") }
                    column += spaces
                }
            } else {
                result.append(scalar)
                column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
            }
        }
        return Str(String(result))
    }
}
