import Figures

/// What can be done to a chart, for `plt` and for `ax` alike.
struct PlotRow: Sendable {
    let name: String
    let signature: String
    let summary: String
    let example: String?
    let body: @Sendable (AxesObject, borrowing Arguments) throws -> Value

    init(
        _ name: String, _ signature: String, _ summary: String, example: String? = nil,
        _ body: @escaping @Sendable (AxesObject, borrowing Arguments) throws -> Value
    ) {
        self.name = name
        self.signature = signature
        self.summary = summary
        self.example = example
        self.body = body
    }
}

enum AxesRows {
    /// `plt.title` and `ax.set_title`.
    static let settings: [PlotRow] = [
        PlotRow("title", "(label, **kwargs)", "The text over a chart.") { axes, call in
            axes.chart.title = try call[0].str()
            return .object(PlotItem(.text(axes.chart.title, "0.5, 1.0")))
        },
        PlotRow("xlabel", "(xlabel, **kwargs)", "The name of the axis to the right.") { axes, call in
            axes.chart.x.label = try call[0].str()
            return .object(PlotItem(.text(axes.chart.x.label, "0.5, 0")))
        },
        PlotRow("ylabel", "(ylabel, **kwargs)", "The name of the axis upwards.") { axes, call in
            axes.chart.y.label = try call[0].str()
            return .object(PlotItem(.text(axes.chart.y.label, "0, 0.5")))
        },
        PlotRow("xlim", "(left=None, right=None, **kwargs)", "The ends of the axis to the right.") { axes, call in
            try limits(\.x, axes, call, "xmin", "xmax")
        },
        PlotRow("ylim", "(bottom=None, top=None, **kwargs)", "The ends of the axis upwards.") { axes, call in
            try limits(\.y, axes, call, "ymin", "ymax")
        },
        PlotRow("xscale", "(value, **kwargs)", "'linear' or 'log'.") { axes, call in
            try scale(\.x, axes, call)
        },
        PlotRow("yscale", "(value, **kwargs)", "'linear' or 'log'.") { axes, call in
            try scale(\.y, axes, call)
        },
        PlotRow("xticks", "(ticks=None, labels=None, **kwargs)", "The marked places of the axis to the right.") {
            axes, call in
            try ticks(\.x, axes, call)
        },
        PlotRow("yticks", "(ticks=None, labels=None, **kwargs)", "The marked places of the axis upwards.") {
            axes, call in
            try ticks(\.y, axes, call)
        },
    ]

    /// The same name for `plt` and for `ax`.
    static let plain: [PlotRow] = [
        PlotRow("legend", "(*args, **kwargs)", "Lists the names of what was drawn.") { axes, call in
            axes.chart.hasLegend = true
            guard let last = call.rest.last ?? call.keywords.get("labels"),
                let names = try FigureObject.Numbers.names(last)
            else { return .object(PlotItem(.legend)) }
            for (index, name) in names.enumerated() where index < axes.chart.marks.count {
                axes.chart.marks[index].label = name
            }
            return .object(PlotItem(.legend))
        },
        PlotRow("grid", "(visible=None, which='major', axis='both', **kwargs)", "Lines across the chart.") {
            axes, call in
            axes.chart.hasGrid = call.has(0) ? try call.bool(0) : true
            return .none
        },
        PlotRow("axis", "(arg=None, /, **kwargs)", "'off' hides the axes; four numbers are their ends.") {
            axes, call in
            switch call[0] {
            case .str(let text):
                if text.value == "off" { axes.chart.hasAxes = false }
                if text.value == "on" { axes.chart.hasAxes = true }
            case .bool(let flag): axes.chart.hasAxes = flag
            case .list, .tuple, .object, .tensor:
                let ends = try FigureObject.Numbers.list(call[0])
                guard ends.count == 4 else { return .none }
                (axes.chart.x.lower, axes.chart.x.upper) = (ends[0], ends[1])
                (axes.chart.y.lower, axes.chart.y.upper) = (ends[2], ends[3])
            case .unbound, .none, .int, .float, .dict: break
            }
            return .tuple(
                [axes.chart.x.lower ?? 0, axes.chart.x.upper ?? 1, axes.chart.y.lower ?? 0, axes.chart.y.upper ?? 1]
                    .map { .float($0) })
        },
        PlotRow("cla", "()", "Takes everything out of the chart.") { axes, _ in
            axes.clear()
            return .none
        },
    ]

