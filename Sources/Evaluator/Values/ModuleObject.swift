/// A module: its library rows made into values when first asked for, and what programs put into it.
public final class ModuleObject: Object {
    public let name: String
    /// The variables of a module written in the language.
    let globals: Globals?
    let families: [Family]
    let path: String?

    init(_ name: String, families: [Family] = [], globals: Globals? = nil, path: String? = nil) {
        self.name = name
        self.families = families
        self.globals = globals
        self.path = path
        super.init(type: Types.current.module)
    }

    public override func repr() throws -> String {
        if let path { return "<module '\(name)' from '\(path)'>" }
        return families.isEmpty ? "<module '\(name)'>" : "<module '\(name)' (built-in)>"
    }

    public override func attribute(_ symbol: Symbol) throws -> Value? {
        if let globals { return globals.value(symbol) }
        let name = symbol.name
        guard let value = try make(name) else {
            if symbol == .dunderName { return .text(self.name) }
            return try Machine.current.pointee.interpreter.submodule(name, of: self)
        }
        setField(symbol, value)
        return value
    }

    private func make(_ name: String) throws -> Value? {
        for family in families {
            if let row = family.functions.first(where: { $0.name == name }) {
                return .object(
                    BuiltinFunction(row, owner: nil, module: self.name, voice: row.voice ?? family.voice))
            }
            if let row = family.types.first(where: { $0.name == name }) {
                return .object(Types.current.native(row))
            }
            if let row = family.constants.first(where: { $0.name == name }) { return try row.make() }
        }
        return nil
    }

    public override func setAttribute(_ name: Symbol, _ value: Value) throws -> Bool {
        guard let globals else { return false }
        globals.set(name, value)
        return true
    }

    public override func deleteAttribute(_ name: Symbol) throws -> Bool { globals?.remove(name) ?? false }

    public override func attributeNames() -> [Symbol] {
        if let globals { return globals.names }
        return families.flatMap { family in
            family.functions.map { Symbol($0.name) } + family.types.map { Symbol($0.name) }
                + family.constants.map { Symbol($0.name) }
        }
    }
}

extension ModuleObject {
    /// Where Python would say that a module of this library comes from: `site-packages/torch/nn/__init__.py`.
    static func shownPath(_ name: String) -> String {
        let packages: Set<String> = [
            "torch", "torch.nn", "torch.optim", "torch.utils", "torch.utils.data", "torch.nn.utils", "torch.autograd",
            "torch.distributions", "numpy", "numpy.random", "numpy.linalg", "matplotlib", "collections", "json", "tqdm",
        ]
        guard let root = name.split(separator: ".").first else { return "unknown location" }
        let isInstalled = ["torch", "numpy", "matplotlib", "tqdm", "safetensors"].contains(String(root))
        if !isInstalled, ["itertools", "sys", "time", "math", "unicodedata", "builtins"].contains(name) {
            return "unknown location"
        }
        let path = name.replacing(".", with: "/") + (packages.contains(name) ? "/__init__.py" : ".py")
        return (isInstalled ? "site-packages/" : "lib/python3.11/") + path
    }
}
