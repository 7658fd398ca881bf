/// Cells divided into dots, each dot remembering the layer that was drawn last over its cell.
struct DotGrid: Sendable {
    let columns: Int
    let rows: Int
    let marks: DrawStyle.Marks
    private var bits: [UInt8]
    private var layers: [UInt8]

    init(columns: Int, rows: Int, marks: DrawStyle.Marks) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
        self.marks = marks
        bits = Array(repeating: 0, count: self.columns * self.rows)
        layers = bits
    }

    static func dotsPerCell(_ marks: DrawStyle.Marks) -> (across: Int, down: Int) {
        switch marks {
        case .braille: (2, 4)
        case .blocks: (2, 2)
        case .ascii: (1, 1)
        }
    }

    var dotColumns: Int { columns * Self.dotsPerCell(marks).across }
    var dotRows: Int { rows * Self.dotsPerCell(marks).down }

    /// Sets a dot; places outside the grid are ignored.
    mutating func set(x: Int, y: Int, layer: UInt8) {
        guard x >= 0, y >= 0, x < dotColumns, y < dotRows else { return }
        let (across, down) = Self.dotsPerCell(marks)
        let cell = y / down * columns + x / across
        // An earlier layer's dots would take this layer's colour, and its glyph would hide which curve runs here.
        if layers[cell] != layer { bits[cell] = 0 }
        bits[cell] |= Self.bit(x % across, y % down, marks)
        layers[cell] = layer
    }

    /// Sets the dots of a straight line, both ends included.
    mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int), layer: UInt8) {
        let (width, height) = (abs(end.x - start.x), abs(end.y - start.y))
        let steps = max(width, height)
        guard steps > 0 else { return set(x: start.x, y: start.y, layer: layer) }
        for step in 0...steps {
            let x = start.x + ((end.x - start.x) * step * 2 + (end.x < start.x ? -steps : steps)) / (2 * steps)
            let y = start.y + ((end.y - start.y) * step * 2 + (end.y < start.y ? -steps : steps)) / (2 * steps)
            set(x: x, y: y, layer: layer)
        }
    }

    /// The glyph of a cell and its layer, or nothing where no dot is set.
    func glyph(row: Int, column: Int) -> (text: String, layer: UInt8)? {
        guard row >= 0, row < rows, column >= 0, column < columns else { return nil }
        let cell = row * columns + column
        guard bits[cell] != 0 else { return nil }
        switch marks {
        case .braille:
            guard let scalar = Unicode.Scalar(0x2800 + UInt32(bits[cell])) else { return nil }
            return (String(scalar), layers[cell])
        case .blocks: return (Self.quarters[Int(bits[cell] & 15)], layers[cell])
        case .ascii: return (Self.letters[Int(layers[cell]) % Self.letters.count], layers[cell])
        }
    }

    /// Layer 0 is the faint one.
    private static let letters = [".", "*", "o", "+", "x", "#", "%"]
    private static let quarters = [" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"]
    private static let brailleBits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

    private static func bit(_ x: Int, _ y: Int, _ marks: DrawStyle.Marks) -> UInt8 {
        switch marks {
        case .braille: brailleBits[x][y]
        case .blocks: 1 << UInt8(y * 2 + x)
        case .ascii: 1
        }
    }
}
