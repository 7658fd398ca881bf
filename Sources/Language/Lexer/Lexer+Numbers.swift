extension Lexer {
    /// Lexes a number; the token's text is decoded by the parser.
    mutating func lexNumber() throws(LexicalFailure) {
        let start = position
        var index = start
        if bytes[index] == UInt8(ascii: "0") {
            switch peek(index + 1) | 0x20 {
            case UInt8(ascii: "x"):
                try digits(after: index + 1, kind: "hexadecimal", start) { $0 & ByteClass.hexDigit != 0 }
                return
            case UInt8(ascii: "o"):
                try radixDigits(after: index + 1, below: UInt8(ascii: "8"), kind: "octal", start)
                return
            case UInt8(ascii: "b"):
                try radixDigits(after: index + 1, below: UInt8(ascii: "2"), kind: "binary", start)
                return
            default:
                try lexZero(start)
                return
            }
        }
        if bytes[index] != UInt8(ascii: ".") { index = try decimalTail(index, start) }
        try lexFraction(index, start)
    }

    /// What may follow the whole part: a fraction, an exponent, a `j`.
    private mutating func lexFraction(_ whole: Int, _ start: Int) throws(LexicalFailure) {
        var index = whole
        if peek(index) == UInt8(ascii: ".") {
            index += 1
            if isClass(index, ByteClass.digit) { index = try decimalTail(index, start) }
        }
        if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
            let mark = index
            index += 1
            if peek(index) == UInt8(ascii: "+") || peek(index) == UInt8(ascii: "-") {
                index += 1
                guard isClass(index, ByteClass.digit) else {
                    throw fail(.invalidNumber("decimal"), start: start, cursor: index)
                }
                index = try decimalTail(index, start)
            } else if isClass(index, ByteClass.digit) {
                index = try decimalTail(index, start)
            } else {
                try finish(mark, "decimal", start)
                return
            }
        }
        if index < end, bytes[index] | 0x20 == UInt8(ascii: "j") {
            try finish(index + 1, "imaginary", start)
        } else {
            try finish(index, "decimal", start)
        }
    }

    /// Digits in groups joined by single underscores.
    private func decimalTail(_ from: Int, _ start: Int) throws(LexicalFailure) -> Int {
        var index = from
        while true {
            while isClass(index, ByteClass.digit) { index += 1 }
            guard peek(index) == UInt8(ascii: "_") else { return index }
            index += 1
            guard isClass(index, ByteClass.digit) else {
                throw fail(.invalidNumber("decimal"), start: start, cursor: index)
            }
        }
    }

    /// A number that begins with a zero: only zeros, unless it goes on as a float.
    private mutating func lexZero(_ start: Int) throws(LexicalFailure) {
        var index = start + 1
        while true {
            if peek(index) == UInt8(ascii: "_") {
                index += 1
                guard isClass(index, ByteClass.digit) else {
                    throw fail(.invalidNumber("decimal"), start: start, cursor: index)
                }
            }
            guard peek(index) == UInt8(ascii: "0") else { break }
            index += 1
        }
        let zerosEnd = index
        guard isClass(index, ByteClass.digit) else {
            try lexFraction(index, start)
            return
        }
        index = try decimalTail(index, start)
        switch peek(index) {
        case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "j"), UInt8(ascii: "J"):
            try lexFraction(index, start)
        default:
            throw fail(.leadingZeros, start: start, cursor: zerosEnd + 1)
        }
    }

    private mutating func digits(
        after prefix: Int, kind: String, _ start: Int, _ isDigit: (UInt8) -> Bool
    ) throws(LexicalFailure) {
        var index = prefix + 1
        repeat {
            if peek(index) == UInt8(ascii: "_") { index += 1 }
            guard index < end, isDigit(classes[Int(bytes[index])]) else {
                throw fail(.invalidNumber(kind), start: start, cursor: index)
            }
            while index < end, isDigit(classes[Int(bytes[index])]) { index += 1 }
        } while peek(index) == UInt8(ascii: "_")
        try finish(index, kind, start)
    }

    private mutating func radixDigits(
        after prefix: Int, below limit: UInt8, kind: String, _ start: Int
    ) throws(LexicalFailure) {
        var index = prefix + 1
        repeat {
            if peek(index) == UInt8(ascii: "_") { index += 1 }
            let first = peek(index)
            guard first >= UInt8(ascii: "0"), first < limit else {
                if isClass(index, ByteClass.digit) {
                    throw fail(.invalidDigit(first, kind), start: start, cursor: index + 1)
                }
                throw fail(.invalidNumber(kind), start: start, cursor: index)
            }
            while peek(index) >= UInt8(ascii: "0"), peek(index) < limit { index += 1 }
        } while peek(index) == UInt8(ascii: "_")
        if isClass(index, ByteClass.digit) {
            throw fail(.invalidDigit(peek(index), kind), start: start, cursor: index + 1)
        }
        try finish(index, kind, start)
    }

    /// Ends a number; a word may follow at once only where it is an operator (`1if x else y`).
    private mutating func finish(_ index: Int, _ kind: String, _ start: Int) throws(LexicalFailure) {
        if isClass(index, ByteClass.identifierPart), bytes[index] < 0x80, !startsOperatorWord(index) {
            throw fail(.invalidNumber(kind), start: start, cursor: index)
        }
        position = index
        add(.number, start, index)
    }

    private func startsOperatorWord(_ index: Int) -> Bool {
        func starts(_ spelling: StaticString, isWholeWord: Bool = true) -> Bool {
            let after = index + spelling.utf8CodeUnitCount
            guard after <= end else { return false }
            for offset in 0..<spelling.utf8CodeUnitCount where bytes[index + offset] != spelling.utf8Start[offset] {
                return false
            }
            return !isWholeWord || !isClass(after, ByteClass.identifierPart)
        }
        return starts("and") || starts("else") || starts("for") || starts("or") || starts("not")
            || starts("if", isWholeWord: false) || starts("in", isWholeWord: false) || starts("is", isWholeWord: false)
    }
}
