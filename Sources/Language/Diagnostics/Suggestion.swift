/// The candidate most like a misspelt name, or nil where none is like it enough: CPython 3.11's rule for "Did you mean".
///
/// - Parameter candidates: of several equally like, the first wins; 750 or more give none.
public func suggestion(for name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.utf8)
    var best: String?
    var bestDistance = Int.max
    var count = 0
    for candidate in candidates {
        count += 1
        if count >= EditDistance.maximumCandidates { return nil }
        if candidate == name { continue }
        let letters = Array(candidate.utf8)
        // A third of the letters may differ.
        let allowed = min((wanted.count + letters.count + 3) * EditDistance.moveCost / 6, bestDistance - 1)
        let distance = EditDistance.between(wanted, letters, upTo: allowed)
        if distance <= allowed {
            best = candidate
            bestDistance = distance
        }
    }
    return best
}

/// Levenshtein's distance in which a change of case costs half.
enum EditDistance {
    static let moveCost = 2
    static let caseCost = 1
    static let maximumCandidates = 750
    static let maximumLength = 40

    /// The cost of turning one word into the other; anything above the limit stands for "too far".
    static func between(_ left: [UInt8], _ right: [UInt8], upTo limit: Int) -> Int {
        var left = left[...]
        var right = right[...]
        while let first = left.first, first == right.first {
            left.removeFirst()
            right.removeFirst()
        }
        while let last = left.last, last == right.last {
            left.removeLast()
            right.removeLast()
        }
        if left.isEmpty || right.isEmpty { return (left.count + right.count) * moveCost }
        if left.count > maximumLength || right.count > maximumLength { return limit + 1 }
        if right.count < left.count { swap(&left, &right) }
        if (right.count - left.count) * moveCost > limit { return limit + 1 }
        var row = (1...left.count).map { $0 * moveCost }
        var result = 0
        for (rightIndex, letter) in right.enumerated() {
            result = rightIndex * moveCost
            var distance = result
            var minimum = Int.max
            for (index, other) in left.enumerated() {
                let substitute = distance + substitutionCost(letter, other)
                distance = row[index]
                result = min(min(result, distance) + moveCost, substitute)
                row[index] = result
                minimum = min(minimum, result)
            }
            if minimum > limit { return limit + 1 }
        }
        return result
    }

    private static func substitutionCost(_ left: UInt8, _ right: UInt8) -> Int {
        if left == right { return 0 }
        return lowercase(left) == lowercase(right) ? caseCost : moveCost
    }

    private static func lowercase(_ letter: UInt8) -> UInt8 {
        letter >= UInt8(ascii: "A") && letter <= UInt8(ascii: "Z") ? letter + 32 : letter
    }
}
