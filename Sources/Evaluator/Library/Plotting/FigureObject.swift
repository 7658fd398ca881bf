import Figures

/// A `matplotlib.figure.Figure`.
final class FigureObject: Object {
    let number: Int
    var figure = Figure()
    private(set) var charts: [AxesObject] = []
    private var chosen: AxesObject?

    init(number: Int) {
        self.number = number
        super.init(type: Types.current.native(FigureObject.row))
    }

    override func repr() throws -> String {
        func whole(_ inches: Double) -> String { FloatText.brief(inches * figure.resolution) }
        return "<Figure size \(whole(figure.width))x\(whole(figure.height)) with \(charts.count) Axes>"
    }

    /// The axes drawn into last, made where there are none.
    var current: AxesObject {
        if let chosen { return chosen }
        return charts.last ?? add(Chart.Place())
    }

    /// The axes at a place: those that stand there already, or new ones.
    @discardableResult
    func add(_ place: Chart.Place) -> AxesObject {
        if let known = charts.first(where: { $0.chart.place == place }) {
            chosen = known
            return known
        }
        let axes = AxesObject(on: self, place)
        charts.append(axes)
        chosen = axes
        return axes
    }

    func select(_ axes: AxesObject) { chosen = axes }

    func clear() {
        charts = []
        chosen = nil
        figure.title = ""
    }

    /// The page with all its charts.
    var drawing: Figure {
        var drawing = figure
        drawing.charts = charts.filter { !$0.chart.isEmpty || charts.count == 1 }.map(\.chart)
        return drawing
    }

    /// Writes the page into a file, as SVG or PNG by the file's name.
    func save(_ path: String, format: String?, resolution: Double?, host: any Host) throws {
        var drawing = drawing
        if let resolution { drawing.resolution = resolution }
        var name = path
        let last = path.split(separator: "/").last ?? ""
        var ending =
            format ?? last.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last.map(String.init)
        if ending == nil {
            ending = "png"
            name += ".png"
        }
        guard let kind = FigureFormat(rawValue: (ending ?? "").lowercased()) else {
            throw Raised(.valueError, "Format '\(ending ?? "")' is not supported (supported formats: png, svg)")
        }
        guard let bytes = host.encode(drawing, kind) else {
            throw Raised(.runtimeError, "figures cannot be saved here")
        }
        try FileSystem.write(bytes, to: name)
    }

    static func from(_ value: Value) throws -> FigureObject {
        if let page = value.object(as: FigureObject.self) { return page }
        throw Raised(.typeError, "descriptor requires a 'Figure' object but received a '\(value.typeName)'")
    }

    static let row = NativeType(
        "Figure", module: "matplotlib.figure", "A page of charts.", voice: .python,
        methods: [
            Builtin("add_subplot", "(*args, **kwargs)", "Axes at a place of the page's grid.") { call in
                .object(try from(call.receiver).add(call.place(call.rest)))
            },
            Builtin("add_axes", "(rect=None, **kwargs)", "Axes over the whole page.") { call in
                .object(try from(call.receiver).add(Chart.Place()))
            },
            Builtin("subplots", "(nrows=1, ncols=1, **kwargs)", "A grid of axes.") { call in
                try AxesGrid.make(on: from(call.receiver), rows: call.int(0), columns: call.int(1))
            },
            Builtin("gca", "()", "The axes drawn into last.") { call in
                .object(try from(call.receiver).current)
            },
            Builtin("suptitle", "(t, **kwargs)", "The title of the page.") { call in
                let title = try call[0].str()
                try from(call.receiver).figure.title = title
                return .object(PlotItem(.text(title, "0.5, 0.98")))
            },
            Builtin("savefig", "(fname, *, dpi=None, format=None, **kwargs)", "Writes the page as SVG or PNG.") {
                call in
                try from(call.receiver).save(
                    call.path(0), format: call.optionalString(2), resolution: call.resolution(1),
                    host: call.interpreter.host)
                return .none
            },
            Builtin("show", "(warn=True)", "Shows the page.") { call in
                let page = try from(call.receiver)
                call.interpreter.host.show(page.drawing)
                PlotState.current.close(page)
                return .none
            },
            Builtin("clf", "()", "Takes everything off the page.") { call in
                try from(call.receiver).clear()
                return .none
            },
            Builtin("set_size_inches", "(w, h=None)", "The size of the page.") { call in
                let page = try from(call.receiver)
                let size = call.has(1) ? [try call.double(0), try call.double(1)] : try Numbers.list(call[0])
                if size.count == 2 { (page.figure.width, page.figure.height) = (size[0], size[1]) }
                return .none
            },
            Builtin("get_size_inches", "()", "The size of the page.") { call in
                let page = try from(call.receiver)
                return try Numbers.array([page.figure.width, page.figure.height])
            },
        ] + quiet(["tight_layout", "subplots_adjust", "autofmt_xdate", "set_dpi", "set_tight_layout", "align_labels"])
            + [
                Builtin("colorbar", "(mappable, **kwargs)", "Accepted; shades tell values here.") { _ in
                    .object(PlotItem(.colorbar))
                },
                Builtin("legend", "(*args, **kwargs)", "Lists the names of what was drawn.") { call in
                    for axes in try from(call.receiver).charts { axes.chart.hasLegend = true }
                    return .object(PlotItem(.legend))
                },
            ],
        properties: [
            Property("axes", "The charts of the page.") { .items(try from($0).charts.map { .object($0) }) },
            Property("number", "The number of the page.") { .int(try from($0).number) },
            Property("canvas", "The page itself.") { $0 },
        ])

    /// Methods that change nothing that is drawn here.
    static func quiet(_ names: [String]) -> [Builtin] {
        names.map { name in
            Builtin(name, "(*args, **kwargs)", "Accepted; it changes nothing here.") { _ in .none }
        }
    }
}

extension Arguments {
    /// `1, 2, 1` or `121`: a place in the grid of a page.
    func place(_ values: UnsafeBufferPointer<Value>) throws -> Chart.Place {
        var numbers = try values.map { value in
            guard let number = try value.asIndex() else {
                throw Raised(.typeError, "Argument 3 must be an integer")
            }
            return number
        }
        if numbers.count == 1 { numbers = [numbers[0] / 100, numbers[0] / 10 % 10, numbers[0] % 10] }
        if numbers.isEmpty { numbers = [1, 1, 1] }
        guard numbers.count == 3, numbers[0] > 0, numbers[1] > 0, numbers[0] < 1000, numbers[1] < 1000 else {
            throw Raised(.valueError, "Number of rows must be a positive integer, not \(numbers.first ?? 0)")
        }
        let count = numbers[0] * numbers[1]
        guard (1...count).contains(numbers[2]) else {
            throw Raised(.valueError, "num must be an integer with 1 <= num <= \(count), not \(numbers[2])")
        }
        return Chart.Place(
            rows: numbers[0], columns: numbers[1], row: (numbers[2] - 1) / numbers[1],
            column: (numbers[2] - 1) % numbers[1])
    }

    /// `dpi=`: a number; nil for `'figure'` and for none.
    func resolution(_ index: Int) throws -> Double? {
        if case .str = self[index] { return nil }
        return try optionalDouble(index)
    }
}
