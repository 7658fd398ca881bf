import Figures

extension AxesRows {
    /// What puts marks into a chart.
    static let drawing: [PlotRow] = [
        PlotRow("plot", "(*args, scalex=True, scaley=True, data=None, **kwargs)", "Curves through points.") {
            axes, call in
            try curves(axes, call)
        },
        logarithmic("semilogy", x: false, y: true), logarithmic("semilogx", x: true, y: false),
        logarithmic("loglog", x: true, y: true),
        PlotRow("step", "(*args, **kwargs)", "A curve in steps.") { axes, call in try curves(axes, call) },
        PlotRow(
            "scatter", "(x, y, s=None, c=None, marker=None, cmap=None, **kwargs)", "Single points."
        ) { axes, call in
            let (x, y) = (try axes.numbers(call[0], \.x).numbers, try axes.numbers(call[1], \.y).numbers)
            guard x.count == y.count else { throw Raised(.valueError, "x and y must be the same size") }
            var colors: [Color] = []
            var color: Color?
            if let given = try Looks(call.keywords).color { color = given }
            if call.has(3) {
                if let one = try FigureObject.Colors.color(call[3]), !(x.count == 3 && call[3].isSequence) {
                    color = one
                } else if let names = try FigureObject.Numbers.names(call[3]) {
                    colors = try names.map { try FigureObject.Colors.checked(.text($0)) }
                } else {
                    colors = try shaded(FigureObject.Numbers.list(call[3]), FigureObject.Colors.map(call[5])).colors
                }
            }
            var area = 36.0
            if call.has(2) { area = try FigureObject.Numbers.list(call[2]).first ?? 36 }
            axes.chart.marks.append(
                Mark(
                    .points(x: x, y: y, radius: max(area, 0).squareRoot() / 2, colors: colors),
                    label: try Looks(call.keywords).label, color: color ?? axes.nextColor()))
            return .object(PlotItem(.points))
        },
        PlotRow("bar", "(x, height, width=0.8, bottom=None, **kwargs)", "Bars upwards.") { axes, call in
            let places = try axes.numbers(call[0], \.x).numbers
            let heights = try spread(call[1], places.count)
            let widths = try spread(call[2], places.count)
            let floors = try call.has(3) ? spread(call[3], places.count) : places.map { _ in 0 }
            let isEdge = try call.keywords.get("align").map { try $0.str() == "edge" } ?? false
            let bars = places.indices.map { k in
                let left = isEdge ? places[k] : places[k] - widths[k] / 2
                return Mark.Bar(left: left, right: left + widths[k], bottom: floors[k], top: floors[k] + heights[k])
            }
            return try add(bars, axes, call)
        },
        PlotRow("barh", "(y, width, height=0.8, left=None, **kwargs)", "Bars to the right.") { axes, call in
            let places = try axes.numbers(call[0], \.y).numbers
            let lengths = try spread(call[1], places.count)
            let heights = try spread(call[2], places.count)
            let starts = try call.has(3) ? spread(call[3], places.count) : places.map { _ in 0 }
            let bars = places.indices.map { k in
                Mark.Bar(
                    left: starts[k], right: starts[k] + lengths[k], bottom: places[k] - heights[k] / 2,
                    top: places[k] + heights[k] / 2)
            }
            return try add(bars, axes, call)
        },
        PlotRow(
            "hist", "(x, bins=10, range=None, density=False, **kwargs)",
            "How many numbers fall between bounds: the counts, the bounds, the bars."
        ) { axes, call in
            let numbers = try FigureObject.Numbers.list(call[0]).filter { !$0.isNaN }
            var edges: [Double]
            if let count = try call[1].asIndex() {
                guard count > 0 else { throw Raised(.valueError, "`bins` must be positive, when an integer") }
                let ends = call.has(2) ? try FigureObject.Numbers.list(call[2]) : []
                var (low, high) =
                    ends.count == 2 ? (ends[0], ends[1]) : (numbers.min() ?? 0, numbers.max() ?? 1)
                if low == high { (low, high) = (low - 0.5, high + 0.5) }
                let step = (high - low) / Double(count)
                edges = (0..<count).map { low + Double($0) * step } + [high]
            } else {
                edges = try FigureObject.Numbers.list(call[1])
            }
            guard let last = edges.last, let first = edges.first, edges.count > 1 else { return .none }
            var counts = [Double](repeating: 0, count: edges.count - 1)
            for number in numbers where number >= first && number <= last {
                let place = edges.firstIndex { $0 > number } ?? edges.count - 1
                counts[min(max(place - 1, 0), counts.count - 1)] += 1
            }
            if try call.bool(3) {
                let total = counts.reduce(0, +)
                counts = counts.enumerated().map { $1 / (total * (edges[$0 + 1] - edges[$0])) }
            }
            let bars = counts.indices.map {
                Mark.Bar(left: edges[$0], right: edges[$0 + 1], bottom: 0, top: counts[$0])
            }
            let container = try add(bars, axes, call)
            return .tuple([
                try FigureObject.Numbers.array(counts), try FigureObject.Numbers.array(edges), container,
            ])
        },
        PlotRow("fill_between", "(x, y1, y2=0, **kwargs)", "The area between two curves.") { axes, call in
            let x = try axes.numbers(call[0], \.x).numbers
            let looks = try Looks(call.keywords)
            var color = looks.color ?? axes.nextColor()
            color.opacity = looks.opacity ?? 1
            axes.chart.marks.append(
                Mark(
                    .band(x: x, lower: try spread(call[2], x.count), upper: try spread(call[1], x.count)),
                    label: looks.label, color: color))
            return .object(PlotItem(.band))
        },
        PlotRow("axhline", "(y=0, xmin=0, xmax=1, **kwargs)", "A level line through the chart.") { axes, call in
            let looks = try Looks(call.keywords)
            axes.chart.marks.append(
                Mark(
                    .level(y: try call.double(0), isDashed: looks.isDashed), label: looks.label,
                    color: looks.color ?? Color.cycle[0]))
            return .object(PlotItem(.curve(axes, axes.chart.marks.count - 1)))
        },
        PlotRow("axvline", "(x=0, ymin=0, ymax=1, **kwargs)", "An upright line through the chart.") { axes, call in
            let looks = try Looks(call.keywords)
            axes.chart.marks.append(
                Mark(
                    .upright(x: try call.double(0), isDashed: looks.isDashed), label: looks.label,
                    color: looks.color ?? Color.cycle[0]))
            return .object(PlotItem(.curve(axes, axes.chart.marks.count - 1)))
        },
        PlotRow("hlines", "(y, xmin, xmax, **kwargs)", "Level lines.") { axes, call in
            let levels = try FigureObject.Numbers.list(call[0])
            let (from, to) = (try spread(call[1], levels.count), try spread(call[2], levels.count))
            return try segments(levels.indices.map { ([from[$0], to[$0]], [levels[$0], levels[$0]]) }, axes, call)
        },
        PlotRow("vlines", "(x, ymin, ymax, **kwargs)", "Upright lines.") { axes, call in
            let places = try FigureObject.Numbers.list(call[0])
            let (from, to) = (try spread(call[1], places.count), try spread(call[2], places.count))
            return try segments(places.indices.map { ([places[$0], places[$0]], [from[$0], to[$0]]) }, axes, call)
        },
        PlotRow("axvspan", "(xmin, xmax, **kwargs)", "Marks a part of the axis.") { _, _ in
            .object(PlotItem(.band))
        },
        PlotRow("stem", "(*args, **kwargs)", "Points on stalks.") { axes, call in
            guard let last = call.rest.last else { return .none }
            let y = try FigureObject.Numbers.list(call.rest.count > 1 ? call.rest[1] : last)
            let x =
                try call.rest.count > 1 ? axes.numbers(call.rest[0], \.x).numbers : y.indices.map { Double($0) }
            let color = axes.nextColor()
            axes.chart.marks += zip(x, y).map { x, y in
                Mark(.curve(x: [x, x], y: [0, y], stroke: Mark.Stroke()), color: color)
            }
            axes.chart.marks.append(
                Mark(.points(x: x, y: y, radius: 3, colors: []), label: try Looks(call.keywords).label, color: color))
            return .object(PlotItem(.points))
        },
        PlotRow("errorbar", "(x, y, yerr=None, xerr=None, fmt='', **kwargs)", "Points with their uncertainty.") {
            axes, call in
            let (x, y) = (try axes.numbers(call[0], \.x).numbers, try FigureObject.Numbers.list(call[1]))
            let looks = try Looks(call.keywords)
            let color = looks.color ?? axes.nextColor()
            axes.chart.marks.append(
                Mark(.curve(x: x, y: y, stroke: Mark.Stroke()), label: looks.label, color: color))
            if call.has(2) {
                let errors = try spread(call[2], y.count)
                axes.chart.marks += y.indices.map { k in
                    Mark(
                        .curve(x: [x[k], x[k]], y: [y[k] - errors[k], y[k] + errors[k]], stroke: Mark.Stroke()),
                        color: color)
                }
            }
            return .object(PlotItem(.points))
        },
        PlotRow("boxplot", "(x, **kwargs)", "Quartiles as boxes.") { axes, call in
            let isNested = try call[0].isSequence && call[0].collected().first?.isSequence == true
            let groups =
                isNested
                ? try call[0].collected().map(FigureObject.Numbers.list)
                : [
                    try FigureObject.Numbers.list(call[0])
                ]
            for (index, group) in groups.enumerated() where !group.isEmpty {
                let sorted = group.sorted()
                func quantile(_ part: Double) -> Double {
                    let place = part * Double(sorted.count - 1)
                    let low = Int(place)
                    let high = min(low + 1, sorted.count - 1)
                    return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
                }
                let x = Double(index + 1)
                let (low, middle, high) = (quantile(0.25), quantile(0.5), quantile(0.75))
                let reach = 1.5 * (high - low)
                let bottom = sorted.first { $0 >= low - reach } ?? low
                let top = sorted.last { $0 <= high + reach } ?? high
                func line(_ xs: [Double], _ ys: [Double], _ color: Color = .black) {
                    axes.chart.marks.append(Mark(.curve(x: xs, y: ys, stroke: Mark.Stroke(width: 1)), color: color))
                }
                line([x - 0.25, x + 0.25, x + 0.25, x - 0.25, x - 0.25], [low, low, high, high, low])
                line([x - 0.25, x + 0.25], [middle, middle], Color.cycle[1])
                line([x, x], [high, top])
                line([x, x], [low, bottom])
            }
            return .dict(Dict())
        },
        PlotRow("pie", "(x, labels=None, **kwargs)", "Shares, drawn as bars.") { axes, call in
            let shares = try FigureObject.Numbers.list(call[0])
            let names = call.has(1) ? try FigureObject.Numbers.names(call[1]) : nil
            for (index, share) in shares.enumerated() {
                let x = Double(index)
                axes.chart.marks.append(
                    Mark(
                        .bars([Mark.Bar(left: x - 0.4, right: x + 0.4, bottom: 0, top: share)]),
                        label: names?[index] ?? "", color: axes.nextColor()))
            }
            axes.chart.hasLegend = names != nil
            return .tuple([.list(List()), .list(List())])
        },
        picture("imshow"), picture("matshow"), picture("pcolormesh"), picture("pcolor"), picture("contourf"),
        PlotRow("text", "(x, y, s, **kwargs)", "A text at a place.") { axes, call in
            let text = try call[2].str()
            axes.chart.marks.append(
                Mark(.text(x: try call.double(0), y: try call.double(1), text: text), color: .black))
            return .object(PlotItem(.text(text, "\(try call[0].repr()), \(try call[1].repr())")))
        },
        PlotRow("annotate", "(text, xy, xytext=None, **kwargs)", "A text at a place.") { axes, call in
            let place = try FigureObject.Numbers.list(call.has(2) ? call[2] : call[1])
            guard place.count == 2 else { return .none }
            let text = try call[0].str()
            axes.chart.marks.append(Mark(.text(x: place[0], y: place[1], text: text), color: .black))
            return .object(PlotItem(.text(text, "\(place[0]), \(place[1])")))
        },
    ]

