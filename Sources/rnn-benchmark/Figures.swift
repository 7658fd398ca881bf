/// Medians of what several rounds measured, by name, in the order in which the names came.
struct Figures {
    private(set) var names: [String] = []
    private var values: [String: [Double]] = [:]
    /// The words after `losses`: what the program computed, which must be the same everywhere.
    private(set) var losses: String?

    subscript(name: String) -> Double? { Self.median(values[name] ?? []) }

    mutating func add(_ name: String, _ value: Double) {
        if values[name] == nil { names.append(name) }
        values[name, default: []].append(value)
    }

    /// Takes a program's lines `name number`.
    mutating func add(output: String) {
        for line in output.split(separator: "\n") {
            guard let space = line.firstIndex(of: " ") else { continue }
            let (name, rest) = (String(line[..<space]), line[line.index(after: space)...])
            if name == "losses" { losses = String(rest) } else if let value = Double(rest) { add(name, value) }
        }
    }

    static func median(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.sorted()[values.count / 2]
    }
}
