/// The table of all tables: each family of the library, once.
enum Library {
    static let families: [Family] = core + python + torch + nn + numpy + plotting + session

    /// What the families say, by module and by type. Made once, from immutable rows.
    static let index = Index(families)

    struct Index: Sendable {
        /// Families by module.
        var modules: [String: [Family]] = [:]
        /// Additional members by type name.
        var types: [String: [TypeRows]] = [:]
        /// Rows of the types that the interpreter itself knows, by name.
        var coreTypes: [String: NativeType] = [:]
        /// All type rows by plain and by full name; the first of a plain name wins.
        var rows: [String: NativeType] = [:]

        init(_ families: [Family]) {
            for family in families {
                switch family.target {
                case .module(let name):
                    modules[name, default: []].append(family)
                    for row in family.types {
                        if rows[row.name] == nil { rows[row.name] = row }
                        if !row.module.isEmpty { rows[row.module + "." + row.name] = row }
                        if name == "builtins" || row.name == "Tensor" { coreTypes[row.name] = row }
                    }
                case .type(let name):
                    types[name, default: []].append(
                        TypeRows(
                            methods: family.functions, properties: family.properties, constants: family.constants,
                            voice: family.voice))
                case .operations(let module, let type):
                    modules[module, default: []].append(family)
                    types[type, default: []].append(TypeRows(methods: family.functions, voice: family.voice))
                }
            }
        }
    }
}
