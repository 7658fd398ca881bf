import Figures
import Tensors

extension FigureObject {
    /// Python's numbers and colours as a figure has them.
    enum Numbers {
        /// Everything as doubles, in order.
        static func flat(_ value: Value) throws -> (numbers: [Double], shape: [Int]) {
            let array = try NumPyConversion.array(listed(value), dtype: .float64).contiguous()
            return withExtendedLifetime(array) {
                let from = array.pointer(as: Double.self)
                return ((0..<array.numel).map { from[$0] }, array.shape.array)
            }
        }

        static func list(_ value: Value) throws -> [Double] { try flat(value).numbers }

        static func array(_ numbers: [Double]) throws -> Value {
            .object(NDArray(try Tensor.tensor(numbers.map { Scalar.float($0) }, [numbers.count], dtype: .float64)))
        }

        /// What is no sequence yet but can be gone through: `range(3)`, `dict.keys()`, a generator.
        private static func listed(_ value: Value) throws -> Value {
            switch value {
            case .object(let object) where !(object is NDArray):
                guard object is IteratorObject || value.typeName.hasPrefix("dict_") || object is DequeObject else {
                    return value
                }
                return .list(List(try value.collected()))
            case .unbound, .none, .bool, .int, .float, .str, .list, .tuple, .dict, .tensor, .object: return value
            }
        }

        /// Texts in the place of numbers; nil where it is numbers.
        static func names(_ value: Value) throws -> [String]? {
            switch value {
            case .list(let list): return try names(list.items)
            case .tuple(let tuple): return try names(tuple.items)
            case .object where value.typeName.hasPrefix("dict_"): return try names(value.collected())
            case .str(let text): return [text.value]
            case .unbound, .none, .bool, .int, .float, .dict, .tensor, .object: return nil
            }
        }

        private static func names(_ items: ContiguousArray<Value>) throws -> [String]? {
            guard case .str? = items.first else { return nil }
            return try items.map { try $0.str() }
        }
    }

    enum Colors {
        /// A name, or three or four parts of 0 ... 1; nil for what is none.
        static func color(_ value: Value) throws -> Color? {
            if case .str(let text) = value { return Color(named: text.value) }
            guard let parts = try? Numbers.list(value), parts.count == 3 || parts.count == 4 else { return nil }
            var color = Color(red: parts[0], green: parts[1], blue: parts[2])
            if parts.count == 4 { color.opacity = parts[3] }
            return color
        }

        static func checked(_ value: Value) throws -> Color {
            if let color = try color(value) { return color }
            throw Raised(.valueError, "\(try value.repr()) is not a valid color value.")
        }

        static func map(_ value: Value?) throws -> ColorMap {
            guard case .str(let text)? = value else {
                if let map = value?.object(as: ColorMapObject.self) { return map.map }
                return .viridis
            }
            guard let map = ColorMap(named: text.value) else {
                throw Raised(
                    .valueError,
                    "'\(text.value)' is not a valid value for cmap; supported values are "
                        + ColorMap.names.map { "'\($0)'" }.joined(separator: ", "))
            }
            return map
        }
    }
}

/// `plt.cm.viridis`
final class ColorMapObject: Object {
    let map: ColorMap

    init(_ map: ColorMap) {
        self.map = map
        super.init(type: Types.current.native(ColorMapObject.row))
    }

    /// The colour of a number, or of each of an array: red, green, blue, opacity.
    override func call(_ call: CallArguments) throws -> Value? {
        defer { call.discard() }
        guard call.count > 0 else { throw Raised(.typeError, "a map of colours takes a number") }
        let (numbers, shape) = try FigureObject.Numbers.flat(call.base[0])
        let parts = numbers.map { number in
            let color = map.color(number)
            return [Double(color.red), Double(color.green), Double(color.blue)].map { $0 / 255 } + [1]
        }
        if shape.isEmpty, let first = parts.first { return .tuple(first.map(Value.float)) }
        return .object(NDArray(try NumPyDoubles.make(parts.flatMap { $0 }, shape + [4])))
    }

