/// How the elements of one tensor are written: in one style and one width, found from the shown values.
struct ElementFormat {
    private enum Style {
        case integer, whole, fixed, scientific
    }

    private var style: Style
    private let precision: Int
    private(set) var width = 1

    init(_ values: [Scalar], isFloat: Bool, options: PrintOptions) {
        precision = options.precision
        guard isFloat else {
            style = .integer
            for value in values { width = Swift.max(width, value.pythonText.utf8.count) }
            return
        }
        style = .whole
        // Zeros, nan and inf have no say, and may therefore overflow the width.
        let telling = values.lazy.map(\.asDouble).filter { $0.isFinite && $0 != 0 }
        var largest = 0.0
        var smallest = Double.infinity
        var areWhole = true
        for value in telling {
            largest = Swift.max(largest, value.magnitude)
            smallest = Swift.min(smallest, value.magnitude)
            if value != value.rounded(.up) { areWhole = false }
        }
        guard largest > 0 else { return }
        if options.sciMode ?? (largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4) {
            style = .scientific
        } else if !areWhole {
            style = .fixed
        }
        for value in telling { width = Swift.max(width, plain(value).utf8.count) }
    }

    /// The text of one element, aligned to the right.
    func cell(_ value: Scalar) -> String {
        let text = style == .integer ? value.pythonText : plain(value.asDouble)
        let length = text.utf8.count
        return length < width ? String(repeating: " ", count: width - length) + text : text
    }

    private func plain(_ value: Double) -> String {
        switch style {
        case .integer, .whole: CFormat.fixed(value, precision: 0) + (value.isFinite ? "." : "")
        case .fixed: CFormat.fixed(value, precision: precision)
        case .scientific: CFormat.exponent(value, precision: precision)
        }
    }
}
