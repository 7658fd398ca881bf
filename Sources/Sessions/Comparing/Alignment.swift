/// How expected lines and actual lines go together.
enum Edit: Hashable {
    /// Both sides agree.
    case same(expected: Int, actual: Int)
    /// A `...` line, and the actual lines that it stands for.
    case elided(expected: Int, actual: Range<Int>)
    case removed(Int)
    case added(Int)
}

/// Aligns expected lines with actual lines with the fewest changes; a `...` line stands for any lines.
struct Alignment {
    let edits: [Edit]

    var isMatch: Bool {
        edits.allSatisfy { edit in
            switch edit {
            case .same, .elided: true
            case .removed, .added: false
            }
        }
    }

    /// - Parameter agrees: whether an expected and an actual line, given by index, agree.
    init(
        expectedCount: Int, actualCount: Int, isElision: (Int) -> Bool, agrees: (Int, Int) -> Bool
    ) {
        var head: [Edit] = []
        var start = 0
        while start < min(expectedCount, actualCount), !isElision(start), agrees(start, start) {
            head.append(.same(expected: start, actual: start))
            start += 1
        }
        var tail: [Edit] = []
        var (expectedEnd, actualEnd) = (expectedCount, actualCount)
        while expectedEnd > start, actualEnd > start, !isElision(expectedEnd - 1),
            agrees(expectedEnd - 1, actualEnd - 1)
        {
            expectedEnd -= 1
            actualEnd -= 1
            tail.append(.same(expected: expectedEnd, actual: actualEnd))
        }
        let middle = Self.align(
            start..<expectedEnd, start..<actualEnd, isElision: isElision, agrees: agrees)
        edits = head + middle + tail.reversed()
    }

    /// Bounds the table; beyond it, the middle is replaced as a whole.
    private static let largestTable = 4_000_000

    private static func align(
        _ expected: Range<Int>, _ actual: Range<Int>, isElision: (Int) -> Bool, agrees: (Int, Int) -> Bool
    ) -> [Edit] {
        if expected.count == 1, isElision(expected.lowerBound) {
            return [.elided(expected: expected.lowerBound, actual: actual)]
        }
        let width = actual.count + 1
        guard !expected.isEmpty,
            (expected.count + 1).multipliedReportingOverflow(by: width).partialValue <= largestTable
        else { return expected.map(Edit.removed) + actual.map(Edit.added) }

        // cost[i * width + j]: the fewest changes that turn expected[i...] into actual[j...].
        var cost = [Int32](repeating: 0, count: (expected.count + 1) * width)
        var agreed = [Bool](repeating: false, count: cost.count)
        let elisions = expected.map(isElision)
        for i in stride(from: expected.count, through: 0, by: -1) {
            for j in stride(from: actual.count, through: 0, by: -1) {
                let here = i * width + j
                if i == expected.count {
                    cost[here] = Int32(actual.count - j)
                } else if elisions[i] {
                    let skip = cost[here + width]
                    cost[here] = j < actual.count ? min(skip, cost[here + 1]) : skip
                } else if j == actual.count {
                    cost[here] = cost[here + width] + 1
                } else if agrees(expected.lowerBound + i, actual.lowerBound + j) {
                    agreed[here] = true
                    cost[here] = cost[here + width + 1]
                } else {
                    cost[here] = min(cost[here + width], cost[here + 1]) + 1
                }
            }
        }

        var edits: [Edit] = []
        var (i, j) = (0, 0)
        while i < expected.count || j < actual.count {
            let here = i * width + j
            if i == expected.count {
                edits.append(.added(actual.lowerBound + j))
                j += 1
            } else if elisions[i] {
                let first = j
                while j < actual.count, cost[i * width + j] != cost[(i + 1) * width + j] { j += 1 }
                edits.append(
                    .elided(
                        expected: expected.lowerBound + i, actual: (actual.lowerBound + first)..<(actual.lowerBound + j)
                    ))
                i += 1
            } else if agreed[here] {
                edits.append(.same(expected: expected.lowerBound + i, actual: actual.lowerBound + j))
                i += 1
                j += 1
            } else if j == actual.count || cost[here] == cost[here + width] + 1 {
                edits.append(.removed(expected.lowerBound + i))
                i += 1
            } else {
                edits.append(.added(actual.lowerBound + j))
                j += 1
            }
        }
        return edits
    }
}
