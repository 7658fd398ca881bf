import Notebook
import Testing

/// `|` is the cursor.
@Suite struct CompletionContextTests {
    @Test(
        arguments: [
            ("tor|", .name(prefix: "tor", callee: nil, given: [])),
            ("torch.ma|", .attribute(of: ["torch"], prefix: "ma")),
            ("x = torch.nn.|", .attribute(of: ["torch", "nn"], prefix: "")),
            ("f(x).|", .nothing),
            ("x[0].sh|", .nothing),
            ("RNN(4, 2, ba|", .name(prefix: "ba", callee: ["RNN"], given: [])),
            ("nn.RNN(4, 2, bias=True, |", .name(prefix: "", callee: ["nn", "RNN"], given: ["bias"])),
            ("f(g(1, a=2), b = 3, |", .name(prefix: "", callee: ["f"], given: ["b"])),
            ("f(g(a=2, |", .name(prefix: "", callee: ["g"], given: ["a"])),
            ("f([1, |", .name(prefix: "", callee: nil, given: [])),
            ("f(\n  a=1,\n  |", .name(prefix: "", callee: ["f"], given: ["a"])),
            ("(a, |", .name(prefix: "", callee: nil, given: [])),
            ("%wh|", .magic(prefix: "wh")),
            ("%%ti|", .magic(prefix: "ti")),
            ("x = 1\n%|", .magic(prefix: "")),
            ("%help ten|", .magicArgument(magic: "help", prefix: "ten")),
            ("import ma|", .module(prefix: "ma")),
            ("import |", .module(prefix: "")),
            ("import torch.n|", .module(prefix: "torch.n")),
            ("from tor|", .module(prefix: "tor")),
            ("from torch.nn import Li|", .moduleMember(module: "torch.nn", prefix: "Li")),
            ("from torch import nn, op|", .moduleMember(module: "torch", prefix: "op")),
            ("'a|", .string),
            ("'''a\nb|", .string),
            ("'a' + b|", .name(prefix: "b", callee: nil, given: [])),
            ("'open\nna|", .name(prefix: "na", callee: nil, given: [])),
            ("# a|", .nothing),
            ("# a\nb|", .name(prefix: "b", callee: nil, given: [])),
            ("12|", .nothing),
            ("한글|", .name(prefix: "한글", callee: nil, given: [])),
            ("a|bc", .name(prefix: "a", callee: nil, given: [])),
            ("|", .name(prefix: "", callee: nil, given: [])),
        ] as [(String, CompletionContext)])
    func contexts(marked: String, context: CompletionContext) {
        let before = marked.prefix { $0 != "|" }
        let text = String(marked.filter { $0 != "|" })
        #expect(CompletionContext(text: text, cursor: before.utf8.count) == context)
    }
}
