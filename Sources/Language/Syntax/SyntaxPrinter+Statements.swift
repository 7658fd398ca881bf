extension SyntaxPrinter {
    func print(_ block: [Statement]) -> String {
        "{" + block.map(print).joined(separator: " ") + "}"
    }

    public func print(_ statement: Statement) -> String {
        let range = statement.range
        switch statement.kind {
        case .expression(let value): return list("expr", [print(value)], range)
        case .assignment(let targets, let value): return list("=", targets.map(print) + [print(value)], range)
        case .annotated(let target, let annotation, let value, let isSimple):
            return list(
                isSimple ? "ann" : "ann-complex", [print(target), print(annotation), optional(value)], range)
        case .augmented(let target, let operation, let value):
            return list(operation.rawValue + "=", [print(target), print(value)], range)
        case .conditional(let branches, let otherwise):
            let parts = branches.flatMap { [print($0.test), print($0.body)] }
            return list("if", parts + [print(otherwise)], range)
        case .forLoop(let target, let iterable, let body, let otherwise):
            return list("for", [print(target), print(iterable), print(body), print(otherwise)], range)
        case .whileLoop(let test, let body, let otherwise):
            return list("while", [print(test), print(body), print(otherwise)], range)
        case .tryBlock(let body, let handlers, let otherwise, let finally):
            let parts = handlers.map { handler in
                list(
                    "except", [optional(handler.type), handler.name ?? "-", print(handler.body)], handler.range)
            }
            return list("try", [print(body)] + parts + [print(otherwise), print(finally)], range)
        case .with(let items, let body):
            let parts = items.map { "(\(print($0.context)) \(optional($0.target)))" }
            return list("with", parts + [print(body)], range)
        case .function(let definition):
            let decorators = definition.decorators.map { "@" + print($0) }
            return list(
                "def",
                decorators + [
                    definition.name, print(definition.parameters), optional(definition.returns),
                    print(definition.body),
                ], definition.range)
        case .classDefinition(let definition):
            let decorators = definition.decorators.map { "@" + print($0) }
            let arguments = "(" + definition.arguments.map(print).joined(separator: " ") + ")"
            return list("class", decorators + [definition.name, arguments, print(definition.body)], definition.range)
        case .returning(let value): return list("return", [optional(value)], range)
        case .importModules(let modules):
            return list("import", modules.map { "(\($0.name) \($0.alias ?? "-"))" }, range)
        case .importNames(let module, _, let names):
            return list("from", [module] + names.map { "(\($0.name) \($0.alias ?? "-"))" }, range)
        case .importAll(let module, _): return list("from", [module, "(* -)"], range)
        case .global(let names): return list("global", names, range)
        case .nonlocal(let names): return list("nonlocal", names, range)
        case .delete(let targets): return list("del", targets.map(print), range)
        case .assert(let test, let message): return list("assert", [print(test), optional(message)], range)
        case .raise(let exception, let cause): return list("raise", [optional(exception), optional(cause)], range)
        case .pass: return list("pass", [], range)
        case .breaking: return list("break", [], range)
        case .continuing: return list("continue", [], range)
        }
    }
}
