import Testing

@testable import TextUI

struct ExportTests {
    @Test func csvHasEveryDigitAndQuotesNames() {
        let plot = LinePlot(runs: [
            PlotRun(name: "a, \"b\"", values: [0.1, .nan]), PlotRun(name: "c", values: [1e-7], firstStep: 5),
        ])
        #expect(
            plot.csv == """
                run,step,value
                "a, ""b""\",1,0.1
                "a, ""b""\",2,nan
                c,5,1e-07

                """)
    }

    @Test func svgDrawsCurvesAxesAndFloor() {
        let plot = LinePlot(
            runs: [PlotRun(name: "a<b", values: [4, 2, 1]), PlotRun(name: "c", values: [3, 3])], axis: .log, floor: 0.5)
        let svg = plot.svg(width: 400, height: 200, title: "R&D")
        #expect(svg.hasPrefix("<svg xmlns=") && svg.hasSuffix("</svg>\n"))
        for part in ["R&amp;D", "a&lt;b", "points=\"70.0,40.0 ", "stroke-dasharray", ">0.5</text>", ">step</text>"] {
            #expect(svg.contains(part), "\(part)")
        }
        #expect(!svg.contains(",nan") && !svg.contains("\"nan") && !svg.contains("inf"))
    }

    @Test func svgOfNothingSaysSo() {
        let svg = LinePlot(runs: []).svg(width: 0, height: -4)
        #expect(svg.contains("no steps yet") && svg.hasSuffix("</svg>\n"))
    }
}
