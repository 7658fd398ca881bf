/// "Did you mean": CPython's edit distance over the names that could have been meant.
struct Suggestions {
    let interpreter: Interpreter

    func suggestion(for exception: ExceptionObject) -> String? {
        switch exception.missing {
        case nil: return nil
        case .variable(let name)?:
            let names = interpreter.globals.names.map(\.name) + interpreter.builtinNames
            return Suggestions.closest(to: name, among: names)
        // torch makes its AttributeError itself, without the names that Python would look through; Python 3.11 suggests
        // nothing for imports.
        case .attribute(.object(let module as ModuleObject), _)? where module.name == "torch": return nil
        case .imported?: return nil
        case .attribute(let value, let name)?:
            guard let names = try? value.allAttributeNames() else { return nil }
            return Suggestions.closest(to: name, among: names.sorted())
        }
    }

    private static let moveCost = 2
    private static let caseCost = 1
    private static let maximumLength = 40
    private static let maximumCandidates = 750

    static func closest(to wrong: String, among names: [String]) -> String? {
        if names.count >= maximumCandidates { return nil }
        let wrongBytes = Array(wrong.utf8)
        var best: String?
        var bestDistance = Int.max
        for name in names where name != wrong {
            let bytes = Array(name.utf8)
            var limit = (bytes.count + wrongBytes.count + 3) * moveCost / 6
            limit = min(limit, bestDistance - 1)
            let distance = distance(wrongBytes, bytes, limit)
            if distance > limit { continue }
            if distance < bestDistance {
                best = name
                bestDistance = distance
            }
        }
        return best
    }

    private static func cost(_ a: UInt8, _ b: UInt8) -> Int {
        if a & 31 != b & 31 { return moveCost }
        if a == b { return 0 }
        func lower(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte + 32 : byte }
        return lower(a) == lower(b) ? caseCost : moveCost
    }

    /// The weighted edit distance, or more than `limit`.
    private static func distance(_ first: [UInt8], _ second: [UInt8], _ limit: Int) -> Int {
        var a = first[...]
        var b = second[...]
        while let x = a.first, let y = b.first, x == y {
            a.removeFirst()
            b.removeFirst()
        }
        while let x = a.last, let y = b.last, x == y {
            a.removeLast()
            b.removeLast()
        }
        if a.isEmpty || b.isEmpty { return (a.count + b.count) * moveCost }
        if a.count > maximumLength || b.count > maximumLength { return limit + 1 }
        if b.count < a.count { swap(&a, &b) }
        if (b.count - a.count) * moveCost > limit { return limit + 1 }
        var row = (0..<a.count).map { ($0 + 1) * moveCost }
        var result = 0
        for (index, code) in b.enumerated() {
            var diagonal = index * moveCost
            result = diagonal
            var minimum = Int.max
            for (column, other) in a.enumerated() {
                let substitute = diagonal + cost(code, other)
                diagonal = row[column]
                let insertDelete = min(result, diagonal) + moveCost
                result = min(insertDelete, substitute)
                row[column] = result
                minimum = min(minimum, result)
            }
            if minimum > limit { return limit + 1 }
        }
        return result
    }
}