    static let row = NativeType("Colormap", module: "matplotlib.colors", "Numbers of 0 to 1 as colours.")
}

/// What drawing gives back: a curve, bars, a picture, a text.
final class PlotItem: Object {
    enum Kind {
        case curve(AxesObject, Int)
        case points
        case bars(Int)
        case image
        case band
        case text(String, String)
        case legend
        case colorbar
        case axis
        case spine
        case style
    }

    let itemKind: Kind

    init(_ kind: Kind) {
        itemKind = kind
        super.init(type: Types.current.native(PlotItem.row(kind)))
    }

    override func repr() throws -> String {
        switch itemKind {
        case .text(let text, let place): "Text(\(place), \(Str(text).repr))"
        case .bars(let count): "<BarContainer object of \(count) artists>"
        default: try super.repr()
        }
    }

    override func makeIterator() throws -> IteratorObject? {
        guard case .bars(let count) = itemKind else { return nil }
        var left = count
        return ClosureIterator(type: Types.current.iterator("iterator")) {
            guard left > 0 else { return .unbound }
            left -= 1
            return .object(PlotItem(.band))
        }
    }

    override func length() throws -> Int? { if case .bars(let count) = itemKind { count } else { nil } }

    // Looks of what is drawn already: accepted, they change nothing here.
    override func attribute(_ name: Symbol) throws -> Value? {
        let text = name.name
        if case .style = itemKind, text == "available" { return .items([.text("default"), .text("ggplot")]) }
        // `ax.spines['top']`, `ax.xaxis`: whatever is set there.
        guard
            text.hasPrefix("set_") || text == "use" || text == "remove" || text.hasPrefix("get_") || text == "grid"
                || text == "tick_params"
        else { return nil }
        return .object(
            BuiltinFunction(
                Builtin(text, "(*args, **kwargs)", "Accepted; it changes nothing here.") { _ in .none }, owner: nil,
                module: nil, voice: .python))
    }

    override func item(at index: Value) throws -> Value? { .object(PlotItem(.spine)) }

    private static func row(_ kind: Kind) -> NativeType {
        switch kind {
        case .curve: rows[0]
        case .points: rows[1]
        case .bars: rows[2]
        case .image: rows[3]
        case .band: rows[4]
        case .text: rows[5]
        case .legend: rows[6]
        case .colorbar: rows[7]
        case .axis: rows[8]
        case .spine: rows[9]
        case .style: rows[10]
        }
    }

    static let rows: [NativeType] = [
        NativeType(
            "Line2D", module: "matplotlib.lines", "A curve.",
            methods: ["set_data", "set_ydata", "set_xdata", "set_label"].map { name in
                Builtin(name, "(*args)", "Changes the curve.") { call in
                    if case .curve(let axes, let place)? = call.receiver.object(as: PlotItem.self)?.itemKind {
                        try axes.change(place, name, Array(call.rest))
                    }
                    return .none
                }
            }),
        NativeType("PathCollection", module: "matplotlib.collections", "Points."),
        NativeType("BarContainer", module: "matplotlib.container", "Bars."),
        NativeType("AxesImage", module: "matplotlib.image", "A picture."),
        NativeType("Rectangle", module: "matplotlib.patches", "An area."),
        NativeType("Text", module: "matplotlib.text", "A text."),
        NativeType("Legend", module: "matplotlib.legend", "A legend."),
        NativeType("Colorbar", module: "matplotlib.colorbar", "A scale of colours."),
        NativeType("Axis", module: "matplotlib.axis", "One axis."),
        NativeType("Spine", module: "matplotlib.spines", "A side of the frame."),
        NativeType("_StyleLibrary", module: "matplotlib.style", "Looks of figures."),
    ]
}
