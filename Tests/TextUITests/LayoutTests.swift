import Markup
import Testing

@testable import TextUI

struct LayoutTests {
    @Test func belowTheSmallestSizeThereIsNone() {
        #expect(ScreenLayout(width: 59, height: 30) == nil)
        #expect(ScreenLayout(width: 200, height: 15) == nil)
        #expect(ScreenLayout(width: 0, height: 0) == nil)
        #expect(ScreenLayout(width: 60, height: 16) != nil)
    }

    @Test func theTranscriptBesidePanesIsNeverNarrowerThan80() throws {
        for width in 60...400 {
            let layout = try #require(ScreenLayout(width: width, height: 40, panes: .open(2)))
            #expect(layout.isBeside == (width >= 120))
            #expect(layout.body.width >= min(width, 80))
            #expect(layout.panes.allSatisfy { $0.width >= 40 && $0.column + $0.width == width })
        }
    }

    @Test func rowsAreSharedOutWithoutGapsOrOverlaps() throws {
        for height in 16...70 {
            for panes: ScreenLayout.Panes in [.none, .open(0), .open(1), .open(3), .fullScreen] {
                for (width, keys) in [(60, false), (80, true), (130, false), (130, true)] {
                    let layout = try #require(
                        ScreenLayout(width: width, height: height, panes: panes, showsKeys: keys))
                    var counts = Array(repeating: 0, count: width * height)
                    for rect in [layout.status, layout.body] + layout.panes + [layout.keys].compactMap(\.self) {
                        for row in rect.row..<rect.row + rect.height {
                            for column in rect.column..<rect.column + rect.width { counts[row * width + column] += 1 }
                        }
                    }
                    #expect(counts.allSatisfy { $0 == 1 }, "\(width)x\(height) \(panes)")
                }
            }
        }
    }

    @Test(arguments: [(0, 24), (3, 21), (-2, 24), (8, 16), (20, 16), (.max, 16)])
    func raisedRowsStayEmpty(raise: Int, bottom: Int) throws {
        let layout = try #require(ScreenLayout(width: 80, height: 24, panes: .open(1), raise: raise, showsKeys: true))
        #expect(layout.keys?.row == bottom - 1)
        #expect(layout.body.row + layout.body.height == bottom - 1)
    }
}
