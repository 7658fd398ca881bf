/// A specification of the common forms (`>6`, `.4f`, `8.3f`, `05d`), understood once.
struct PlainFormat {
    private let width: Int
    private let fill: UInt8
    private let number: Form?
    private let float: Form?
    private let text: Form?

    private struct Form {
        let alignment: FormatSpecification.Alignment
        /// Of floats.
        let places: Int
    }

    /// `%5d`, `%.3f`, `%-10s`; nil for other conversions.
    init?(_ conversion: PercentFormat.Conversion) {
        guard conversion.key == nil, !conversion.showsSign, !conversion.leavesSpace, !conversion.alternate else {
            return nil
        }
        switch conversion.width {
        case .given(let given)? where given < 1 << 16: width = given
        case nil: width = 0
        case .given?, .fromValue?: return nil
        }
        var places: Int?
        switch conversion.precision {
        case .given(let given)?: places = given
        case nil: break
        case .fromValue?: return nil
        }
        let isText = conversion.type == "s"
        let hasZeros = conversion.zeros && !conversion.alignsLeft && !isText
        fill = hasZeros ? UInt8(ascii: "0") : UInt8(ascii: " ")
        let alignment: FormatSpecification.Alignment =
            conversion.alignsLeft ? .left : hasZeros ? .afterSign : .right
        let plain = places == nil ? Form(alignment: alignment, places: 0) : nil
        switch conversion.type {
        case "d", "i": (number, float, text) = (plain, nil, nil)
        case "f": (number, float, text) = (nil, Form(alignment: alignment, places: places ?? 6), nil)
        case "s": (number, float, text) = (plain, nil, plain)
        default: return nil
        }
        if number == nil, float == nil, text == nil { return nil }
    }

    /// nil for other forms.
    init?(_ specification: String) {
        let ints = try? FormatSpecification(specification, typeName: "int", defaultAlignment: .right)
        let texts = try? FormatSpecification(specification, typeName: "str", defaultAlignment: .left)
        guard let spec = ints ?? texts, spec.fill.value < 128, spec.grouping == nil, !spec.alternate,
            !spec.coercesNegativeZero, spec.sign == nil || spec.sign == .negative, (spec.width ?? 0) < 1 << 16
        else { return nil }
        width = spec.width ?? 0
        fill = UInt8(truncatingIfNeeded: spec.fill.value)
        let isInt = spec.precision == nil && (spec.type == nil || spec.type == "d")
        number = isInt ? ints.map { Form(alignment: $0.alignment, places: 0) } : nil
        float = spec.type == "f" ? ints.map { Form(alignment: $0.alignment, places: $0.precision ?? 6) } : nil
        let isText = spec.precision == nil && spec.sign == nil && (spec.type == nil || spec.type == "s")
        text =
            isText ? texts.flatMap { $0.alignment == .afterSign ? nil : Form(alignment: $0.alignment, places: 0) } : nil
        if number == nil, float == nil, text == nil { return nil }
    }

    /// False where the value is of a kind that takes more thought.
    @inline(__always)
    func append(_ value: Value, to buffer: TextBuffer) -> Bool {
        let start = buffer.count
        switch value {
        case .int(let integer):
            guard let number else { return false }
            buffer.append(integer)
            buffer.pad(from: start, to: width, with: fill, number.alignment)
        case .float(let double):
            guard let float, double.isFinite else { return false }
            buffer.append(double, places: float.places)
            buffer.pad(from: start, to: width, with: fill, float.alignment)
        case .str(let string):
            // Cells are counted in code points.
            guard let text, string.isASCII else { return false }
            buffer.append(string)
            buffer.pad(from: start, to: width, with: fill, text.alignment)
        case .unbound, .none, .bool, .list, .tuple, .dict, .tensor, .object: return false
        }
        return true
    }
}
