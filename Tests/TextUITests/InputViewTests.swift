import Markup
import Testing

@testable import TextUI

struct InputViewTests {
    /// Lines, the cursor's line and column, width and rows of the place; the rows shown, and the cursor among them.
    @Test(arguments: [
        (["abcdef"], 0, 6, 4, 9, ["abcd", "ef"], 1, 2), (["abcd"], 0, 4, 4, 9, ["abcd", ""], 1, 0),
        (["abcdef"], 0, 4, 4, 9, ["abcd", "ef"], 1, 0), (["가나다"], 0, 4, 5, 9, ["가나", "다"], 1, 0),
        (["a", "b", "c", "d", "e"], 4, 1, 9, 3, ["c", "d", "e"], 2, 1),
        (["a", "b", "c", "d", "e"], 0, 0, 9, 3, ["a", "b", "c"], 0, 0),
        (["a", "b", "c", "d", "e"], 2, 0, 9, 3, ["b", "c", "d"], 1, 0),
    ])
    func theCursorIsAlwaysInSight(
        lines: [String], row: Int, column: Int, width: Int, limit: Int, shown: [String], atRow: Int, atColumn: Int
    ) {
        let view = InputView(lines.map { Markup($0) }, cursor: .init(row: row, column: column))
        let (rows, cursor) = view.rows(width: width, limit: limit)
        #expect(rows.map(\.plain) == shown)
        #expect(cursor == .init(row: atRow, column: atColumn))
    }

    @Test func aMenuTakesHalfOfTheRoomAtMost() {
        let view = InputView([Markup("x")], cursor: .init(row: 0, column: 1), below: (0..<9).map { Markup("m\($0)") })
        #expect(view.rows(width: 9, limit: 4).rows.map(\.plain) == ["x", "m0", "m1"])
        #expect(view.rows(width: 9, limit: 1).rows.map(\.plain) == ["x"])
        #expect(view.rows(width: 0, limit: 0).rows.isEmpty)
    }

    /// The whole screen at every size a window can have.
    @Test func everySize() {
        var screen = SnapshotTests.screen
        for page in [nil, Page(title: "t", lines: [Markup("한글 text")], footer: "Esc back  q quit")] {
            screen.page = page
            for width in 1...70 {
                for height in 1...20 {
                    let layout =
                        ScreenLayout(width: width, height: height, panes: .open(1))
                        ?? ScreenLayout(cramped: width, height: height)
                    let image = screen.image(width: width, height: height, layout: layout, style: DrawStyle())
                    #expect(image.canvas.width == width && image.canvas.height == height)
                    if let cursor = image.cursor { #expect(cursor.row < height && cursor.column < max(1, width)) }
                }
            }
        }
    }
}