    // MARK: Parts

    private static func logarithmic(_ name: String, x: Bool, y: Bool) -> PlotRow {
        PlotRow(name, "(*args, **kwargs)", "Curves over logarithmic axes.") { axes, call in
            axes.chart.x.isLogarithmic = x
            axes.chart.y.isLogarithmic = y
            return try curves(axes, call)
        }
    }

    private static func picture(_ name: String) -> PlotRow {
        PlotRow(
            name, "(X, *args, cmap=None, vmin=None, vmax=None, origin=None, extent=None, **kwargs)",
            "A table of numbers as shades."
        ) { axes, call in
            // `pcolormesh(X, Y, C)`
            let value = call.rest.count >= 2 ? call.rest[1] : call[0]
            let (numbers, shape) = try FigureObject.Numbers.flat(value)
            guard shape.count == 2 || shape.count == 3 && (shape[2] == 3 || shape[2] == 4) else {
                throw Raised(
                    .typeError,
                    "Invalid shape (\(shape.map(String.init).joined(separator: ", "))\(shape.count == 1 ? "," : "")) for image data"
                )
            }
            let (rows, columns) = (shape[0], shape[1])
            var (pixels, shades): ([Color], [Double])
            if shape.count == 2 {
                let ends = (try call.optionalDouble(2), try call.optionalDouble(3))
                let result = shaded(
                    numbers, try FigureObject.Colors.map(call.has(1) ? call[1] : nil), low: ends.0, high: ends.1)
                (pixels, shades) = (result.colors, result.shades)
            } else {
                let depth = shape[2]
                let scale = numbers.contains { $0 > 1 } ? 255.0 : 1
                pixels = (0..<rows * columns).map { place in
                    Color(
                        red: numbers[place * depth] / scale, green: numbers[place * depth + 1] / scale,
                        blue: numbers[place * depth + 2] / scale)
                }
                shades = []
            }
            let isUpward =
                call.has(4) ? try call[4].str() == "lower" : name.hasPrefix("pcolor") || name == "contourf"
            let (low, high) = (-0.5, Double(rows) - 0.5)
            let bounds = Mark.Bar(left: -0.5, right: Double(columns) - 0.5, bottom: low, top: high)
            if isUpward {
                func turned<T>(_ items: [T]) -> [T] {
                    (0..<rows).reversed().flatMap { items[$0 * columns..<($0 + 1) * columns] }
                }
                pixels = turned(pixels)
                if !shades.isEmpty { shades = turned(shades) }
            } else {
                (axes.chart.y.lower, axes.chart.y.upper) = (high, low)
            }
            axes.chart.marks.append(
                Mark(
                    .image(
                        Mark.Raster(rows: rows, columns: columns, pixels: pixels, shades: shades, bounds: bounds)),
                    color: .black))
            return .object(PlotItem(.image))
        }
    }

