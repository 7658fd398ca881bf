import Language

/// Where a variable lives while its function runs.
enum Storage {
    /// A slot of the frame.
    case local(Int)
    /// A slot that holds the `Cell` shared with nested functions.
    case cell(Int)
    case global
    /// A name in the body of a class that is being defined; the slot holds the namespace.
    case member(Int)
}

/// The names of one function, class body, comprehension or module, and how they bind.
final class Scope {
    enum Kind { case module, function, classBody, comprehension }

    let kind: Kind
    unowned let parent: Scope?
    /// Assigned here, in order of appearance.
    private(set) var bound: [String] = []
    private var boundSet: Set<String> = []
    var used: Set<String> = []
    var globals: Set<String> = []
    var nonlocals: Set<String> = []
    var children: [Scope] = []
    /// Bound here and used by functions within.
    var captured: Set<String> = []
    /// Of functions: variables of the functions around it that it or functions within it use, in order.
    private(set) var free: [String] = []
    /// Filled in by the compiler.
    var storage: [String: Storage] = [:]
    /// Of class bodies: whether a method asks for `__class__`.
    var needsClassCell = false

    init(_ kind: Kind, parent: Scope?) {
        self.kind = kind
        self.parent = parent
        parent?.children.append(self)
    }

    func bind(_ name: String) {
        if globals.contains(name) || nonlocals.contains(name) { return }
        if boundSet.insert(name).inserted { bound.append(name) }
    }

    func isBound(_ name: String) -> Bool { boundSet.contains(name) }

    func unbind(_ name: String) {
        if boundSet.remove(name) != nil { bound.removeAll { $0 == name } }
    }

    private func addFree(_ name: String) {
        if !free.contains(name) { free.append(name) }
    }

    /// Decides, for this scope and those within, which names come from where.
    func resolve() {
        for child in children { child.resolve() }
        for name in used.union(nonlocals).sorted() where !(boundSet.contains(name) && kind != .classBody) {
            if globals.contains(name) { continue }
            capture(name)
        }
    }

    /// Finds the function around this scope that binds `name`, and takes the variable along through every function between.
    private func capture(_ name: String) {
        var crossed: [Scope] = []
        var scope: Scope? = self
        if kind == .function { crossed.append(self) }
        while let current = scope?.parent {
            let hasCell = current.kind == .classBody && name == "__class__"
            if hasCell || (current.kind != .classBody && current.kind != .module && current.boundSet.contains(name)) {
                guard !crossed.isEmpty else { return }
                current.captured.insert(name)
                if hasCell { current.needsClassCell = true }
                for function in crossed { function.addFree(name) }
                return
            }
            if current.globals.contains(name) { return }
            if current.kind == .function { crossed.append(current) }
            scope = current
        }
    }

    /// The nearest scope around (or this one) that has a frame of its own.
    var frameScope: Scope {
        var scope = self
        while scope.kind == .comprehension || scope.kind == .classBody, let parent = scope.parent { scope = parent }
        return scope
    }
}

/// Scopes by the definitions that open them.
struct ScopeTable {
    var definitions: [ObjectIdentifier: Scope] = [:]
    var comprehensions: [SourceRange: Scope] = [:]
}