    /// Of `ax` alone.
    static let own: [Builtin] = [
        Builtin("set", "(**kwargs)", "Title, labels and limits by name.") { call in
            let axes = try AxesObject.from(call.receiver)
            for (key, value) in call.keywords.pairs {
                switch try key.str() {
                case "title": axes.chart.title = try value.str()
                case "xlabel": axes.chart.x.label = try value.str()
                case "ylabel": axes.chart.y.label = try value.str()
                case "xlim": try setLimits(\.x, axes, FigureObject.Numbers.list(value))
                case "ylim": try setLimits(\.y, axes, FigureObject.Numbers.list(value))
                case "yscale": axes.chart.y.isLogarithmic = try value.str() == "log"
                case "xscale": axes.chart.x.isLogarithmic = try value.str() == "log"
                case "xticks": try setTicks(\.x, axes, FigureObject.Numbers.list(value), nil)
                case "yticks": try setTicks(\.y, axes, FigureObject.Numbers.list(value), nil)
                case "xticklabels": try setLabels(\.x, axes, value)
                case "yticklabels": try setLabels(\.y, axes, value)
                default: continue
                }
            }
            return .none
        },
        Builtin("set_xticklabels", "(labels, **kwargs)", "Texts for the marked places.") { call in
            try setLabels(\.x, AxesObject.from(call.receiver), call[0])
            return .none
        },
        Builtin("set_yticklabels", "(labels, **kwargs)", "Texts for the marked places.") { call in
            try setLabels(\.y, AxesObject.from(call.receiver), call[0])
            return .none
        },
        Builtin("get_title", "()", "The text over the chart.") { call in
            .text(try AxesObject.from(call.receiver).chart.title)
        },
        Builtin("set_axis_off", "()", "Hides the axes.") { call in
            try AxesObject.from(call.receiver).chart.hasAxes = false
            return .none
        },
        Builtin("get_legend_handles_labels", "()", "What a legend lists.") { call in
            let names = try AxesObject.from(call.receiver).chart.legend.map { Value.text($0.label) }
            return .tuple([.items(names.map { _ in .object(PlotItem(.points)) }), .items(names)])
        },
        Builtin("invert_yaxis", "()", "Counts downwards.") { call in
            let axes = try AxesObject.from(call.receiver)
            let frame = axes.extent(\.y)
            (axes.chart.y.lower, axes.chart.y.upper) = (frame.upper, frame.lower)
            return .none
        },
        Builtin("twinx", "()", "The same chart: a second scale is not drawn.") { call in call.receiver },
        Builtin("clear", "()", "Takes everything out of the chart.") { call in
            try AxesObject.from(call.receiver).clear()
            return .none
        },
    ]

    // MARK: Parts

    private static func limits(
        _ axis: WritableKeyPath<Chart, Chart.Axis>, _ axes: AxesObject, _ call: borrowing Arguments, _ low: String,
        _ high: String
    ) throws -> Value {
        if call.has(0), call[0].isSequence {
            setLimits(axis, axes, try FigureObject.Numbers.list(call[0]))
        } else {
            if let lower = try call.optionalDouble(0) { axes.chart[keyPath: axis].lower = lower }
            if let upper = try call.optionalDouble(1) { axes.chart[keyPath: axis].upper = upper }
            if let lower = try call.keywords.get(low)?.asDouble() { axes.chart[keyPath: axis].lower = lower }
            if let upper = try call.keywords.get(high)?.asDouble() { axes.chart[keyPath: axis].upper = upper }
        }
        let known = axes.extent(axis)
        return .tuple([.float(known.lower), .float(known.upper)])
    }

