/// What a program plotted, as plain data: charts on a page. Terminals, SVG and PNG are drawn from it.
public struct Figure: Hashable, Sendable {
    /// Inches.
    public var width = 6.4
    public var height = 4.8
    /// Pixels an inch.
    public var resolution = 100.0
    public var title = ""
    public var charts: [Chart] = []

    public init() {}

    /// Charts that show something; a page without any is not worth drawing.
    public var isEmpty: Bool { title.isEmpty && charts.allSatisfy(\.isEmpty) }
}

/// One pair of axes and what is drawn between them.
public struct Chart: Hashable, Sendable {
    /// Where a chart stands in the grid of its page.
    public struct Place: Hashable, Sendable {
        public var rows = 1
        public var columns = 1
        public var row = 0
        public var column = 0

        public init(rows: Int = 1, columns: Int = 1, row: Int = 0, column: Int = 0) {
            (self.rows, self.columns, self.row, self.column) = (rows, columns, row, column)
        }
    }

    public struct Axis: Hashable, Sendable {
        public var label = ""
        public var lower: Double?
        public var upper: Double?
        public var isLogarithmic = false
        /// Places and labels that replace the round numbers.
        public var ticks: [Tick]?

        public init() {}
    }

    public struct Tick: Hashable, Sendable {
        public var place: Double
        public var label: String

        public init(place: Double, label: String) { (self.place, self.label) = (place, label) }
    }

    public var place: Place
    public var title = ""
    public var x = Axis()
    public var y = Axis()
    public var hasGrid = false
    public var hasLegend = false
    public var hasAxes = true
    public var marks: [Mark] = []

    public init(place: Place = Place()) { self.place = place }

    public var isEmpty: Bool { marks.isEmpty && title.isEmpty }

    /// What the legend lists: `_nolegend_` and other names with an underscore in front are left out.
    public var legend: [Mark] { marks.filter { !$0.label.isEmpty && !$0.label.hasPrefix("_") } }
}

/// One thing in a chart.
public struct Mark: Hashable, Sendable {
    public var shape: Shape
    public var label = ""
    public var color: Color

    public init(_ shape: Shape, label: String = "", color: Color) {
        self.shape = shape
        self.label = label
        self.color = color
    }

    public enum Shape: Hashable, Sendable {
        /// A line through points; numbers that are not finite interrupt it.
        case curve(x: [Double], y: [Double], stroke: Stroke)
        /// Single points, each with a colour of its own where `colors` has one.
        case points(x: [Double], y: [Double], radius: Double, colors: [Color])
        case bars([Bar])
        case image(Raster)
        /// The area between two curves.
        case band(x: [Double], lower: [Double], upper: [Double])
        case text(x: Double, y: Double, text: String)
        /// Straight through the whole chart.
        case level(y: Double, isDashed: Bool)
        case upright(x: Double, isDashed: Bool)
    }

    public struct Stroke: Hashable, Sendable {
        public var width = 1.5
        public var isDashed = false
        public var hasLine = true
        public var hasPoints = false

        public init(width: Double = 1.5, isDashed: Bool = false, hasLine: Bool = true, hasPoints: Bool = false) {
            (self.width, self.isDashed, self.hasLine, self.hasPoints) = (width, isDashed, hasLine, hasPoints)
        }
    }

    public struct Bar: Hashable, Sendable {
        public var left, right, bottom, top: Double

        public init(left: Double, right: Double, bottom: Double, top: Double) {
            (self.left, self.right, self.bottom, self.top) = (left, right, bottom, top)
        }
    }

    /// Coloured squares, the first row on top.
    public struct Raster: Hashable, Sendable {
        public var rows: Int
        public var columns: Int
        /// Row after row.
        public var pixels: [Color]
        /// 0 ... 1 of the range of values, for terminals; empty where the picture has colours of its own.
        public var shades: [Double]
        public var bounds: Bar

        public init(rows: Int, columns: Int, pixels: [Color], shades: [Double], bounds: Bar) {
            (self.rows, self.columns, self.pixels, self.shades, self.bounds) = (rows, columns, pixels, shades, bounds)
        }
    }
}
