import Figures
import Testing

@testable import TextUI

struct FigureTests {
    private static var sample: Figure {
        var chart = Chart()
        chart.title = "Waves & more"
        chart.x.label = "x"
        chart.hasLegend = true
        chart.hasGrid = true
        chart.marks = [
            Mark(
                .curve(x: [0, 1, 2, 3], y: [0, 1, .nan, 1], stroke: Mark.Stroke(isDashed: true, hasPoints: true)),
                label: "a<b", color: Color.cycle[0]),
            Mark(.bars([Mark.Bar(left: 0, right: 1, bottom: 0, top: 2)]), color: Color.cycle[1]),
            Mark(.points(x: [1, .infinity], y: [1, 0], radius: 3, colors: []), label: "dots", color: Color.cycle[2]),
            Mark(.band(x: [0, 1, 2], lower: [0, 0, 0], upper: [1, 2, 1]), color: Color.cycle[3]),
            Mark(.level(y: 1.5, isDashed: true), color: .black), Mark(.upright(x: 1, isDashed: false), color: .black),
            Mark(.text(x: 1, y: 1, text: "here"), color: .black),
        ]
        var picture = Chart(place: Chart.Place(rows: 2, columns: 1, row: 1, column: 0))
        picture.y.lower = 1.5
        picture.y.upper = -0.5
        picture.marks = [
            Mark(
                .image(
                    Mark.Raster(
                        rows: 2, columns: 2, pixels: [.black, .white, .white, .black], shades: [0, 1, 1, 0],
                        bounds: Mark.Bar(left: -0.5, right: 1.5, bottom: -0.5, top: 1.5))), color: .black)
        ]
        chart.place.rows = 2
        var figure = Figure()
        figure.charts = [chart, picture]
        figure.title = "Two"
        return figure
    }

    /// Every size, with every kind of mark and dot, ends without a crash and inside its canvas.
    @Test(arguments: DrawStyle.Marks.allCases)
    func drawsAtEverySize(marks: DrawStyle.Marks) {
        for (width, height) in [(0, 0), (1, 1), (3, 2), (10, 4), (20, 9), (40, 12), (100, 30)] {
            let canvas = FigureText(Self.sample, style: DrawStyle(marks, isColored: false)).canvas(
                width: width, height: height)
            #expect(canvas.plainLines.count == height)
            #expect(canvas.plainLines.allSatisfy { $0.count <= width })
        }
    }

    @Test func terminalsShowTitlesNamesAndTicks() {
        let lines = FigureText(Self.sample, style: DrawStyle(.ascii, isColored: false)).canvas(width: 60, height: 30)
            .plainLines
        let text = lines.joined(separator: "\n")
        for part in ["Two", "Waves & more", "* a<b", "+ dots", "here", "@"] { #expect(text.contains(part), "\(part)") }
    }

    @Test func aCurveOfThreePoints() {
        var chart = Chart()
        chart.marks = [Mark(.curve(x: [0, 1, 2], y: [0, 2, 0], stroke: Mark.Stroke()), color: Color.cycle[0])]
        var figure = Figure()
        figure.charts = [chart]
        let lines = FigureText(figure, style: DrawStyle(.ascii, isColored: false)).canvas(width: 25, height: 7)
            .plainLines
        #expect(
            lines == [
                "2 |          **", "  |        **  **", "  |      **      **", "1 |    **          **",
                "  |  **              **", "0 | *                  *", "  +-0------------------2-",
            ])
    }

    @Test func svgHoldsEveryMark() {
        let svg = Self.sample.svg
        #expect(svg.hasPrefix("<svg xmlns=") && svg.hasSuffix("</svg>\n"))
        for part in ["Waves &amp; more", "a&lt;b", "<polyline", "<rect", "<circle", "<polygon", "stroke-dasharray"] {
            #expect(svg.contains(part), "\(part)")
        }
        #expect(!svg.contains(",nan") && !svg.contains("\"nan") && !svg.contains("inf\""))
        #expect(svg.ranges(of: "<g ").count == svg.ranges(of: "</g>").count)
    }

    /// Signature, header and the sizes that the figure asks for.
    @Test func pngIsWellFormed() {
        let png = Self.sample.png
        #expect(Array(png.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        // 640 by 480 pixels, eight bits, three colours.
        #expect(Array(png[16..<29]) == [0, 0, 2, 128, 0, 0, 1, 224, 8, 2, 0, 0, 0])
        #expect(Array(png.suffix(12)) == [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
    }

    /// `zlib.decompress(bytes, -15)` of these bytes gives the input back: literals, a run, a long run.
    @Test func deflateWritesRuns() {
        // >>> zlib.decompress(bytes([0x4B, 0x84, 0x82, 0x24, 0x00]), -15)
        // b'aaaaaaaab'
        #expect(Deflate.runs(Array("aaaaaaaab".utf8)) == [0x4B, 0x84, 0x82, 0x24, 0x00])
        #expect(Deflate.runs([]) == [0x03, 0x00])
    }

    @Test func colorsHaveNames() {
        #expect(Color(named: "r") == Color(255, 0, 0))
        #expect(Color(named: "C1") == Color(0xff7f0e))
        #expect(Color(named: "#0f8") == Color(0x00ff88))
        #expect(Color(named: "0.5") == Color(128, 128, 128))
        #expect(Color(named: "nothing") == nil)
        #expect(ColorMap(named: "gray_r")?.color(0) == .white)
        #expect(ColorMap(named: "nothing") == nil)
    }
}
