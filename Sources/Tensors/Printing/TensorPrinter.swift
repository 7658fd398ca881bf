extension Tensor {
    /// What `print(x)` shows: `tensor([1., 2.], grad_fn=<MulBackward0>)`; a parameter says so on a line of its own.
    public func repr(options: PrintOptions = PrintOptions()) -> String {
        let text = TensorPrinter(options: options).text(of: self)
        return isParameter ? "Parameter containing:\n" + text : text
    }
}

extension Shape {
    /// `torch.Size([2, 3])`.
    public var pythonText: String { "torch.Size(\(description))" }

    /// `(2, 3)`, `(2,)`, `()`: the sizes as a Python tuple.
    public var tupleText: String {
        count == 1 ? "(\(self[0]),)" : "(" + array.map(String.init).joined(separator: ", ") + ")"
    }
}

/// Lays out the text of a tensor as PyTorch does.
struct TensorPrinter {
    let options: PrintOptions

    private static let prefix = "tensor("

    func text(of tensor: Tensor) -> String {
        var suffixes: [String] = []
        var body = TensorPrinter.prefix
        let isDefault = tensor.dtype == ThreadState.defaultDType
        if tensor.numel == 0 {
            body += "[]"
            if tensor.rank != 1 { suffixes.append("size=" + tensor.shape.tupleText) }
            if !isDefault { suffixes.append("dtype=torch." + tensor.dtype.name) }
        } else {
            body += contents(of: tensor)
            let isDefaultComplex = tensor.dtype.isComplex && tensor.dtype.real == ThreadState.defaultDType
            if !isDefault, !isDefaultComplex, tensor.dtype != .int64, tensor.dtype != .bool {
                suffixes.append("dtype=torch." + tensor.dtype.name)
            }
        }
        if let node = tensor.gradNode {
            suffixes.append("grad_fn=<\(node.title(ofOutput: tensor.gradOutput))>")
        } else if tensor.requiresGrad {
            suffixes.append("requires_grad=True")
        }
        return body + joined(suffixes, lastLine: body.lengthOfLastLine) + ")"
    }

    /// A suffix that does not fit goes to a line of its own, under the elements.
    private func joined(_ suffixes: [String], lastLine: Int) -> String {
        var text = ""
        var length = lastLine + 2
        let indent = TensorPrinter.prefix.utf8.count
        for suffix in suffixes {
            if length + suffix.utf8.count + 2 > options.lineWidth {
                text += ",\n" + String(repeating: " ", count: indent) + suffix
                length = indent + suffix.utf8.count
            } else {
                text += ", " + suffix
                length += suffix.utf8.count + 2
            }
        }
        return text
    }

    private func contents(of tensor: Tensor) -> String {
        let isSummarised = Double(tensor.numel) > options.threshold
        let shown = ShownElements(tensor, edgeItems: isSummarised ? options.edgeItems : nil)
        let format = CellFormat(shown.values, dtype: tensor.dtype, options: options)
        var cells = shown.values.makeIterator()
        var writer = BlockWriter(shown: shown, format: format, lineWidth: options.lineWidth)
        writer.write(axis: 0, indent: TensorPrinter.prefix.utf8.count, cells: &cells)
        return writer.text
    }
}

/// Writes nested blocks of cells.
private struct BlockWriter {
    let shown: ShownElements
    let format: CellFormat
    let lineWidth: Int
    var text = ""

    mutating func write(axis: Int, indent: Int, cells: inout IndexingIterator<[Scalar]>) {
        let remaining = shown.shape.count - axis
        if remaining == 0 {
            if let value = cells.next() { text += format.cell(value) }
            return
        }
        let edge = shown.edges[axis]
        let count = shown.count(of: axis)
        text += "["
        if remaining == 1 {
            writeRow(count: count, edge: edge, indent: indent, cells: &cells)
        } else {
            let separator =
                "," + String(repeating: "\n", count: remaining - 1) + String(repeating: " ", count: indent + 1)
            for index in 0..<count {
                if index > 0 { text += separator }
                if index == edge { text += "..." + separator }
                write(axis: axis + 1, indent: indent + 1, cells: &cells)
            }
            if count == 0 { text += "..." }
        }
        text += "]"
    }

    private mutating func writeRow(count: Int, edge: Int?, indent: Int, cells: inout IndexingIterator<[Scalar]>) {
        if edge == 0 {
            text += "..."
            return
        }
        let perLine = Swift.max(1, (lineWidth - indent) / (format.width + 2))
        let newLine = ",\n" + String(repeating: " ", count: indent + 1)
        var position = 0
        for index in 0..<count {
            if index == edge {
                text += position % perLine == 0 ? newLine : ", "
                text += " ..."
                position += 1
            }
            if position > 0 { text += position % perLine == 0 ? newLine : ", " }
            if let value = cells.next() { text += format.cell(value) }
            position += 1
        }
    }
}

extension String {
    /// Bytes after the last newline.
    var lengthOfLastLine: Int {
        var length = 0
        for byte in utf8.reversed() {
            if byte == UInt8(ascii: "\n") { break }
            length += 1
        }
        return length
    }
}
