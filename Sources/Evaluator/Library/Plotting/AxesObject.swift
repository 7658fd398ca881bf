import Figures

/// A `matplotlib.axes.Axes`: one chart of a page.
final class AxesObject: Object {
    var chart: Chart
    /// The page that it stands on; a program may keep the chart longer than the page.
    private(set) weak var page: FigureObject?
    private var colorsTaken = 0

    init(on page: FigureObject, _ place: Chart.Place) {
        chart = Chart(place: place)
        self.page = page
        super.init(type: Types.current.native(AxesObject.row))
    }

    override func repr() throws -> String {
        chart.title.isEmpty ? "<Axes: >" : "<Axes: title={'center': \(Str(chart.title).repr)}>"
    }

    func nextColor() -> Color {
        defer { colorsTaken += 1 }
        return Color.cycle[colorsTaken % Color.cycle.count]
    }

    func clear() {
        chart = Chart(place: chart.place)
        colorsTaken = 0
    }

    /// The numbers of an axis: texts stand at 0, 1, 2, … with themselves as labels.
    func numbers(_ value: Value, _ axis: WritableKeyPath<Chart, Chart.Axis>) throws -> (numbers: [Double], shape: [Int])
    {
        guard let names = try FigureObject.Numbers.names(value) else { return try FigureObject.Numbers.flat(value) }
        var known = chart[keyPath: axis].ticks ?? []
        let places = names.map { name -> Double in
            if let place = known.first(where: { $0.label == name })?.place { return place }
            let place = Double(known.count)
            known.append(Chart.Tick(place: place, label: name))
            return place
        }
        chart[keyPath: axis].ticks = known
        return (places, [places.count])
    }

    /// `set_data`, `set_ydata`, … of a curve drawn before.
    func change(_ place: Int, _ what: String, _ values: [Value]) throws {
        guard chart.marks.indices.contains(place), case .curve(var x, var y, let stroke) = chart.marks[place].shape
        else { return }
        switch (what, values.count) {
        case ("set_data", 2):
            x = try FigureObject.Numbers.list(values[0])
            y = try FigureObject.Numbers.list(values[1])
        case ("set_ydata", 1): y = try FigureObject.Numbers.list(values[0])
        case ("set_xdata", 1): x = try FigureObject.Numbers.list(values[0])
        case ("set_label", 1): chart.marks[place].label = try values[0].str()
        default: return
        }
        chart.marks[place].shape = .curve(x: x, y: y, stroke: stroke)
    }

    static func from(_ value: Value) throws -> AxesObject {
        if let axes = value.object(as: AxesObject.self) { return axes }
        throw Raised(.typeError, "descriptor requires an 'Axes' object but received a '\(value.typeName)'")
    }

    static let row = NativeType(
        "Axes", module: "matplotlib.axes", "A chart.", voice: .python,
        methods: AxesRows.drawing.map { row in
            Builtin(row.name, row.signature, row.summary) { call in
                let axes = try from(call.receiver)
                axes.page?.select(axes)
                return try row.body(axes, call)
            }
        }
            + AxesRows.settings.map { row in
                Builtin("set_" + row.name, row.signature, row.summary) { call in try row.body(from(call.receiver), call)
                }
            }
            + AxesRows.plain.map { row in
                Builtin(row.name, row.signature, row.summary) { call in try row.body(from(call.receiver), call) }
            } + AxesRows.own
            + FigureObject.quiet([
                "tick_params", "margins", "relim", "autoscale_view", "autoscale", "set_aspect", "set_axisbelow",
                "set_facecolor", "ticklabel_format", "set_box_aspect", "minorticks_on", "label_outer",
            ]),
        properties: [
            Property("figure", "The page it stands on.") { value in
                try from(value).page.map { .object($0) } ?? .none
            },
            Property("xaxis", "The axis to the right.") { _ in .object(PlotItem(.axis)) },
            Property("yaxis", "The axis upwards.") { _ in .object(PlotItem(.axis)) },
            Property("spines", "The sides of the frame.") { _ in .object(PlotItem(.spine)) },
        ])
}

/// The array of axes that `plt.subplots` gives.
final class AxesGrid: Object {
    private let items: [AxesObject]
    /// One or two sizes.
    private let shape: [Int]

