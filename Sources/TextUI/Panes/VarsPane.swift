import Markup

/// The user's variables: name, shape, dtype, whether gradients are kept, number of parameters.
public struct VarsPane: Pane {
    public struct Row: Hashable, Sendable {
        public var name: String
        /// `(6, 4)` for tensors, else a short text of the value.
        public var shape: String
        /// `float32` for tensors, else the type's name.
        public var dtype: String
        public var requiresGrad: Bool
        /// For modules.
        public var parameters: Int?

        public init(name: String, shape: String, dtype: String, requiresGrad: Bool = false, parameters: Int? = nil) {
            self.name = name
            self.shape = shape
            self.dtype = dtype
            self.requiresGrad = requiresGrad
            self.parameters = parameters
        }
    }

    public var rows: [Row]
    /// The first row shown.
    public var offset: Int
    public let kind = PaneKind.vars

    public init(rows: [Row] = [], offset: Int = 0) {
        self.rows = rows
        self.offset = offset
    }

    public var title: Markup { rows.isEmpty ? Markup() : Markup("\(rows.count)", .dim) }

    public func draw(on canvas: inout Canvas, style: DrawStyle) {
        guard !rows.isEmpty else { return drawEmpty("no variables yet", on: &canvas, style: style) }
        let table = Table(
            columns: [
                .init(head: "name", role: .name), .init(head: "shape", role: .number), .init(head: "dtype", role: .dim),
                .init(head: "grad", role: .added), .init(head: "params", role: .number, isNumber: true),
            ],
            rows: rows.map {
                [
                    $0.name, $0.shape, $0.dtype, $0.requiresGrad ? "grad" : "",
                    $0.parameters.map(NumberText.grouped) ?? "",
                ]
            }, offset: offset)
        table.draw(on: &canvas, style: style)
    }
}