    private static func shaded(_ numbers: [Double], _ map: ColorMap, low: Double? = nil, high: Double? = nil)
        -> (colors: [Color], shades: [Double])
    {
        let finite = numbers.filter(\.isFinite)
        let (low, high) = (low ?? finite.min() ?? 0, high ?? finite.max() ?? 1)
        let shades = numbers.map { high > low ? ($0 - low) / (high - low) : 0 }
        return (shades.map(map.color), shades)
    }

    /// One number for all, or one each.
    private static func spread(_ value: Value, _ count: Int) throws -> [Double] {
        let (numbers, shape) = try FigureObject.Numbers.flat(value)
        if shape.isEmpty, let number = numbers.first { return Array(repeating: number, count: count) }
        guard numbers.count == count else {
            throw Raised(
                .valueError,
                "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape (\(count),) "
                    + "and arg 1 with shape (\(numbers.count),).")
        }
        return numbers
    }

    private static func add(_ bars: [Mark.Bar], _ axes: AxesObject, _ call: borrowing Arguments) throws -> Value {
        let looks = try Looks(call.keywords)
        var color = looks.color ?? axes.nextColor()
        color.opacity = looks.opacity ?? 1
        axes.chart.marks.append(Mark(.bars(bars), label: looks.label, color: color))
        return .object(PlotItem(.bars(bars.count)))
    }

