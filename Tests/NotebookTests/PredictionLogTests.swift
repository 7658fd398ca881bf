import Testing

@testable import Notebook

struct PredictionLogTests {
    @Test(arguments: [
        (["1 llllll 1.69\n2 llllll 1.5\n8 ihelll 1.2\n", "9 ihello 1.1\n"], ["llllll", "ihelll", "ihello"]),
        (
            ["predicted string: llllll, epoch: 1, loss: 1.6\npredicted string: ihello, epoch: 2, loss: 0.5\n"],
            ["llllll", "ihello"]
        ),
        (["loss 1.5\nloss 1.2\n"], []), (["1 ab\n2 abc\n"], []),
        (["0 loss: 1.7 true: [[1 0]] text: eeeeee\n1 loss: 1.2 true: [[1 0]] text: ihello\n"], ["eeeeee", "ihello"]),
        (["1 if yo\n2 it yu\n3 if yu\n"], ["if yo", "it yu", "if yu"]), (["hello\n"], []),
    ])
    func whatChangesInALineIsThePrediction(pieces: [String], texts: [String]) {
        var log = PredictionLog()
        for (step, piece) in pieces.enumerated() { log.note(piece, step: step) }
        #expect(log.entries.reduce(into: [String]()) { if $0.last != $1.text { $0.append($1.text) } } == texts)
    }
}
