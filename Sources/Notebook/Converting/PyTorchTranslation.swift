import Evaluator
import Language
import Sessions

/// A session's code as a program for Python and PyTorch: bare names qualified, bare flags and sample data written out,
/// values that a cell shows printed, mistakes on purpose caught.
public final class PyTorchTranslation {
    private let names = Kernel(front: RecordingFrontEnd())
    private var bound: Set<String> = []
    private var functions: Set<String> = []
    private var modules: Set<String> = []
    private var samples: Set<String> = []
    private let shows: Bool

    /// - Parameter shows: whether values are printed; notebooks show them by themselves.
    public init(shows: Bool) { self.shows = shows }

    /// The session with translated code, and its own code by cell wherever that is another.
    public func translate(_ session: Session) -> (session: Session, originals: [Int: String]) {
        (try? names.interpreter.onThisThread { translateCells(of: session) }) ?? (session, [:])
    }

    private func translateCells(of session: Session) -> (session: Session, originals: [Int: String]) {
        var cells: [SessionCell] = []
        var originals: [Int: String] = [:]
        for cell in session.cells {
            guard cell.kind == .code, !cell.isEmpty else {
                cells.append(cell)
                continue
            }
            let code = translate(cell, isRecorded: session.hasExpectations)
            if code != cell.source {
                originals[cells.count] = cell.source
                cells.append(cell.withCode(code, original: shows ? cell.source : nil))
            } else {
                cells.append(cell)
            }
        }
        var result = session
        if let prelude = prelude {
            let place = cells.firstIndex { $0.kind == .prose || !$0.isEmpty } ?? cells.count
            cells.insert(prelude, at: place)
            originals = Dictionary(
                uniqueKeysWithValues: originals.map { ($0.key >= place ? $0.key + 1 : $0.key, $0.value) })
        }
        result.cells = cells
        return (result, originals)
    }

    /// The id of the cell that holds imports and sample data.
    public static let preludeID = "rnn-imports"

    // MARK: One cell

    private func translate(_ cell: SessionCell, isRecorded: Bool) -> String {
        var lines: [String] = []
        for part in CellPart.parts(of: cell.source) {
            switch part {
            case .code(let code, let line):
                while lines.count < line { lines.append("") }
                lines += splitLines(translate(code, cell, isRecorded: isRecorded))
            case .magic(let name, let arguments):
                // What IPython does not know is a remark that is no magic.
                let mark = shows || Self.known.contains(name) ? "%" : "#%"
                lines.append(mark + [name, arguments].filter { !$0.isEmpty }.joined(separator: " "))
            case .cellMagic(let name, let arguments, let body):
                let head = "%%" + [name, arguments].filter { !$0.isEmpty }.joined(separator: " ")
                lines.append(shows || !Self.known.contains(name) ? "# \(head)" : head)
                lines += splitLines(translate(body, cell, isRecorded: isRecorded))
            case .question(let name): lines.append(shows ? "# \(name)?" : "\(name)?")
            }
        }
        while let last = lines.last, isBlank(last) { lines.removeLast() }
        if shows, cell.expectedError != nil { lines = Self.catching(lines) }
        return lines.joined(separator: "\n")
    }

    /// IPython's own magics.
    private static let known: Set = ["who", "whos", "time", "timeit", "history", "run", "reset", "matplotlib"]

