/// What a rerun of a cell showed that the session did not record.
public struct Difference: Error, Hashable, Sendable {
    public let reason: Reason
    /// The cell's place among all cells, from 0.
    public let cell: Int
    public let id: String?
    public let title: String
    /// The 1-based line of the file where the first difference stands.
    public let line: Int
    /// The first number that differs; nil where text differs first.
    public let number: Number?
    /// Hunks with three lines of context, without the two lines that name the files.
    public let unifiedDiff: String

    public struct Number: Hashable, Sendable {
        public let expected: String
        public let actual: String
    }

    public enum Reason: Hashable, Sendable {
        case output
        /// The cell failed, and nothing said that it would.
        case unexpectedError(String)
        /// The cell was to fail, and did not.
        case missingError(String)
    }

    /// `cell 3 #train "train"`, as a report names it.
    public var cellName: String {
        Session.name(ofCell: cell, id: id, title: title)
    }

    /// One sentence: which cell, which line, what differs.
    public var summary: String {
        let what =
            switch reason {
            case .output:
                if let number {
                    "\(number.actual) where \(number.expected) was recorded"
                } else {
                    "other output than recorded"
                }
            case .unexpectedError(let error): "failed with \(error)"
            case .missingError(let error): "ran, where \(error) was recorded"
            }
        return "\(cellName), line \(line): \(what)"
    }
}

extension Session {
    /// Compares what a rerun of a cell showed with what the session recorded.
    ///
    /// - Parameter error: `Type: message`, where the cell failed.
    public func difference(cell index: Int, output: String, error: String?) -> Difference? {
        guard cells.indices.contains(index) else { return nil }
        let cell = cells[index]
        let mode = cell.options.check ?? check
        let expectedError = cell.expectedError
        let reason: Difference.Reason
        switch (expectedError, error) {
        case (nil, let error?): reason = .unexpectedError(error)
        case (let expected?, nil): reason = .missingError(expected)
        case (nil, nil), (_?, _?):
            if mode == .none || !hasExpectations { return nil }
            reason = .output
        }
        let (recorded, shown, alignment) = alignment(cell: index, output: output, error: error)
        if alignment.isMatch, case .output = reason { return nil }
        let first = alignment.firstChange
        var number: Difference.Number?
        if let expected = first.expected, let actual = first.actual,
            let pair = mode.firstDifferingNumber(recorded[expected].line, shown[actual].line)
        {
            number = Difference.Number(expected: pair.0, actual: pair.1)
        }
        return Difference(
            reason: reason, cell: index, id: cell.id, title: cell.title,
            line: cell.expectationLine + (first.expected ?? first.expectedPlace),
            number: number,
            unifiedDiff: unifiedDiff(
                alignment.edits, expected: recorded.map(\.raw), actual: shown.map(\.raw),
                firstLine: cell.expectationLine))
    }

    /// How what is recorded of a cell goes together with what it showed.
    func alignment(
        cell index: Int, output: String, error: String?
    ) -> (recorded: [MarkedLine], shown: [MarkedLine], alignment: Alignment) {
        let cell = cells[index]
        let mode = cell.options.check ?? check
        let recorded = MarkedLine.lines(output: cell.expectedOutput, error: cell.expectedError)
        let shown = MarkedLine.lines(output: splitLines(output), error: error)
        let alignment = Alignment(
            expectedCount: recorded.count, actualCount: shown.count,
            isElision: { recorded[$0].isElision },
            agrees: {
                recorded[$0].isError == shown[$1].isError
                    && mode.matches(recorded[$0].line, shown[$1].line)
            })
        return (recorded, shown, alignment)
    }
}

/// A line as it stands, or would stand, in the file.
struct MarkedLine {
    let line: ComparableLine
    let isError: Bool

    init(text: String, isError: Bool) {
        line = ComparableLine(text)
        self.isError = isError
    }

    var isElision: Bool { line.text == "..." }
    var raw: String { (isError ? "#!" : "#>") + (line.text.isEmpty ? "" : " \(line.text)") }

    var sessionLine: SessionLine { SessionLine(raw: raw, role: isError ? .error : .output, text: line.text) }

    static func lines(output: [String], error: String?) -> [MarkedLine] {
        output.map { MarkedLine(text: $0, isError: false) }
            + (error.map { splitLines($0.isEmpty ? "\n" : $0) } ?? []).map { MarkedLine(text: $0, isError: true) }
    }
}

extension Alignment {
    /// The first lines that do not agree, and how many expected lines stand before them.
    fileprivate var firstChange: (expected: Int?, actual: Int?, expectedPlace: Int) {
        var place = 0
        for (index, edit) in edits.enumerated() {
            switch edit {
            case .same(let expected, _), .elided(let expected, _): place = expected + 1
            case .removed, .added:
                let hunk = edits[index...].prefix { edit in
                    switch edit {
                    case .removed, .added: true
                    case .same, .elided: false
                    }
                }
                var expected: Int?
                var actual: Int?
                for case .removed(let line) in hunk where expected == nil { expected = line }
                for case .added(let line) in hunk where actual == nil { actual = line }
                return (expected, actual, place)
            }
        }
        return (nil, nil, place)
    }
}
