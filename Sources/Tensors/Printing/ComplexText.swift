/// Complex numbers in words.
enum ComplexText {
    /// `repr` of the Python number: `(1+2j)`, `2j`.
    static func python(_ real: Double, _ imaginary: Double) -> String {
        let text = part(imaginary) + "j"
        if real == 0, real.sign == .plus { return text }
        return "(" + part(real) + joined(text) + ")"
    }

    /// An imaginary part behind a real one: a sign always stands between them.
    static func joined(_ imaginary: String) -> String {
        imaginary.first == "-" || imaginary.first == "+" ? imaginary : "+" + imaginary
    }

    private static func part(_ value: Double) -> String {
        let text = value.pythonText
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

/// The cells of a tensor's text: one number each, or a real and an imaginary part, each in a style of its own.
struct CellFormat {
    private let real: ElementFormat
    private let imaginary: ElementFormat?
    let width: Int

    init(_ values: [Scalar], dtype: DType, options: PrintOptions) {
        guard dtype.isComplex else {
            real = ElementFormat(values, isFloat: dtype.isFloatingPoint, options: options)
            imaginary = nil
            width = real.width
            return
        }
        let real = ElementFormat(values, isFloat: true, options: options)
        let imaginary = ElementFormat(values.map { .float($0.imaginary) }, isFloat: true, options: options)
        self.real = real
        self.imaginary = imaginary
        width = real.width + imaginary.width + 1
    }

    func cell(_ value: Scalar) -> String {
        guard let imaginary else { return real.cell(value) }
        let text = imaginary.cell(.float(value.imaginary)).drop { $0 == " " }
        return real.cell(value) + ComplexText.joined(text + "j")
    }
}
