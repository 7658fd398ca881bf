/// A colour of a figure.
public struct Color: Hashable, Sendable {
    public var red, green, blue: UInt8
    /// 0 is invisible, 1 covers.
    public var opacity = 1.0

    public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8, opacity: Double = 1) {
        (self.red, self.green, self.blue, self.opacity) = (red, green, blue, opacity)
    }

    /// `0xRRGGBB`
    public init(_ code: UInt32) {
        self.init(UInt8(code >> 16 & 255), UInt8(code >> 8 & 255), UInt8(code & 255))
    }

    /// Parts of 0 ... 1.
    public init(red: Double, green: Double, blue: Double) {
        func byte(_ part: Double) -> UInt8 { part > 0 ? UInt8((min(part, 1) * 255).rounded()) : 0 }
        self.init(byte(red), byte(green), byte(blue))
    }

    /// The colours that curves take in turn.
    public static let cycle: [Color] = [
        Color(0x1f77b4), Color(0xff7f0e), Color(0x2ca02c), Color(0xd62728), Color(0x9467bd), Color(0x8c564b),
        Color(0xe377c2), Color(0x7f7f7f), Color(0xbcbd22), Color(0x17becf),
    ]

    public static let black = Color(0x000000)
    public static let white = Color(0xffffff)

    /// `r`, `red`, `tab:red`, `C3`, `#d62728`, `0.5`; nil for anything else.
    public init?(named name: String) {
        if let known = Self.names[name.lowercased()] {
            self.init(known)
        } else if name.hasPrefix("#"), let code = UInt32(name.dropFirst(), radix: 16) {
            switch name.utf8.count {
            case 7: self.init(code)
            case 4:
                let parts = [code >> 8 & 15, code >> 4 & 15, code & 15].map { UInt8($0 * 17) }
                self.init(parts[0], parts[1], parts[2])
            case 9: self.init(code >> 8)
            default: return nil
            }
        } else if name.hasPrefix("C"), let place = Int(name.dropFirst()), place >= 0 {
            self = Self.cycle[place % Self.cycle.count]
        } else if let grey = Double(name), grey >= 0, grey <= 1 {
            self.init(red: grey, green: grey, blue: grey)
        } else {
            return nil
        }
    }

    private static let names: [String: UInt32] = [
        "b": 0x0000ff, "g": 0x008000, "r": 0xff0000, "c": 0x00bfbf, "m": 0xbf00bf, "y": 0xbfbf00, "k": 0x000000,
        "w": 0xffffff, "blue": 0x0000ff, "green": 0x008000, "red": 0xff0000, "cyan": 0x00ffff, "magenta": 0xff00ff,
        "yellow": 0xffff00, "black": 0x000000, "white": 0xffffff, "orange": 0xffa500, "purple": 0x800080,
        "brown": 0xa52a2a, "pink": 0xffc0cb, "gray": 0x808080, "grey": 0x808080, "olive": 0x808000, "navy": 0x000080,
        "teal": 0x008080, "lime": 0x00ff00, "gold": 0xffd700, "salmon": 0xfa8072, "coral": 0xff7f50,
        "crimson": 0xdc143c, "indigo": 0x4b0082, "violet": 0xee82ee, "darkblue": 0x00008b, "darkred": 0x8b0000,
        "darkgreen": 0x006400, "darkorange": 0xff8c00, "skyblue": 0x87ceeb, "steelblue": 0x4682b4,
        "lightblue": 0xadd8e6, "lightgreen": 0x90ee90, "lightgray": 0xd3d3d3, "lightgrey": 0xd3d3d3,
        "darkgray": 0xa9a9a9, "royalblue": 0x4169e1, "tomato": 0xff6347, "turquoise": 0x40e0d0, "maroon": 0x800000,
        "seagreen": 0x2e8b57, "slateblue": 0x6a5acd, "dodgerblue": 0x1e90ff, "firebrick": 0xb22222,
        "forestgreen": 0x228b22, "orchid": 0xda70d6, "plum": 0xdda0dd, "khaki": 0xf0e68c, "silver": 0xc0c0c0,
        "tab:blue": 0x1f77b4, "tab:orange": 0xff7f0e, "tab:green": 0x2ca02c, "tab:red": 0xd62728,
        "tab:purple": 0x9467bd, "tab:brown": 0x8c564b, "tab:pink": 0xe377c2, "tab:gray": 0x7f7f7f,
        "tab:olive": 0xbcbd22, "tab:cyan": 0x17becf,
    ]
}

/// Numbers of 0 ... 1 as colours, through a few stops that are joined in straight lines.
public struct ColorMap: Hashable, Sendable {
    private let stops: [Color]

