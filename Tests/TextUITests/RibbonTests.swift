import Markup
import Testing

@testable import TextUI

struct RibbonTests {
    @Test(arguments: [
        (80, "llllll > lhelll > ihelll > ihello"), (33, "llllll > lhelll > ihelll > ihello"),
        (32, "… > lhelll > ihelll > ihello"), (20, "… > ihelll > ihello"), (9, "ihello"), (4, "ihe…"), (0, ""),
    ])
    func theNewestPredictionsStay(width: Int, line: String) {
        #expect(Samples.ribbon.line(width: width, style: DrawStyle()).plain == line)
    }

    @Test func lettersThatAreRightStandOut() {
        let ribbon = RibbonPane(entries: [.init(epoch: 1, text: "lhello!")], target: "ihello")
        #expect(
            ribbon.line(width: 20, style: DrawStyle())
                == Markup("lh", .removed) + Markup("ello", .added) + Markup("!", .removed)
                || ribbon.line(width: 20, style: DrawStyle()).spans.map(\.text) == ["l", "hello", "!"])
    }
}
