import Markup
import TextUI

/// What F1 shows.
enum ScreenHelp {
    private static let rows: [(String, String)] = [
        ("", "At the prompt"),
        ("Tab", "complete; again goes through the menu, Shift-Tab back"),
        ("Up Down", "lines of the cell, then earlier cells that begin as typed"),
        ("Ctrl-R", "search what was entered"),
        ("Enter", "runs a cell that is complete; Alt-Enter begins another line"),
        ("Ctrl-C", "clears the cell; Ctrl-D leaves"),
        ("", "While a cell runs"),
        ("Space", "pauses it: look at variables, change them; Space goes on"),
        ("Ctrl-C", "stops it and keeps every variable"),
        ("", "The transcript"),
        ("PgUp PgDn", "scroll, as the mouse wheel does; Escape goes back to the newest"),
        ("F9, /", "search (/ when scrolled back); n finds the next one"),
        ("F7", "folded output, and the whole transcript where none is folded"),
        ("F10", "leaves the mouse to the terminal, to select text (as Shift does)"),
        ("", "Panes"),
        ("F2 ... F6", "loss, unrolled, heat, gates, grads; Alt-7 vars, Alt-8 model"),
        ("F8 F12", "pane full screen; no panes"),
        ("Shift-Tab", "gives the keys to the pane, as Alt-Tab does; Escape takes them"),
        ("", "In the loss pane"),
        ("y m c", "logarithmic axis; smoothing; with earlier runs"),
        ("Space w 0", "freeze; write as text, CSV or SVG; everything as it was"),
    ]

    static var page: Page {
        let lines = rows.map { keys, text in
            keys.isEmpty
                ? Markup(text, .heading)
                : Markup("  " + keys + String(repeating: " ", count: max(1, 12 - keys.displayWidth)), .keyword)
                    + Markup(text)
        }
        return Page(title: "keys", lines: lines, footer: "Esc back")
    }
}