    private static func setLimits(_ axis: WritableKeyPath<Chart, Chart.Axis>, _ axes: AxesObject, _ ends: [Double]) {
        guard ends.count == 2 else { return }
        (axes.chart[keyPath: axis].lower, axes.chart[keyPath: axis].upper) = (ends[0], ends[1])
    }

    private static func scale(
        _ axis: WritableKeyPath<Chart, Chart.Axis>, _ axes: AxesObject, _ call: borrowing Arguments
    ) throws -> Value {
        switch try call[0].str() {
        case "log": axes.chart[keyPath: axis].isLogarithmic = true
        case "linear", "symlog": axes.chart[keyPath: axis].isLogarithmic = false
        case let other:
            throw Raised(
                .valueError,
                "\(Str(other).repr) is not a valid value for scale; supported values are 'linear', 'log', 'symlog'")
        }
        return .none
    }

    private static func ticks(
        _ axis: WritableKeyPath<Chart, Chart.Axis>, _ axes: AxesObject, _ call: borrowing Arguments
    ) throws -> Value {
        guard call.has(0) else { return .tuple([.list(List()), .list(List())]) }
        try setTicks(
            axis, axes, FigureObject.Numbers.list(call[0]), call.has(1) ? call[1].collected().map { try $0.str() } : nil
        )
        return .tuple([.list(List()), .list(List())])
    }

    private static func setTicks(
        _ axis: WritableKeyPath<Chart, Chart.Axis>, _ axes: AxesObject, _ places: [Double], _ labels: [String]?
    ) throws {
        if let labels, labels.count != places.count {
            throw Raised(
                .valueError,
                "The number of FixedLocator locations (\(places.count)), usually from a call to set_ticks, does not match "
                    + "the number of labels (\(labels.count)).")
        }
        axes.chart[keyPath: axis].ticks = places.enumerated().map { index, place in
            Chart.Tick(
                place: place,
                label: labels?[index] ?? FloatText.brief(place))
        }
    }

    /// Labels for ticks set before; else for 0, 1, 2, … An empty first label stands before the first place.
    private static func setLabels(_ axis: WritableKeyPath<Chart, Chart.Axis>, _ axes: AxesObject, _ value: Value) throws
    {
        let labels = try value.collected().map { try $0.str() }
        if let ticks = axes.chart[keyPath: axis].ticks, ticks.count == labels.count {
            axes.chart[keyPath: axis].ticks = zip(ticks, labels).map { Chart.Tick(place: $0.place, label: $1) }
            return
        }
        let first = labels.first == "" ? -1.0 : 0
        axes.chart[keyPath: axis].ticks = labels.enumerated().map {
            Chart.Tick(place: Double($0.offset) + first, label: $0.element)
        }
    }
}

extension AxesObject {
    /// The ends of an axis as far as they are known: those that were set, else those of the numbers.
    func extent(_ axis: WritableKeyPath<Chart, Chart.Axis>) -> (lower: Double, upper: Double) {
        var (low, high) = (Double.infinity, -Double.infinity)
        let isAcross = axis == \Chart.x
        for mark in chart.marks {
            let values: [Double]
            switch mark.shape {
            case .curve(let x, let y, _), .points(let x, let y, _, _): values = isAcross ? x : y
            case .band(let x, let lower, let upper): values = isAcross ? x : lower + upper
            case .bars(let bars):
                values = bars.flatMap { isAcross ? [$0.left, $0.right] : [$0.bottom, $0.top] }
            case .image(let raster):
                values =
                    isAcross
                    ? [raster.bounds.left, raster.bounds.right] : [raster.bounds.bottom, raster.bounds.top]
            case .text, .level, .upright: values = []
            }
            for value in values where value.isFinite { (low, high) = (min(low, value), max(high, value)) }
        }
        if low > high { (low, high) = (0, 1) }
        let room = (high - low) * 0.05
        let known = chart[keyPath: axis]
        return (known.lower ?? low - room, known.upper ?? high + room)
    }
}
