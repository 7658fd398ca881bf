extension Recognizer {
    /// Turns a matched description of a mistake into the mistake, unless its condition does not hold.
    mutating func raise(_ action: Grammar.Action, _ labels: [(UInt8, Int)]) {
        func node(_ label: UInt8) -> Node? { labels.first { $0.0 == label }.map { nodes[$0.1] } }
        let main: Node?
        var end: Node?
        switch action.place {
        case .latest: main = node(UInt8(ascii: "a"))
        case .node(let label), .startingAt(let label), .endOf(let label): main = node(label)
        case .from(let first, let last):
            main = node(first)
            end = node(last)
        case .badTarget(let label, let use):
            guard let start = labels.first(where: { $0.0 == label })?.1, let bad = badTarget(start, use) else { return }
            let verb = use == .delete ? "delete" : "assign to"
            let message = "cannot \(verb) \(description(nodes[bad]))"
            mistake = Mistake(action: action, first: nodes[bad].first, last: nodes[bad].last, message: message)
            return
        }
        var first = main?.first ?? mark
        switch action.condition {
        case .legacy:
            guard let main, isLegacy(main) else { return }
        case .bracketed:
            guard let main, !isLegacy(main), mark > origin, levels[mark - 1 - origin] != 0 else { return }
        case .severalArguments:
            guard let main else { return }
            let positional = expressions(main).filter { nodes[$0].kind != .keyword && nodes[$0].kind != .unpacking }
            guard positional.count > 1, let last = positional.last else { return }
            first = nodes[last].first
        case nil: break
        }
        let last = end?.last ?? main?.last ?? first
        mistake = Mistake(action: action, first: first, last: last, message: message(action.message, main))
    }

    /// Fills in `%a` (what kind of expression), `$a` (its text) and `#a` (its line).
    private func message(_ pattern: String, _ node: Node?) -> String {
        guard let node else { return pattern }
        var result = pattern
        func replace(_ mark: String, _ value: @autoclosure () -> String) {
            while let range = result.firstRange(of: mark) { result.replaceSubrange(range, with: value()) }
        }
        replace("%a", description(node))
        replace("$a", text(node.first))
        replace("#a", String(source.line(at: Int(tokens[node.first].start))))
        replace("%unpacking", expressions(node).contains { nodes[$0].kind == .unpacking } ? " unpacking" : "")
        return result
    }

    /// CPython's words for what a node is.
    private func description(_ node: Node) -> String {
        guard node.kind == .strings else { return node.kind.description }
        let isFormatted = (node.first...max(node.first, node.last)).contains { index in
            tokens[index].kind == .string && StringToken(tokens[index], bytes).isFormatted
        }
        return isFormatted ? "f-string expression" : node.kind.description
    }

    private func isLegacy(_ node: Node) -> Bool {
        guard node.kind == .name || node.kind == .other, node.first == node.last else { return false }
        let word = text(node.first)
        return tokens[node.first].kind == .name && (word == "print" || word == "exec")
    }

    /// The expressions directly in a node.
    private func expressions(_ node: Node) -> [Int] {
        node.children.flatMap { nodes[$0].kind == .other ? expressions(nodes[$0]) : [$0] }
    }

    /// The part of an expression that cannot be assigned to or deleted.
    private func badTarget(_ index: Int, _ use: Grammar.TargetUse) -> Int? {
        let node = nodes[index]
        switch node.kind {
        case .name, .attribute, .subscript: return nil
        case .list, .tuple:
            for child in expressions(node) {
                if let bad = badTarget(child, use) { return bad }
            }
            return nil
        case .starred:
            if use == .delete { return index }
            return node.children.first.flatMap { badTarget($0, use) }
        case .compare:
            guard use == .loop else { return index }
            // `x in y` after `for` was meant as the loop's own `in`.
            guard node.children.count > 1, let pair = nodes[node.children[1]].children.first,
                tokens[nodes[pair].first].kind == .keywordIn
            else { return nil }
            return badTarget(node.children[0], use)
        case .lambda, .call, .operation, .generator, .yield, .await, .listcomp, .setcomp, .dictcomp, .dict, .set,
            .strings, .number, .none, .true, .false, .ellipsis, .conditional, .walrus, .keyword, .unpacking, .other:
            return index
        }
    }
}
