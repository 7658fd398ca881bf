/// Why the lexer stopped.
struct LexicalFailure: Error, Equatable {
    enum Reason: Equatable {
        case unmatchedClosing(UInt8)
        case mismatchedClosing(UInt8, opening: UInt8, openingLine: Int?)
        case tooManyParentheses
        case unterminatedString(detectedLine: Int)
        case unterminatedTripleString(detectedLine: Int)
        case invalidNumber(String)
        case invalidDigit(UInt8, String)
        case leadingZeros
        case invalidCharacter(Unicode.Scalar)
        case unprintableCharacter(Unicode.Scalar)
        case invalidUTF8(UInt8)
        case nullByte
        case strayBackslash
        case endAfterBackslash
        /// The text ended inside a bracket that opened at the offset.
        case unclosed(UInt8, at: Int)
        case inconsistentDedent
        case inconsistentTabs
        case tooManyIndents
    }

    let reason: Reason
    /// Just after the last byte the lexer had taken.
    let cursor: Int
    /// The first byte at fault.
    let start: Int

    /// True for the failures that CPython's tokenizer raises by itself: those win over a parser's generic error
    /// that comes before them in the text.
    var overridesEarlierErrors: Bool {
        switch reason {
        case .unmatchedClosing, .mismatchedClosing, .tooManyParentheses, .unterminatedString, .unterminatedTripleString,
            .invalidNumber, .invalidDigit, .leadingZeros, .invalidCharacter, .unprintableCharacter, .invalidUTF8,
            .nullByte:
            return true
        case .strayBackslash, .endAfterBackslash, .unclosed, .inconsistentDedent, .inconsistentTabs, .tooManyIndents:
            return false
        }
    }

    /// True where more text could put it right.
    var needsMoreText: Bool {
        switch reason {
        case .unterminatedTripleString, .endAfterBackslash, .unclosed: return true
        case .unmatchedClosing, .mismatchedClosing, .tooManyParentheses, .unterminatedString, .invalidNumber,
            .invalidDigit, .leadingZeros, .invalidCharacter, .unprintableCharacter, .invalidUTF8, .nullByte,
            .strayBackslash, .inconsistentDedent, .inconsistentTabs, .tooManyIndents:
            return false
        }
    }
}
