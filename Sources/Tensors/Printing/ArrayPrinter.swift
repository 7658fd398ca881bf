extension Tensor {
    /// `str(a)` of the NumPy array with these elements: `[1. 2.]`.
    public func numpyText(options: ArrayPrintOptions = ArrayPrintOptions()) -> String {
        if rank == 0 { return scalar(at: 0).numpyText(dtype) }
        return ArrayPrinter(self, options, separator: " ").text(prefix: 0, suffix: 0)
    }

    /// `repr(a)` of the NumPy array with these elements: `array([1., 2.], dtype=float32)`.
    public func numpyRepr(options: ArrayPrintOptions = ArrayPrintOptions()) -> String {
        let printer = ArrayPrinter(self, options, separator: ", ")
        let body = rank == 0 ? printer.cells.joined() : printer.text(prefix: "array(".utf8.count, suffix: 1)
        var extras: [String] = []
        if (numel == 0 && shape != [0]) || Double(numel) > options.threshold {
            extras.append("shape=" + shape.tupleText)
        }
        switch dtype {
        case .float64, .int64, .bool: if numel == 0 { extras.append("dtype=" + dtype.name) }
        case .float32, .int32, .uint8, .int16, .int8, .float16, .bfloat16, .complex64, .complex128:
            extras.append("dtype=" + dtype.name)
        }
        let text = "array(" + body
        if extras.isEmpty { return text + ")" }
        let extra = extras.joined(separator: ", ") + ")"
        let isLong = text.lengthOfLastLine + 1 + extra.utf8.count + 1 > options.lineWidth
        return text + "," + (isLong ? "\n      " : " ") + extra
    }
}

// Arrays whose elements are numbers of something that has a text of its own.
extension Tensor {
    /// `str(a)` of an array with one text for every whole number: `['a' 'bc']`.
    public func numpyText(options: ArrayPrintOptions = ArrayPrintOptions(), naming: @escaping (Int) -> String) -> String
    {
        ArrayPrinter(self, options, separator: " ") { $0.map { naming(Int($0.asInt64)) } }.text(prefix: 0, suffix: 0)
    }

    /// `repr(a)` of such an array: `array(['a', 'bc'], dtype='<U2')`.
    public func numpyRepr(
        options: ArrayPrintOptions = ArrayPrintOptions(), dtype: String, naming: @escaping (Int) -> String
    ) -> String {
        let printer = ArrayPrinter(self, options, separator: ", ") { $0.map { naming(Int($0.asInt64)) } }
        let body = rank == 0 ? printer.cells.joined() : printer.text(prefix: "array(".utf8.count, suffix: 1)
        let isSummarised = (numel == 0 && shape != [0]) || Double(numel) > options.threshold
        let extra = (isSummarised ? "shape=" + shape.tupleText + ", " : "") + "dtype='\(dtype)')"
        let text = "array(" + body
        let lastLine = text.unicodeScalars.reversed().prefix { $0 != "\n" }.count
        return text + "," + (lastLine + 1 + extra.utf8.count + 1 > options.lineWidth ? "\n      " : " ") + extra
    }
}

/// Lays out the text of a NumPy array.
private struct ArrayPrinter {
    let tensor: Tensor
    let options: ArrayPrintOptions
    let separator: String
    let shown: ShownElements
    let cells: [String]

    init(
        _ tensor: Tensor, _ options: ArrayPrintOptions, separator: String, cells: (([Scalar]) -> [String])? = nil
    ) {
        self.tensor = tensor
        self.options = options
        self.separator = separator
        shown = ShownElements(tensor, edgeItems: Double(tensor.numel) > options.threshold ? options.edgeItems : nil)
        self.cells =
            cells?(shown.values)
            ?? ArrayElementFormat(options).cells(shown.values, dtype: tensor.dtype, isLone: tensor.rank == 0)
    }

    /// `prefix` and `suffix` are the widths of what stands before and after.
    func text(prefix: Int, suffix: Int) -> String {
        if tensor.numel == 0 { return "[]" }
        var position = 0
        return block(
            axis: 0, indent: String(repeating: " ", count: prefix + 1), width: options.lineWidth - suffix,
            position: &position)
    }

    private var isSpaced: Bool { separator == " " }

    private func block(axis: Int, indent: String, width: Int, position: inout Int) -> String {
        let remaining = shown.shape.count - axis
        let count = shown.count(of: axis)
        let edge = shown.edges[axis]
        if remaining == 1 { return row(count: count, edge: edge, indent: indent, width: width, position: &position) }
        let lineEnd = (isSpaced ? "" : ",") + String(repeating: "\n", count: remaining - 1) + indent
        var text = "["
        for index in 0..<count {
            if index > 0 { text += lineEnd }
            if index == edge { text += "..." + lineEnd }
            text += block(axis: axis + 1, indent: indent + " ", width: width - 1, position: &position)
        }
        return text + "]"
    }

    private func row(count: Int, edge: Int?, indent: String, width: Int, position: inout Int) -> String {
        // One column stays free for the separator or the closing bracket.
        let limit = width - 1
        var text = ""
        var line = indent
        func extend(_ word: String) {
            let length = line.unicodeScalars.count
            if length + word.unicodeScalars.count > limit, length > indent.utf8.count {
                while line.last == " " { line.removeLast() }
                text += line + "\n"
                line = indent
            }
            line += word
        }
        for index in 0..<count {
            if index > 0 { line += separator }
            if index == edge {
                extend("...")
                line += separator
            }
            extend(cells[position])
            position += 1
        }
        return "[" + (text + line).dropFirst(indent.utf8.count) + "]"
    }
}