    private static func segments(
        _ lines: [(x: [Double], y: [Double])], _ axes: AxesObject, _ call: borrowing Arguments
    ) throws -> Value {
        let looks = try Looks(call.keywords)
        let color = looks.color ?? Color.cycle[0]
        for (index, line) in lines.enumerated() {
            axes.chart.marks.append(
                Mark(
                    .curve(x: line.x, y: line.y, stroke: Mark.Stroke(isDashed: looks.isDashed)),
                    label: index == 0 ? looks.label : "", color: color))
        }
        return .object(PlotItem(.points))
    }

    /// `y`, `x, y`, each with a format after it: any number of curves.
    private static func curves(_ axes: AxesObject, _ call: borrowing Arguments) throws -> Value {
        var rest = Array(call.rest)[...]
        var items: [Value] = []
        while let first = rest.popFirst() {
            var (x, y): (Value?, Value) = (nil, first)
            if let next = rest.first, try !Looks.isFormat(next) {
                (x, y) = (first, next)
                rest.removeFirst()
            }
            var looks = try Looks(call.keywords)
            if case .str(let format)? = rest.first {
                try looks.read(format.value)
                rest.removeFirst()
            }
            let (numbers, shape) = try axes.numbers(y, \.y)
            let columns = shape.count == 2 ? shape[1] : 1
            let count = shape.count == 2 ? shape[0] : numbers.count
            guard shape.count <= 2 else {
                throw Raised(
                    .valueError,
                    "x and y can be no greater than 2D, but have shapes (\(count),) and "
                        + "(\(shape.map(String.init).joined(separator: ", ")))")
            }
            let places = try x.map { try axes.numbers($0, \.x) }
            if let places, places.shape.first ?? 1 != shape.first ?? 1 {
                func text(_ shape: [Int]) -> String {
                    "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
                }
                throw Raised(
                    .valueError,
                    "x and y must have same first dimension, but have shapes \(text(places.shape.isEmpty ? [1] : places.shape)) "
                        + "and \(text(shape.isEmpty ? [1] : shape))")
            }
            for column in 0..<columns {
                let values = (0..<count).map { numbers[$0 * columns + column] }
                let stepped: [Double]
                if let places {
                    let wide = places.shape.count == 2 ? places.shape[1] : 1
                    stepped = (0..<count).map { places.numbers[$0 * wide + min(column, wide - 1)] }
                } else {
                    stepped = (0..<count).map { Double($0) }
                }
                var color = looks.color ?? axes.nextColor()
                color.opacity = looks.opacity ?? 1
                axes.chart.marks.append(
                    Mark(.curve(x: stepped, y: values, stroke: looks.stroke), label: looks.label, color: color))
                items.append(.object(PlotItem(.curve(axes, axes.chart.marks.count - 1))))
            }
        }
        return .items(items)
    }
}

