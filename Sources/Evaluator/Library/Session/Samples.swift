import Tensors

/// The names that only the prompt and sessions know: the lecture's letters and words.
extension Family {
    static let samples = Family(
        module: "session", voice: .python,
        functions: [
            Builtin(
                "one_hot", "(text, alphabet=None)",
                "Letters as rows with a single 1: a text gives (letters, alphabet), a list of texts of one length gives "
                    + "(texts, letters, alphabet). Class numbers go to torch.nn.functional.one_hot.",
                example: "one_hot('hello').shape"
            ) { call in
                if case .tensor = call[0] { return try Samples.functional(call) }
                return .tensor(try Samples.oneHot(call[0], alphabet: call.has(1) ? call[1] : nil))
            },
            Builtin(
                "alphabet", "(text)", "The letters of a text, or of a list of texts, in the order they first appear.",
                example: "alphabet('hello')"
            ) { call in
                .text(String(String.UnicodeScalarView(try Samples.letters(of: call[0]))))
            },
            Builtin(
                "decode", "(scores, alphabet)",
                "The text that class numbers (…, steps) or scores (…, steps, alphabet) stand for; a list for a batch.",
                example: "decode([0, 1, 2, 2, 3], 'helo')"
            ) { call in
                try Samples.decode(call[0], alphabet: Samples.letters(call[1]))
            },
        ],
        constants: [
            Constant("h", "The letter h, one-hot.") { Samples.row(0) },
            Constant("e", "The letter e, one-hot.") { Samples.row(1) },
            Constant("l", "The letter l, one-hot.") { Samples.row(2) },
            Constant("o", "The letter o, one-hot.") { Samples.row(3) },
            Constant("hello", "One word, (1, 5, 4): hello.") { .tensor(try Samples.batch(["hello"])) },
            Constant("words", "Three words, (3, 5, 4): hello, eolll, lleel.") {
                .tensor(try Samples.batch(["hello", "eolll", "lleel"]))
            },
        ])
}

private enum Samples {
    static let letters = Array("helo".unicodeScalars)

    static func row(_ place: Int) -> Value {
        .items(letters.indices.map { Value.int($0 == place ? 1 : 0) })
    }

    static func batch(_ words: [String]) throws -> Tensor { try oneHot(words, letters, isBatch: true) }

    /// A text, or a list of texts.
    static func texts(_ value: Value) throws -> (texts: [String], isBatch: Bool) {
        if case .str(let text) = value { return ([text.value], false) }
        return (
            try value.collected().map { item in
                guard case .str(let text) = item else {
                    throw Raised(.typeError, "expected a text or a list of texts, not '\(item.typeName)'")
                }
                return text.value
            }, true
        )
    }

    /// The distinct letters of texts.
    static func letters(of value: Value) throws -> [Unicode.Scalar] {
        var seen: Set<Unicode.Scalar> = []
        return try texts(value).texts.flatMap { $0.unicodeScalars.filter { seen.insert($0).inserted } }
    }

    /// An alphabet as given: a text, or any iterable of letters.
    static func letters(_ value: Value) throws -> [String] {
        if case .str(let text) = value { return text.value.unicodeScalars.map { String($0) } }
        return try value.collected().map { try $0.str() }
    }

    static func oneHot(_ value: Value, alphabet: Value?) throws -> Tensor {
        let (texts, isBatch) = try texts(value)
        let letters = try alphabet.map { try Samples.letters($0).flatMap { Array($0.unicodeScalars) } }
        return try oneHot(texts, letters ?? Samples.letters(of: value), isBatch: isBatch)
    }

    private static func oneHot(_ texts: [String], _ letters: [Unicode.Scalar], isBatch: Bool) throws -> Tensor {
        let length = texts.first?.unicodeScalars.count ?? 0
        var elements: [Float] = []
        for text in texts {
            guard text.unicodeScalars.count == length else {
                throw Raised(
                    .valueError,
                    "texts of one batch have one length: \(length) letters, then \(text.unicodeScalars.count)")
            }
            for scalar in text.unicodeScalars {
                guard let place = letters.firstIndex(of: scalar) else {
                    throw Raised(
                        .valueError, "the letter \(try Value.text(String(scalar)).repr()) is not in the alphabet")
                }
                elements += letters.indices.map { $0 == place ? 1 : 0 }
            }
        }
        let sizes = (isBatch ? [texts.count] : []) + [length, letters.count]
        return try Tensor.tensor(elements: elements, Shape(sizes))
    }

    /// `torch.nn.functional.one_hot(tensor, num_classes)`
    static func functional(_ call: borrowing Arguments) throws -> Value {
        guard let module = try call.interpreter.module("torch.nn.functional"),
            let function = try module.attribute("one_hot")
        else { throw Raised(.nameError, "name 'one_hot' is not defined") }
        return try Calls.call(function, call.has(1) ? [call[0], call[1]] : [call[0]])
    }

    static func decode(_ value: Value, alphabet: [String]) throws -> Value {
        guard case .tensor(let tensor) = value else {
            let items = try value.collected()
            if items.contains(where: { $0.isSequence }) {
                return .items(try items.map { try decode($0, alphabet: alphabet) })
            }
            return .text(try items.map { try letter($0, alphabet) }.joined())
        }
        let isScores = tensor.dtype.isFloatingPoint
        let indices =
            isScores ? try Calls.call(try value.attribute("argmax"), [.int(-1)]) : value
        return try decode(try Calls.call(try indices.attribute("tolist"), []), alphabet: alphabet)
    }

    private static func letter(_ value: Value, _ alphabet: [String]) throws -> String {
        guard case .int(let index) = value else {
            throw Raised(.typeError, "class numbers are whole numbers, not '\(value.typeName)'")
        }
        guard alphabet.indices.contains(index) else {
            throw Raised(.indexError, "class \(index) is out of an alphabet of \(alphabet.count) letters")
        }
        return alphabet[index]
    }
}
