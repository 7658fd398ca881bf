import Tensors

extension List: Restorable {
    func save(_ walk: CheckpointWalk) {
        let items = items
        for item in items { walk.visit(item) }
        walk.step { [self] in self.items = items }
    }
}

extension Tuple: Restorable {
    func save(_ walk: CheckpointWalk) {
        for item in items { walk.visit(item) }
    }
}

extension Table: Restorable {
    func save(_ walk: CheckpointWalk) {
        let copy = Table(type: type)
        copy.copyEntries(of: self)
        for entry in entries where !entry.key.isUnbound {
            walk.visit(entry.key)
            walk.visit(entry.value)
        }
        let factory = (self as? Dict)?.defaultFactory
        if let factory { walk.visit(factory) }
        let version = version
        walk.step { [self] in
            copyEntries(of: copy)
            resume(version)
            if let factory { (self as? Dict)?.defaultFactory = factory }
        }
    }
}

extension Cell: Restorable {
    func save(_ walk: CheckpointWalk) {
        let value = value
        walk.visit(value)
        walk.step { [self] in self.value = value }
    }
}

extension FunctionObject: Restorable {
    func save(_ walk: CheckpointWalk) {
        for cell in captures { walk.visit(cell) }
        for value in defaults { walk.visit(value) }
        let defaults = defaults
        walk.step { [self] in self.defaults = defaults }
    }
}

extension BoundMethod: Restorable {
    func save(_ walk: CheckpointWalk) {
        walk.visit(receiver)
        walk.visit(function)
    }
}

extension TypeObject: Restorable {
    /// Only classes of programs change.
    func save(_ walk: CheckpointWalk) {
        guard isPythonDefined else { return }
        let members = ownMembers
        for base in bases { walk.visit(base) }
        for (_, value) in members { walk.visit(value) }
        walk.step { [self] in
            for (name, value) in members where ownMember(name)?.isIdentical(to: value) != true {
                setMember(name, value)
            }
            let known = Set(members.map(\.name))
            for (name, _) in ownMembers where !known.contains(name) { removeMember(name) }
        }
    }
}

extension PropertyObject: Restorable {
    func save(_ walk: CheckpointWalk) {
        for value in [getter, setter, deleter] { walk.visit(value) }
    }
}

extension StaticMethod: Restorable {
    func save(_ walk: CheckpointWalk) { walk.visit(function) }
}

extension ClassMethod: Restorable {
    func save(_ walk: CheckpointWalk) { walk.visit(function) }
}

extension DictView: Restorable {
    func save(_ walk: CheckpointWalk) { walk.visit(dict) }
}

extension ModuleObject: Restorable {
    /// Its variables are saved with those of the program.
    func save(_ walk: CheckpointWalk) {}
}
