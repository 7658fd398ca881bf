import Notebook
import Testing

@Suite struct CompleterTests {
    @Test(arguments: [
        ("wond", ["wonder", "wondrous"]), ("wonder.ke", ["keys"]), ("prin", ["print"]), ("whi", ["while"]),
        ("%hi", ["history"]), ("%ti", ["time", "timeit"]), ("f(fir", ["first="]), ("f(first=1, sec", ["second="]),
        ("obj.val", ["value"]), ("obj.computed.", []), ("import itert", ["itertools"]),
        ("from math import sq", ["sqrt"]), ("math.sq", ["sqrt"]), ("sorted([], rev", ["reverse=", "reversed"]),
        ("nothing.x", []),
        ("12", []),
        ("enumerate('a', star", ["start="]),
    ])
    func completions(text: String, expected: [String]) {
        let cells = [
            "wonder = {}; wondrous = 2",
            "def f(first, second=2):\n    pass\n",
            "class C:\n    def __init__(self):\n        self.value = 1\n    @property\n    def computed(self):\n        raise ValueError\n",
            "obj = C()",
        ]
        #expect(withKernel(cells) { $0.completions(text: text, cursor: text.utf8.count) } == expected)
    }

    @Test func fileNamesInStrings() {
        #expect(withKernel([]) { $0.completions(text: "open('a", cursor: 7) } == nil)
        #expect(withKernel([]) { $0.completions(text: "%run le", cursor: 7) } == nil)
    }
}