    private init(_ items: [AxesObject], _ shape: [Int]) {
        self.items = items
        self.shape = shape
        super.init(type: Types.current.native(AxesGrid.row))
    }

    /// One chart, a row or column of charts, or a grid.
    static func make(on page: FigureObject, rows: Int, columns: Int) throws -> Value {
        guard rows > 0, columns > 0, rows * columns <= 4096 else {
            throw Raised(.valueError, "Number of rows must be a positive integer, not \(rows)")
        }
        var items: [AxesObject] = []
        for row in 0..<rows {
            for column in 0..<columns {
                items.append(page.add(Chart.Place(rows: rows, columns: columns, row: row, column: column)))
            }
        }
        if items.count == 1 { return .object(items[0]) }
        return .object(AxesGrid(items, rows == 1 || columns == 1 ? [items.count] : [rows, columns]))
    }

    override func repr() throws -> String {
        "array([" + (try items.map { try $0.repr() }.joined(separator: ", ")) + "], dtype=object)"
    }

    override func length() throws -> Int? { shape[0] }

    override func makeIterator() throws -> IteratorObject? {
        var place = 0
        return ClosureIterator(type: Types.current.iterator("iterator")) {
            guard place < self.shape[0] else { return .unbound }
            defer { place += 1 }
            return self.part(place)
        }
    }

    private func part(_ place: Int) -> Value {
        guard shape.count == 2 else { return .object(items[place]) }
        return .object(AxesGrid(Array(items[place * shape[1]..<(place + 1) * shape[1]]), [shape[1]]))
    }

    override func item(at index: Value) throws -> Value? {
        func checked(_ value: Value, axis: Int) throws -> [Int] {
            let size = shape[axis]
            if let number = try value.asIndex() {
                guard number >= -size, number < size else {
                    throw Raised(.indexError, "index \(number) is out of bounds for axis \(axis) with size \(size)")
                }
                return [number < 0 ? number + size : number]
            }
            // Slices: through a list of the places.
            let places = Value.list(List(ContiguousArray((0..<size).map(Value.int))))
            return try places.item(at: value).collected().compactMap { try $0.asIndex() }
        }
        guard case .tuple(let tuple) = index else {
            if try index.asIndex() != nil { return part(try checked(index, axis: 0)[0]) }
            let rows = try checked(index, axis: 0)
            guard shape.count == 2 else { return .object(AxesGrid(rows.map { items[$0] }, [rows.count])) }
            return .object(
                AxesGrid(rows.flatMap { items[$0 * shape[1]..<($0 + 1) * shape[1]] }, [rows.count, shape[1]]))
        }
        guard tuple.items.count <= shape.count else {
            throw Raised(
                .indexError,
                "too many indices for array: array is \(shape.count)-dimensional, but \(tuple.items.count) were indexed"
            )
        }
        guard tuple.items.count == 2 else { return try item(at: tuple.items.first ?? .int(0)) }
        let (rows, columns) = (try checked(tuple.items[0], axis: 0), try checked(tuple.items[1], axis: 1))
        let chosen = rows.flatMap { row in columns.map { items[row * shape[1] + $0] } }
        return chosen.count == 1 ? .object(chosen[0]) : .object(AxesGrid(chosen, [chosen.count]))
    }

    private static func from(_ value: Value) throws -> AxesGrid {
        if let grid = value.object(as: AxesGrid.self) { return grid }
        throw Raised(.typeError, "descriptor requires an array of axes")
    }

    private var flat: Value { .object(AxesGrid(items, [items.count])) }

    static let row = NativeType(
        "AxesArray", module: "matplotlib.axes", "The charts of a page.",
        methods: [
            Builtin("flatten", "()", "All charts in one row.") { call in try from(call.receiver).flat },
            Builtin("ravel", "()", "All charts in one row.") { call in try from(call.receiver).flat },
            Builtin("reshape", "(*shape)", "All charts in one row.") { call in try from(call.receiver).flat },
            Builtin("tolist", "()", "All charts as a list.") { call in
                .items(try from(call.receiver).items.map { .object($0) })
            },
        ],
        properties: [
            Property("flat", "All charts, one by one.") { try from($0).flat },
            Property("shape", "Rows and columns.") { .tuple(try from($0).shape.map(Value.int)) },
            Property("size", "How many charts.") { .int(try from($0).items.count) },
        ])
}
