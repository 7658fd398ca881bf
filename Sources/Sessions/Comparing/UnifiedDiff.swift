/// The hunks of a unified diff with three lines of context.
func unifiedDiff(_ edits: [Edit], expected: [String], actual: [String], firstLine: Int) -> String {
    let context = 3
    let changed = edits.indices.filter { index in
        switch edits[index] {
        case .same, .elided: false
        case .removed, .added: true
        }
    }
    var hunks: [Range<Int>] = []
    for index in changed {
        let range = max(0, index - context)..<min(edits.count, index + context + 1)
        if let last = hunks.last, range.lowerBound <= last.upperBound {
            hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
        } else {
            hunks.append(range)
        }
    }
    var lines: [String] = []
    for hunk in hunks {
        var (oldStart, newStart) = (0, 0)
        for edit in edits[..<hunk.lowerBound] {
            switch edit {
            case .same, .elided: (oldStart, newStart) = (oldStart + 1, newStart + 1)
            case .removed: oldStart += 1
            case .added: newStart += 1
            }
        }
        var (oldCount, newCount) = (0, 0)
        var body: [String] = []
        for edit in edits[hunk] {
            switch edit {
            case .same(let line, _), .elided(let line, _):
                (oldCount, newCount) = (oldCount + 1, newCount + 1)
                body.append(" " + expected[line])
            case .removed(let line):
                oldCount += 1
                body.append("-" + expected[line])
            case .added(let line):
                newCount += 1
                body.append("+" + actual[line])
            }
        }
        lines.append(
            "@@ -\(range(firstLine + oldStart, oldCount)) +\(range(firstLine + newStart, newCount)) @@")
        lines += body
    }
    return lines.map { $0 + "\n" }.joined()
}

/// `start,count`, where an empty stretch is named by the line before it and a single line needs no count.
private func range(_ start: Int, _ count: Int) -> String {
    switch count {
    case 0: "\(max(start - 1, 0)),0"
    case 1: "\(start)"
    default: "\(start),\(count)"
    }
}
