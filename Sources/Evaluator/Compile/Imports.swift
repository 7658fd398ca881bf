import Language

/// `import` and `from … import …`
extension Compiler {
    func compileImport(_ module: ImportedModule, _ range: SourceRange) -> Execute {
        let site = site
        unowned(unsafe) let interpreter = unit.interpreter
        let first = String(module.name.prefix { $0 != "." })
        let store = compileStore(name: module.alias ?? first)
        let hasAlias = module.alias != nil
        let name = module.name
        return { frame in
            do {
                let found = try interpreter.importModule(name)
                try store(frame, .object(hasAlias ? found : interpreter.importModule(first)))
            } catch { throw site.locate(error, range) }
            return .next
        }
    }

    func compileImport(_ names: [ImportedName], from module: String, _ range: SourceRange) -> Execute {
        let site = site
        unowned(unsafe) let interpreter = unit.interpreter
        // Promises about later versions of Python: all of them hold here.
        if module == "__future__" { return { _ in .next } }
        let parts = names.map { (name: $0.name, store: compileStore(name: $0.alias ?? $0.name)) }
        return { frame in
            do {
                let found = try interpreter.importModule(module)
                for part in parts {
                    try part.store(frame, interpreter.imported(part.name, from: found))
                }
            } catch { throw site.locate(error, range) }
            return .next
        }
    }

    func compileImportAll(_ module: String, _ range: SourceRange) -> Execute {
        let site = site
        unowned(unsafe) let interpreter = unit.interpreter
        let globals = unit.globals
        return { _ in
            do {
                let found = try interpreter.importModule(module)
                for name in found.attributeNames() + found.ownAttributes.map(\.name) where !name.name.hasPrefix("_") {
                    if let value = try Value.object(found).optionalAttribute(name) { globals.set(name, value) }
                }
            } catch { throw site.locate(error, range) }
            return .next
        }
    }
}