    /// `viridis`, `gray`, `hot`, … ; `_r` turns one round. Nil for a name that is none.
    public init?(named name: String) {
        let isReversed = name.hasSuffix("_r")
        let bare = isReversed ? String(name.dropLast(2)) : name
        guard let codes = Self.codes[bare.lowercased()] else { return nil }
        let colors = codes.map { Color($0) }
        stops = isReversed ? colors.reversed() : colors
    }

    public static let viridis = ColorMap(stops: codes["viridis"] ?? [0])

    private init(stops: [UInt32]) { self.stops = stops.map { Color($0) } }

    public static var names: [String] { codes.keys.sorted() }

    public func color(_ fraction: Double) -> Color {
        guard fraction.isFinite, let last = stops.last else { return .white }
        let place = min(max(fraction, 0), 1) * Double(stops.count - 1)
        let index = Int(place)
        guard index + 1 < stops.count else { return last }
        let (from, to, part) = (stops[index], stops[index + 1], place - Double(index))
        func mixed(_ a: UInt8, _ b: UInt8) -> Double { (Double(a) * (1 - part) + Double(b) * part) / 255 }
        return Color(
            red: mixed(from.red, to.red), green: mixed(from.green, to.green), blue: mixed(from.blue, to.blue))
    }

    private static let codes: [String: [UInt32]] = [
        "viridis": [
            0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725,
        ],
        "plasma": [0x0d0887, 0x5402a3, 0x8b0aa5, 0xb93289, 0xdb5c68, 0xf48849, 0xfebc2a, 0xf0f921],
        "inferno": [0x000004, 0x280b54, 0x65156e, 0x9f2a63, 0xd44842, 0xf57d15, 0xfac127, 0xfcffa4],
        "magma": [0x000004, 0x221150, 0x5f187f, 0x982d80, 0xd3436e, 0xf8765c, 0xfebb81, 0xfcfdbf],
        "cividis": [0x00224e, 0x35456c, 0x666970, 0x948e77, 0xc8b866, 0xfee838],
        "gray": [0x000000, 0xffffff], "grey": [0x000000, 0xffffff], "binary": [0xffffff, 0x000000],
        "greys": [0xffffff, 0xbdbdbd, 0x737373, 0x000000], "hot": [0x0b0000, 0xff0000, 0xffff00, 0xffffff],
        "cool": [0x00ffff, 0xff00ff], "bone": [0x000000, 0x545474, 0xa9c7c7, 0xffffff],
        "jet": [0x000080, 0x0000ff, 0x00ffff, 0xffff00, 0xff0000, 0x800000],
        "rainbow": [0x8000ff, 0x00b4ec, 0x80ffb4, 0xffb360, 0xff0000],
        "coolwarm": [0x3b4cc0, 0x8db0fe, 0xdddddd, 0xf49a7b, 0xb40426],
        "bwr": [0x0000ff, 0xffffff, 0xff0000], "seismic": [0x00004c, 0x0000ff, 0xffffff, 0xff0000, 0x800000],
        "rdbu": [0x67001f, 0xd6604d, 0xf7f7f7, 0x4393c3, 0x053061],
        "rdylgn": [0xa50026, 0xf46d43, 0xffffbf, 0x66bd63, 0x006837],
        "spectral": [0x9e0142, 0xf46d43, 0xffffbf, 0x66c2a5, 0x5e4fa2],
        "blues": [0xf7fbff, 0xc6dbef, 0x6baed6, 0x2171b5, 0x08306b],
        "reds": [0xfff5f0, 0xfcbba1, 0xfb6a4a, 0xcb181d, 0x67000d],
        "greens": [0xf7fcf5, 0xc7e9c0, 0x74c476, 0x238b45, 0x00441b],
        "oranges": [0xfff5eb, 0xfdd0a2, 0xfd8d3c, 0xd94801, 0x7f2704],
        "purples": [0xfcfbfd, 0xdadaeb, 0x9e9ac8, 0x6a51a3, 0x3f007d],
        "ylorrd": [0xffffcc, 0xfed976, 0xfd8d3c, 0xe31a1c, 0x800026],
        "ylgnbu": [0xffffd9, 0x7fcdbb, 0x1d91c0, 0x081d58],
        "tab10": [
            0x1f77b4, 0xff7f0e, 0x2ca02c, 0xd62728, 0x9467bd, 0x8c564b, 0xe377c2, 0x7f7f7f, 0xbcbd22, 0x17becf,
        ],
        "spring": [0xff00ff, 0xffff00], "summer": [0x008066, 0xffff66], "autumn": [0xff0000, 0xffff00],
        "winter": [0x0000ff, 0x00ff80],
    ]
}
