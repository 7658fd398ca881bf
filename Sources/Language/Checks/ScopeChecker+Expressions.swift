extension ScopeChecker {
    mutating func visitTarget(_ target: Expression) throws(Diagnostic) {
        switch target.kind {
        case .name(let name): try bind(name, target.range)
        case .tuple(let items), .list(let items):
            for item in items { try visitTarget(item) }
        case .starred(let inner): try visitTarget(inner)
        default: try visit(target)
        }
    }

    private mutating func bind(_ name: String, _ range: SourceRange) throws(Diagnostic) {
        if isIterationTarget {
            if scope.uses[name]?.isDisjoint(with: [.global, .nonlocal]) == false {
                throw failure(
                    "comprehension inner loop cannot rebind assignment expression target '\(name)'", range)
            }
            use(name, [.assigned, .iterated])
        } else {
            use(name, .assigned)
        }
    }

    mutating func visit(_ expression: Expression) throws(Diagnostic) {
        switch expression.kind {
        case .none, .boolean, .ellipsis, .integer, .float, .string, .bytes: break
        case .name(let name): use(name, .read)
        case .formatted(let parts): try visit(parts)
        case .tuple(let items), .list(let items), .set(let items), .logical(_, let items):
            for item in items { try visit(item) }
        case .dictionary(let items):
            for item in items {
                switch item {
                case .pair(let key, let value):
                    try visit(key)
                    try visit(value)
                case .unpacked(let value): try visit(value)
                }
            }
        case .unary(_, let operand), .starred(let operand): try visit(operand)
        case .binary(let left, _, let right):
            try visit(left)
            try visit(right)
        case .binaryChain(let first, let links):
            try visit(first)
            for link in links { try visit(link.operand) }
        case .comparison(let first, let links):
            try visit(first)
            for link in links { try visit(link.operand) }
        case .conditional(let test, let then, let otherwise):
            try visit(test)
            try visit(then)
            try visit(otherwise)
        case .lambda(let definition):
            try visitDefaults(definition.parameters)
            enter(.function)
            try declare(definition.parameters)
            try visit(definition.body)
            leave()
        case .named(let target, let targetRange, let value):
            try visitNamed(target, targetRange, expression.range)
            try visit(value)
            try bind(target, targetRange)
        case .call(let callee, let arguments):
            try visit(callee)
            for argument in arguments { try visit(argument.value) }
        case .attribute(let base, _, _): try visit(base)
        case .subscript(let base, let index):
            try visit(base)
            try visit(index)
        case .slice(let lower, let upper, let step):
            if let lower { try visit(lower) }
            if let upper { try visit(upper) }
            if let step { try visit(step) }
        case .listComprehension(let element, let clauses):
            try visit([element], clauses, "list comprehension")
        case .setComprehension(let element, let clauses):
            try visit([element], clauses, "set comprehension")
        case .generator(let element, let clauses):
            try visit([element], clauses, "generator expression")
        case .dictionaryComprehension(let key, let value, let clauses):
            try visit([value, key], clauses, "dict comprehension")
        case .yield(let value):
            try refuseYield(expression.range)
            if let value { try visit(value) }
        case .yieldFrom(let value):
            try refuseYield(expression.range)
            try visit(value)
        }
    }

    private func refuseYield(_ range: SourceRange) throws(Diagnostic) {
        if scope.kind == .comprehension { throw failure("'yield' inside \(scope.description)", range) }
    }

    private mutating func visit(_ parts: [FormattedPart]) throws(Diagnostic) {
        for case .field(let field) in parts {
            try visit(field.value)
            if let format = field.format { try visit(format) }
        }
    }

    /// A `:=` in a comprehension binds in the function around it, and may not touch the comprehension's own names.
    private mutating func visitNamed(
        _ name: String, _ nameRange: SourceRange, _ range: SourceRange
    ) throws(Diagnostic) {
        if scope.iterables > 0 {
            throw failure("assignment expression cannot be used in a comprehension iterable expression", range)
        }
        guard scope.kind == .comprehension else { return }
        var current: Scope? = scope
        while let place = current {
            switch place.kind {
            case .comprehension:
                if place.uses[name]?.contains(.iterated) == true {
                    throw failure(
                        "assignment expression cannot rebind comprehension iteration variable '\(name)'",
                        nameRange)
                }
                current = place.parent
            case .classBody:
                throw failure(
                    "assignment expression within a comprehension cannot be used in a class body", nameRange)
            case .module, .function:
                use(name, place.kind == .module ? .global : .nonlocal)
                place.uses[name, default: []].formUnion(place.kind == .module ? .global : .assigned)
                return
            }
        }
    }

    private mutating func visit(
        _ elements: [Expression], _ clauses: [ComprehensionClause], _ description: String
    ) throws(Diagnostic) {
        guard let first = clauses.first else { return }
        scope.iterables += 1
        try visit(first.iterable)
        scope.iterables -= 1
        enter(.comprehension, description: description)
        for (index, clause) in clauses.enumerated() {
            isIterationTarget = true
            try visitTarget(clause.target)
            isIterationTarget = false
            if index > 0 {
                scope.iterables += 1
                try visit(clause.iterable)
                scope.iterables -= 1
            }
            for condition in clause.conditions { try visit(condition) }
        }
        for element in elements { try visit(element) }
        leave()
    }
}
