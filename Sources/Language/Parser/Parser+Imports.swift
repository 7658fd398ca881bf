extension Parser {
    mutating func parseImport() throws(ParseStop) -> Statement.Kind {
        advance()
        var modules: [ImportedModule] = []
        repeat {
            let start = start
            let name = try parseDottedName()
            let alias = accept(.keywordAs) ? try expectName() : nil
            modules.append(ImportedModule(name: name, alias: alias, range: range(from: start)))
        } while accept(.comma)
        return .importModules(modules)
    }

    mutating func parseFromImport() throws(ParseStop) -> Statement.Kind {
        advance()
        if kind == .dot || kind == .ellipsis {
            throw refuse("a relative import is not part of this language", token.range)
        }
        let start = start
        let module = try parseDottedName()
        let moduleRange = range(from: start)
        try expect(.keywordImport)
        if accept(.star) {
            needsScopeCheck = true
            return .importAll(module: module, moduleRange: moduleRange)
        }
        let isParenthesized = accept(.leftParen)
        var names: [ImportedName] = []
        repeat {
            if isParenthesized, kind == .rightParen, !names.isEmpty { break }
            let start = self.start
            let name = try expectName()
            let alias = accept(.keywordAs) ? try expectName() : nil
            names.append(ImportedName(name: name, alias: alias, range: range(from: start)))
        } while accept(.comma)
        if isParenthesized { try expect(.rightParen) }
        return .importNames(module: module, moduleRange: moduleRange, names)
    }

    private mutating func parseDottedName() throws(ParseStop) -> String {
        var name = try expectName()
        while accept(.dot) { name += "." + (try expectName()) }
        return name
    }
}
