import Foundation

extension Benchmark {
    /// What is measured on a terminal: a large paste, and a training loop with the loss pane open and without.
    func terminalRows() throws -> [Row] {
        progress("paste")
        let pastes = try (0..<rounds).map { _ in try pasteSeconds() }
        progress("pane")
        var ratios: [Double] = []
        for _ in 0..<max(3, rounds) {
            let (with, without) = (try loopSeconds(plain: false), try loopSeconds(plain: true))
            ratios.append(with / without)
        }
        return [
            Row(
                section: "On a terminal", name: "400 kB pasted", unit: "s", value: Figures.median(pastes) ?? 0,
                goal: 0.5),
            Row(
                section: "On a terminal", name: "training loop, pane / no pane", unit: "",
                value: Figures.median(ratios) ?? 0, goal: 1.03),
        ]
    }

    private func terminal(_ options: [String]) throws -> PseudoTerminal {
        let home = NSTemporaryDirectory() + "rnn-benchmark-home"
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        let terminal = try PseudoTerminal(
            [rnn] + options, environment: ["HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8"])
        try terminal.expect("[1]")
        return terminal
    }

    private func paste(_ text: String) -> String { "\u{1B}[200~" + text + "\u{1B}[201~\n\n" }

    /// From the first byte of a paste of 400 kB to its result.
    private func pasteSeconds() throws -> Double {
        let terminal = try terminal(["--plain"])
        var text = "values = [\n"
        while text.utf8.count < 400_000 { text += "    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,\n" }
        text += "]; print('pasted', str(sum([1, 2])) * 3)"
        let start = Child.now()
        terminal.type(paste(text))
        try terminal.expect("pasted 333")
        return Child.now() - start
    }

    /// What a training loop at the prompt says it took.
    private func loopSeconds(plain: Bool) throws -> Double {
        let terminal = try terminal(plain ? ["--plain"] : [])
        terminal.type(paste(Self.loop))
        try terminal.expect("took<")
        let from = terminal.output.count
        try? terminal.expect(">took", after: max(0, from - 200))
        let shown = String(decoding: terminal.output, as: UTF8.self)
        guard let start = shown.range(of: "took<", options: .backwards),
            let end = shown.range(of: ">", range: start.upperBound..<shown.endIndex),
            let seconds = Double(shown[start.upperBound..<end.lowerBound])
        else { throw ChildFailure(text: "the loop never said how long it took") }
        return seconds
    }

    private static let loop = """
        import time
        manual_seed(0)
        layer = RNN(10, 10, batch_first=True)
        data, wanted = randn(1, 21, 10), randint(10, (21,))
        adam = Adam(layer.parameters(), lr=0.001)
        def training(count):
            start = time.perf_counter()
            for _ in range(count):
                adam.zero_grad()
                loss = F.cross_entropy(layer(data)[0].view(-1, 10), wanted)
                loss.backward()
                adam.step()
            return time.perf_counter() - start

        warm = training(5000)
        print('to' + 'ok<' + str(training(60000)) + '>' + 'took')
        """
}