    private func translate(_ code: String, _ cell: SessionCell, isRecorded: Bool) -> String {
        let source = SourceText(name: "cell", code)
        guard let tree = try? parseModule(source) else { return code }
        let here = Bindings.names(tree.statements)
        let edits = NameEdits(
            tree, bound: bound.union(here), takesFlags: cell.expectedError?.hasPrefix("NameError") != true,
            origin: { [names] in names.interpreter.origin(of: $0) })
        bound.formUnion(here)
        functions.formUnion(edits.functions)
        modules.formUnion(edits.modules)
        samples.formUnion(edits.samples)
        var all = edits.edits
        if shows, let last = tree.lastExpression, !tree.endsWithSemicolon, let statement = tree.statements.last {
            let (open, close) = display(last, cell, isRecorded: isRecorded)
            if !open.isEmpty {
                let end = Int(statement.range.end)
                all.append(
                    NameEdits.Edit(
                        range: SourceRange(Int(statement.range.start), Int(statement.range.start)), text: open))
                all.append(NameEdits.Edit(range: SourceRange(end, end), text: close))
            }
        }
        var bytes = source.bytes
        // From the end, so that earlier places stay right; what opens goes before what begins there.
        let sorted = all.enumerated().sorted {
            ($0.element.range.start, $0.element.range.end, $0.offset) > (
                $1.element.range.start, $1.element.range.end, $1.offset
            )
        }
        for (_, edit) in sorted {
            let (start, end) = (Int(edit.range.start), Int(edit.range.end))
            guard start <= end, end <= bytes.count else { continue }
            bytes.replaceSubrange(start..<end, with: Array(edit.text.utf8))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// How the value of a cell's last line is shown by a program.
    private func display(_ value: Expression, _ cell: SessionCell, isRecorded: Bool) -> (open: String, close: String) {
        if isRecorded, cell.expectedOutput.isEmpty { return ("", "") }
        if case .none = value.kind { return ("", "") }
        if case .call(let callee, _) = value.kind {
            let name: String? =
                switch callee.kind {
                case .name(let name): name
                case .attribute(_, let name, _): name
                case _: nil
                }
            if name == "print" { return ("", "") }
            // A function of the program's own may give None, which is not shown.
            if name == nil || functions.contains(name ?? "") || !isRecorded {
                modules.insert("sys")
                return ("sys.displayhook(", ")")
            }
        }
        let shown = cell.expectedOutput.last ?? ""
        let first = cell.expectedOutput.first ?? ""
        let needsRepr = [shown, first].contains { text in
            ["'", "\"", "array(", "np."].contains { text.hasPrefix($0) }
        }
        if case .tuple = value.kind { return ("print((", "))") }
        return needsRepr || !isRecorded ? ("print(repr(", "))") : ("print(", ")")
    }

    /// A cell that is to fail says so and lets the program go on.
    private static func catching(_ lines: [String]) -> [String] {
        let strings = StringScanner(lines)
        return ["try:"]
            + lines.enumerated().map { index, line in
                strings.isInsideString(at: index) || line.isEmpty ? line : "    " + line
            } + ["except Exception as error:", "    print(f\"{type(error).__name__}: {error}\")"]
    }

    // MARK: What goes before

    private var prelude: SessionCell? {
        guard !modules.isEmpty || !samples.isEmpty else { return nil }
        var used = modules
        if !samples.isEmpty { used.insert("torch") }
        var lines: [String] = []
        for (name, line) in Self.imports where used.contains(name) && !bound.contains(name) { lines.append(line) }
        let definitions = SampleCode.lines(for: samples)
        if !definitions.isEmpty { lines += (lines.isEmpty ? [] : [""]) + definitions }
        guard !lines.isEmpty else { return nil }
        return SessionCell(
            recording: lines.joined(separator: "\n"), title: "what the prompt knows", id: Self.preludeID, output: "")
    }

    private static let imports = [
        ("sys", "import sys"), ("math", "import math"), ("random", "import random"), ("np", "import numpy as np"),
        ("plt", "import matplotlib.pyplot as plt"), ("torch", "import torch"), ("nn", "import torch.nn as nn"),
        ("F", "import torch.nn.functional as F"), ("optim", "import torch.optim as optim"),
    ]
}

/// Sample data and the session's own functions in Python.
private enum SampleCode {
    static func lines(for names: Set<String>) -> [String] {
        var needed = names
        if !needed.isDisjoint(with: ["hello", "words"]) { needed.formUnion(["h", "e", "l", "o"]) }
        if needed.contains("one_hot") { needed.insert("alphabet") }
        return table.filter { needed.contains($0.name) }.flatMap { splitLines($0.code) }
    }

    private static let table: [(name: String, code: String)] = [
        ("h", "h = [1, 0, 0, 0]"), ("e", "e = [0, 1, 0, 0]"), ("l", "l = [0, 0, 1, 0]"), ("o", "o = [0, 0, 0, 1]"),
        ("hello", "hello = torch.tensor([[h, e, l, l, o]], dtype=torch.float32)"),
        ("words", "words = torch.tensor([[h, e, l, l, o], [e, o, l, l, l], [l, l, e, e, l]], dtype=torch.float32)"),
        (
            "alphabet",
            """
            def alphabet(text):
                texts = [text] if isinstance(text, str) else text
                return ''.join(dict.fromkeys(''.join(texts)))
            """
        ),
        (
            "one_hot",
            """
            def one_hot(text, alphabet=None):
                if isinstance(text, torch.Tensor):
                    return torch.nn.functional.one_hot(text, -1 if alphabet is None else alphabet)
                letters = list(alphabet if alphabet is not None else globals()['alphabet'](text))
                rows = [[[float(letter == other) for other in letters] for letter in word]
                        for word in ([text] if isinstance(text, str) else text)]
                return torch.tensor(rows[0] if isinstance(text, str) else rows)
            """
        ),
        (
            "decode",
            """
            def decode(scores, alphabet):
                if isinstance(scores, torch.Tensor):
                    scores = (scores.argmax(-1) if scores.is_floating_point() else scores).tolist()
                if any(isinstance(item, list) for item in scores):
                    return [decode(item, alphabet) for item in scores]
                return ''.join(alphabet[item] for item in scores)
            """
        ),
    ]
}

extension SessionCell {
    /// The cell with translated code; the code as it was typed stands above it in `#<` lines.
    fileprivate func withCode(_ code: String, original: String?) -> SessionCell {
        let typed = splitLines(original ?? "").map { line in
            SessionLine(raw: line.isEmpty ? "#<" : "#< \(line)", role: .code, text: "#< \(line)")
        }
        return replacing(code, above: typed)
    }

    /// The same cell with other code; everything around the code stays.
    fileprivate func replacing(_ code: String, above: [SessionLine] = []) -> SessionCell {
        let body = SessionCell(recording: code, output: "").lines.dropFirst().dropLast()
        func isCode(_ line: SessionLine) -> Bool { line.role == .magic || line.role == .code && !isBlank(line.raw) }
        guard let first = lines.firstIndex(where: isCode), let last = lines.lastIndex(where: isCode) else {
            return self
        }
        let inside = lines[first...last].filter { $0.role == .note }
        return SessionCell(
            kind: kind, id: id, title: title, options: options,
            lines: lines[..<first] + above + body + inside + lines[(last + 1)...], firstLine: firstLine)
    }
}

extension Session {
    /// Takes a translation back: cells whose code is still what their original comes to get the original again.
    public func untranslated() -> Session {
        var typed: [Int: String] = [:]
        var restored = self
        restored.cells = []
        for cell in cells where cell.id != PyTorchTranslation.preludeID {
            if let (original, _) = cell.typedCode {
                typed[restored.cells.count] = cell.typedCode?.translation
                restored.cells.append(cell.replacing(original))
            } else {
                restored.cells.append(cell)
            }
        }
        guard !typed.isEmpty else { return restored }
        // What was edited since stays as it is now.
        let (again, _) = PyTorchTranslation(shows: true).translate(restored)
        let compared = again.cells.filter { $0.id != PyTorchTranslation.preludeID }
        for (index, translation) in typed where compared.indices.contains(index) {
            let now = compared[index].typedCode?.translation ?? compared[index].source
            if now != translation { restored.cells[index] = restored.cells[index].replacing(translation) }
        }
        return restored
    }
}

extension SessionCell {
    /// What stands in `#<` lines, and the code below them.
    fileprivate var typedCode: (original: String, translation: String)? {
        let lines = splitLines(source)
        let count = lines.prefix { $0 == "#<" || $0.hasPrefix("#< ") }.count
        guard kind == .code, count > 0 else { return nil }
        return (
            lines[..<count].map { String($0.dropFirst($0 == "#<" ? 2 : 3)) }.joined(separator: "\n"),
            lines[count...].joined(separator: "\n")
        )
    }
}
