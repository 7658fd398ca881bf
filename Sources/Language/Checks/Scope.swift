/// What is known of the names of a module, class, function or comprehension.
final class Scope {
    enum Kind { case module, function, classBody, comprehension }

    struct Use: OptionSet {
        let rawValue: UInt8
        static let parameter = Use(rawValue: 1)
        static let assigned = Use(rawValue: 2)
        static let read = Use(rawValue: 4)
        static let annotated = Use(rawValue: 8)
        static let global = Use(rawValue: 16)
        static let nonlocal = Use(rawValue: 32)
        static let iterated = Use(rawValue: 64)
        static let imported = Use(rawValue: 128)
        /// What makes a name belong to the scope.
        static let binding: Use = [.parameter, .assigned, .imported]
    }

    let kind: Kind
    let parent: Scope?
    var uses: [String: Use] = [:]
    /// The names declared `global` or `nonlocal` in order, each with its statement.
    var declarations: [(name: String, range: SourceRange)] = []
    var children: [Scope] = []
    /// How many iterables of comprehensions the walk is inside of.
    var iterables = 0
    /// `list comprehension` and so on, for a comprehension.
    let description: String

    init(_ kind: Kind, parent: Scope?, description: String = "") {
        self.kind = kind
        self.parent = parent
        self.description = description
        parent?.children.append(self)
    }
}
