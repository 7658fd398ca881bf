import Evaluator
import Foundation
import Notebook
import Sessions
import Testing

/// `%session`, `%keep`, `%undo`.
@Suite struct RecordingTests {
    private let path = FileManager.default.temporaryDirectory.appendingPathComponent(
        "rnn-\(UUID().uuidString).rnnsession"
    )
    .path

    private func file() throws -> String { String(decoding: try Files.read(path), as: UTF8.self) }

    /// Runs cells with everything that the prompt keeps, and gives the file after each.
    private func record(_ cells: [String]) throws -> [String] {
        try LargeStack.run {
            let kernel = Kernel(front: RecordingFrontEnd())
            kernel.undoStore = CheckpointStore(limit: CheckpointStore.standardLimit)
            _ = kernel.run("%session start \(path) A first lesson")
            return try cells.map { cell in
                _ = kernel.run(cell)
                return try file()
            }
        }
    }

    @Test func everyFinishedCellIsThereAtOnce() throws {
        let head = "# ---\n# rnnsession: 1\n# title: A first lesson\n# check: digits\n# ---\n\n"
        let first = head + "# %%\nx = 3\nx\n#> 3\n\n"
        #expect(
            try record(["x = 3\nx", "x / 0", "%who", "y = 'é'", "# %% looks like a mark\nprint(y)"]) == [
                first, first, first, first + "# %%\ny = 'é'\n\n",
                first + "# %%\ny = 'é'\n\n# %%\n # %% looks like a mark\nprint(y)\n#> é\n\n",
            ])
        #expect(try Session(reading: Files.read(path)).cells.count { !$0.isEmpty } == 3)
    }

    @Test func kept() throws {
        let files = try record(["x = 1", "x / 0", "%keep", "x"])
        #expect(files[1] == files[0])
        #expect(files[2] == files[1] + "# %%\nx / 0\n#! ZeroDivisionError: division by zero\n\n")
        #expect(files[3] == files[2] + "# %%\nx\n#> 1\n\n")
    }

    @Test func undone() throws {
        let files = try record(["x = [1]", "x.append(2); x", "%undo", "x", "%undo 2", "x"])
        #expect(files[2] == files[0])
        #expect(files[3] == files[0] + "# %%\nx\n#> [1]\n\n")
        #expect(files[4] + "" == files[0].replacingOccurrences(of: "# %%\nx = [1]\n\n", with: ""))
        #expect(files[5] == files[4])
    }

    /// What an editor changed stays.
    @Test func editedMeanwhile() throws {
        try LargeStack.run {
            let kernel = Kernel(front: RecordingFrontEnd())
            _ = kernel.run("%session start \(path)")
            _ = kernel.run("1")
            try Files.write(Array((try file() + "# %% [markdown]\n# Prose.").utf8), to: path)
            _ = kernel.run("2")
        }
        #expect(try file().hasSuffix("# %%\n1\n#> 1\n\n# %% [markdown]\n# Prose.\n# %%\n2\n#> 2\n\n"))
    }

    @Test func existingFiles() throws {
        _ = try record(["1"])
        let before = try file()
        #expect(
            transcript([
                "%session start \(path)", "2", "%session start \(path) -a", "2", "%session", "%session stop",
                "%session",
            ])
            .hasPrefix("FileExistsError: '\(path)' exists; -a goes on with it, -f replaces it\n"))
        #expect(try file() == before + "# %%\n2\n#> 2\n\n")
    }

    @Test(arguments: [
        (["%undo"], "UsageError: there is no cell to undo\n"),
        (["1;", "%undo 3"], "UsageError: only 1 cell can be undone\n"),
        (["1;", "%undo x"], "UsageError: usage: %undo [N]\n"),
        (["1;", "%undo"], "UsageError: nothing is kept for %undo here\n"),
        (["%keep"], "UsageError: there is no cell to keep\n"),
        (["1;", "%keep"], "In [1] did not fail: it is kept.\n"),
        (["%session start"], "UsageError: usage: %session [start FILE [-a] [-f] [TITLE…] | stop]\n"),
        (["%session"], "Nothing is being recorded.\n"),
    ])
    func answers(cells: [String], text: String) { #expect(transcript(cells) == text) }

    @Test func undoGoesBackToTheDigit() {
        LargeStack.run {
            let recorder = RecordingFrontEnd()
            let kernel = Kernel(front: recorder)
            kernel.undoStore = CheckpointStore(limit: CheckpointStore.standardLimit)
            _ = kernel.run("torch.manual_seed(0); w = nn.Linear(2, 2); opt = torch.optim.Adam(w.parameters())")
            let step =
                "loss = (w(torch.randn(3, 2)) ** 2).sum(); opt.zero_grad(); loss.backward(); opt.step()\nprint(loss, w.weight)"
            _ = kernel.run(step)
            recorder.begin()
            _ = kernel.run(step)
            let shown = recorder.output
            _ = kernel.run("%undo")
            #expect(kernel.number == 3)
            recorder.begin()
            _ = kernel.run(step)
            #expect(recorder.output == shown)
        }
    }
}
