/// What exists: the names of the library's own rows, by module and by type.
public struct Reference {
    public struct Section: Sendable {
        /// `torch.nn`, or `list` for the methods of a type.
        public let name: String
        public let isType: Bool
        public let members: [String]
    }

    /// Modules in the order of the library, then the types whose members rows of their own add.
    public static let sections: [Section] = {
        var order: [String] = []
        var members: [String: Set<String>] = [:]
        var types: [String: Set<String>] = [:]
        func add(_ names: [String], to module: String) {
            if members[module] == nil { order.append(module) }
            members[module, default: []].formUnion(names.filter(isPublic))
        }
        func add(_ rows: TypeRows, to type: String) {
            let names = rows.methods.map(\.name) + rows.properties.map(\.name)
            types[type, default: []].formUnion(names.filter(isPublic))
        }
        for family in Library.families {
            switch family.target {
            case .module(let module):
                add(
                    family.functions.map(\.name) + family.types.map(\.name) + family.constants.map(\.name),
                    to: module)
            case .type(let type): add(TypeRows(methods: family.functions, properties: family.properties), to: type)
            case .operations(let module, let type):
                add(family.functions.map(\.name), to: module)
                add(TypeRows(methods: family.functions), to: type)
            }
        }
        let modules = order.filter { !$0.hasPrefix("_") }.map {
            Section(name: $0, isType: false, members: (members[$0] ?? []).sorted())
        }
        return modules
            + types.keys.sorted().map { Section(name: $0, isType: true, members: (types[$0] ?? []).sorted()) }
    }()

    private static func isPublic(_ name: String) -> Bool { !name.hasPrefix("_") || name == "__version__" }
}
