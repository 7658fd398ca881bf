import Markup

/// A model's parameters: name, shape, formula of the shape, count.
public struct ModelPane: Pane {
    public struct Row: Hashable, Sendable {
        /// `rnn.weight_ih_l0`
        public var name: String
        /// `(4 * 8, 5)`
        public var shape: String
        /// `(4 * hidden_size, input_size)`, or empty.
        public var formula: String
        public var count: Int

        public init(name: String, shape: String, formula: String = "", count: Int) {
            self.name = name
            self.shape = shape
            self.formula = formula
            self.count = count
        }
    }

    /// `rnn = RNN(4, 2, batch_first=True)`
    public var heading: String
    public var rows: [Row]
    public var offset: Int
    public let kind = PaneKind.model

    public init(heading: String = "", rows: [Row] = [], offset: Int = 0) {
        self.heading = heading
        self.rows = rows
        self.offset = offset
    }

    public var title: Markup { Markup(heading, .dim) }

    public func draw(on canvas: inout Canvas, style: DrawStyle) {
        guard !rows.isEmpty else { return drawEmpty("no model yet", on: &canvas, style: style) }
        var total = Markup("\(rows.count) tensors, ", .dim)
        total.append(NumberText.grouped(rows.reduce(0) { $0 + $1.count }), .number)
        total.append(" parameters", .dim)
        let table = Table(
            columns: [
                .init(head: "parameter", role: .name), .init(head: "shape", role: .number),
                .init(head: "count", role: .number, isNumber: true), .init(head: "formula", role: .dim),
            ],
            rows: rows.map { [$0.name, $0.shape, NumberText.grouped($0.count), $0.formula] }, footer: total,
            offset: offset)
        table.draw(on: &canvas, style: style)
    }
}
