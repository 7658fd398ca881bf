import Language

/// `import`: library modules, and `.py` files beside the program.
extension Interpreter {
    /// The module of a name, loaded when it is the first time.
    func importModule(_ name: String) throws -> ModuleObject {
        if let module = try module(name) { return module }
        if let parent = name.lastIndex(of: ".") {
            let path = String(name[..<parent])
            let last = String(name[name.index(after: parent)...])
            if let parent = try? importModule(path),
                let module = try Value.object(parent).optionalAttribute(Symbol(last))?.object(as: ModuleObject.self)
            {
                return module
            }
        }
        if let module = try loadFile(name) { return module }
        let first = String(name.prefix { $0 != "." })
        if name != first, (try? module(first)) ?? nil != nil {
            throw Interpreter.notFound(name)
        }
        throw Interpreter.notFound(first == name ? name : first)
    }

    private static func notFound(_ name: String) -> Raised {
        let raised = Raised(.moduleNotFoundError, "No module named '\(name)'")
        raised.exception.setField("name", .text(name))
        return raised
    }

    /// `from module import name`
    func imported(_ name: String, from module: ModuleObject) throws -> Value {
        if let value = try Value.object(module).optionalAttribute(Symbol(name)) { return value }
        if let submodule = try? importModule(module.name + "." + name) { return .object(submodule) }
        let place = module.path ?? ModuleObject.shownPath(module.name)
        let raised = Raised(.importError, "cannot import name '\(name)' from '\(module.name)' (\(place))")
        raised.exception.setField("name", .text(module.name))
        raised.exception.missing = .imported(module: module, name)
        throw raised
    }

    /// Runs `name.py` from the search path as a module.
    private func loadFile(_ name: String) throws -> ModuleObject? {
        let relative = name.replacing(".", with: "/") + ".py"
        for directory in searchPath {
            let path = directory.isEmpty ? relative : directory + "/" + relative
            guard let bytes = SourceFile.read(path) else { continue }
            try host.authorize(.read, path: path)
            let source = SourceText(name: path, bytes: bytes)
            let tree: SyntaxTree
            do { tree = try parseModule(source) } catch { throw Raised.converting(error, source: source) }
            let globals = Globals(moduleName: name)
            let module = ModuleObject(name, globals: globals, path: path)
            keep(module, globals)
            globals.set(.dunderName, .text(name))
            globals.set("__file__", .text(path))
            do {
                try execute(tree, in: globals)
            } catch {
                forget(name)
                throw error
            }
            return module
        }
        return nil
    }
}
