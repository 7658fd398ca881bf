import Markup

extension Markup {
    public var displayWidth: Int { spans.reduce(0) { $0 + $1.text.displayWidth } }

    /// What stands in a range of columns, filled with blanks where the text ends before it begins or a wide character is cut.
    func columns(_ range: Range<Int>) -> Markup {
        var result = Markup()
        var at = 0
        for span in spans {
            var piece = String.UnicodeScalarView()
            for scalar in span.text.unicodeScalars {
                let next = at + scalar.displayWidth
                if at >= range.lowerBound, next <= range.upperBound {
                    piece.append(scalar)
                } else if next > range.lowerBound, at < range.upperBound {
                    piece.append(" ")
                }
                at = next
                if at > range.upperBound { break }
            }
            result.append(String(piece), span.role)
            if at >= range.upperBound { return result }
        }
        if range.upperBound != .max, at < range.upperBound {
            result.append(String(repeating: " ", count: range.upperBound - max(at, range.lowerBound)))
        }
        return result
    }
}