/// `color=`, `label=`, `'r--'`: how a mark looks.
struct Looks {
    private(set) var label = ""
    private(set) var color: Color?
    private(set) var opacity: Double?
    private(set) var stroke = Mark.Stroke()

    var isDashed: Bool { stroke.isDashed }

    init(_ keywords: Dict) throws {
        for (key, value) in keywords.pairs {
            switch try key.str() {
            case "label": label = value.isNone ? "" : try value.str()
            case "color", "c": if !value.isNone { color = try FigureObject.Colors.checked(value) }
            case "alpha": opacity = try value.asDouble()
            case "linewidth", "lw": stroke.width = try value.asDouble() ?? 1.5
            case "linestyle", "ls": readLine(value.isNone ? "" : try value.str())
            case "marker": stroke.hasPoints = try !value.isNone && !value.str().isEmpty
            default: continue
            }
        }
    }

    private mutating func readLine(_ style: String) {
        switch style {
        case "-", "solid": (stroke.hasLine, stroke.isDashed) = (true, false)
        case "--", "-.", ":", "dashed", "dashdot", "dotted": (stroke.hasLine, stroke.isDashed) = (true, true)
        default: stroke.hasLine = false
        }
    }

    static func isFormat(_ value: Value) throws -> Bool {
        guard case .str = value else { return false }
        return true
    }

    /// `'ro--'`: a colour, a marker, a line, in any order.
    mutating func read(_ format: String) throws {
        if let named = Color(named: format), format.count > 1 || Double(format) == nil {
            color = named
            return
        }
        var rest = format[...]
        var (line, hasMarker) = ("", false)
        while let first = rest.first {
            if let style = ["--", "-.", "-", ":"].first(where: { rest.hasPrefix($0) }) {
                line = style
                rest.removeFirst(style.count)
                continue
            }
            rest.removeFirst()
            if "bgrcmykw".contains(first) {
                color = Color(named: String(first))
            } else if ".,ov^<>1234s*+xXDd|_pPhH".contains(first) {
                hasMarker = true
            } else if first == "C", let digit = rest.first?.wholeNumberValue {
                color = Color.cycle[digit % Color.cycle.count]
                rest.removeFirst()
            } else {
                throw Raised(
                    .valueError, "'\(format)' is not a valid format string (unrecognized character '\(first)')")
            }
        }
        stroke.hasPoints = hasMarker
        if !line.isEmpty { readLine(line) } else if hasMarker { stroke.hasLine = false }
    }
}
