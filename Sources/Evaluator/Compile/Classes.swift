import Language

/// The names of a class while its body runs.
final class Namespace: Object {
    private(set) var members: [Symbol: Value] = [:]
    private(set) var order: [Symbol] = []
    private(set) var annotations: Dict?

    init() { super.init(type: Types.current.cell) }

    func set(_ name: Symbol, _ value: Value) {
        if members.updateValue(value, forKey: name) == nil { order.append(name) }
    }

    func remove(_ name: Symbol) -> Bool {
        guard members.removeValue(forKey: name) != nil else { return false }
        order.removeAll { $0 == name }
        return true
    }

    func annotate(_ name: Symbol, _ note: Value) {
        let dict = annotations ?? Dict()
        annotations = dict
        dict.set(name.name, note)
    }
}

extension Frame {
    @inline(__always)
    func namespace(_ slot: Int) -> Namespace {
        guard case .object(let object) = slots[slot] else { return Namespace() }
        return unsafeDowncast(object, to: Namespace.self)
    }
}

/// `class`
extension Compiler {
    func compileClass(_ definition: ClassDefinition) -> Execute {
        guard let inner = unit.table.definitions[ObjectIdentifier(definition)] else { return { _ in .next } }
        let arguments = compileClassArguments(definition.arguments)
        let namespaceSlot = newSlot()
        let cellSlot = newSlot()
        for name in inner.bound { inner.storage[name] = .member(namespaceSlot) }
        inner.storage["__class__"] = .cell(cellSlot)
        let qualifiedName = qualifiedPrefix + definition.name
        let outerScope = scope
        let outerPrefix = qualifiedPrefix
        scope = inner
        qualifiedPrefix = qualifiedName + "."
        let body = compile(definition.body)
        scope = outerScope
        qualifiedPrefix = outerPrefix
        let moduleName = unit.globals.moduleName
        let documentation = definition.docstring
        let site = site
        let bodySite = Site(source: unit.source, function: definition.name)
        let make: Evaluate = { frame in
            let (bases, keywords) = try arguments(frame)
            frame.slots[namespaceSlot] = .object(Namespace())
            let cell = Cell(.unbound)
            frame.slots[cellSlot] = .object(cell)
            defer {
                frame.slots[namespaceSlot] = .unbound
                frame.slots[cellSlot] = .unbound
            }
            let namespace = frame.namespace(namespaceSlot)
            if let documentation { namespace.set(.documentation, .text(documentation)) }
            do {
                _ = try body(frame)
            } catch {
                throw bodySite.leavingClass(error, from: site)
            }
            do {
                let type = try ClassBuilder.make(
                    definition.name, qualifiedName: qualifiedName, module: moduleName, bases: bases,
                    keywords: keywords, namespace: namespace)
                cell.value = .object(type)
                try ClassBuilder.announce(type, keywords: keywords)
                return .object(type)
            } catch { throw site.locate(error, definition.range) }
        }
        let decorated = compileDecorators(definition.decorators, make)
        let store = compileStore(name: definition.name)
        return { frame in
            try store(frame, decorated(frame))
            return .next
        }
    }

    private func compileClassArguments(_ arguments: [Argument]) -> (Frame) throws -> (bases: [Value], keywords: Dict) {
        let parts = arguments.map { (kind: $0.kind, value: compile($0.value)) }
        return { frame in
            var bases: [Value] = []
            let keywords = Dict()
            for part in parts {
                let value = try part.value(frame)
                switch part.kind {
                case .positional: bases.append(value)
                case .keyword(let name): keywords.set(name, value)
                case .unpackedSequence: bases.append(contentsOf: try value.collected())
                case .unpackedMapping: try keywords.merge(value)
                }
            }
            return (bases, keywords)
        }
    }
}

extension Site {
    /// The body of a class has a frame of its own in tracebacks; the class statement is the frame around it.
    fileprivate func leavingClass(_ error: any Error, from outer: Site) -> Raised {
        let raised = Raised.converting(error)
        if let last = raised.exception.traceback.indices.last, raised.exception.isLocated {
            raised.exception.traceback[last].function = function
        }
        return raised
    }
}

enum ClassBuilder {
    static func make(
        _ name: String, qualifiedName: String, module: String, bases: [Value], keywords: Dict, namespace: Namespace
    ) throws -> TypeObject {
        if keywords.get("metaclass") != nil {
            throw Raised(.typeError, "metaclasses are not part of this language")
        }
        let types = Types.current
        var parents: [TypeObject] = []
        for base in bases {
            guard let type = base.object(as: TypeObject.self) else {
                throw Raised(.typeError, "a class's bases must be classes, not '\(base.typeName)' objects")
            }
            guard type.isPythonDefined || isAcceptable(type) else {
                throw Raised(.typeError, "type '\(type.displayName)' is not an acceptable base type")
            }
            if parents.contains(where: { $0 === type }) {
                throw Raised(.typeError, "duplicate base class \(type.name)")
            }
            parents.append(type)
        }
        if parents.isEmpty { parents = [types.object] }
        let order = try linearize(parents)
        let type = TypeObject(
            name, module: module, bases: parents, mro: order, isPythonDefined: true, metatype: types.metatype)
        type.qualifiedName = qualifiedName
        types.keep(type)
        for symbol in namespace.order {
            guard var value = namespace.members[symbol] else { continue }
            // These two are class methods without saying so.
            if symbol == .initSubclass || symbol == "__class_getitem__", case .object(let function) = value,
                function is FunctionObject
            {
                value = .object(ClassMethod(function))
            }
            type.installMember(symbol, value)
        }
        if let annotations = namespace.annotations { type.installMember(.annotations, .dict(annotations)) }
        if namespace.members[.equal] != nil, namespace.members[.hash] == nil { type.installMember(.hash, .none) }
        type.membersChanged()
        return type
    }

    private static func isAcceptable(_ type: TypeObject) -> Bool {
        let types = Types.current
        if type === types.object || type.isSubtype(of: types.exception(.baseException)) { return true }
        for base in [types.list, types.dict, types.tuple, types.set, types.frozenset] where type.isSubtype(of: base) {
            return true
        }
        return type.nativeRow?.isSubclassable ?? false
    }

    /// Tells members their names, and the bases about their new subclass.
    static func announce(_ type: TypeObject, keywords: Dict) throws {
        for (name, value) in type.ownMembers {
            if case .object(let object) = value, let method = object.type.pythonMethod(.setName) {
                _ = try Calls.call(method, [value, .object(type), .text(name.name)])
            }
        }
        if let hook = type.lookup(.initSubclass, after: type), case .object(let object) = hook,
            let method = object as? ClassMethod
        {
            let names = ContiguousArray(keywords.pairs.map { Symbol((try? $0.key.str()) ?? "") })
            _ = try Calls.call(.object(method.bound(to: type)), [], names: names, values: keywords.values)
        } else if let (key, _) = keywords.pairs.first {
            throw Raised(
                .typeError, "\(type.name).__init_subclass__() takes no keyword arguments (\(try key.repr()) given)")
        }
    }

    /// C3: every class before its bases, bases in the order given.
    private static func linearize(_ bases: [TypeObject]) throws -> [TypeObject] {
        var sequences = bases.map { $0.mro[...] } + [bases[...]]
        var result: [TypeObject] = []
        while true {
            sequences.removeAll { $0.isEmpty }
            if sequences.isEmpty { return result }
            let next = sequences.lazy.compactMap(\.first).first { candidate in
                !sequences.contains { $0.dropFirst().contains { $0 === candidate } }
            }
            guard let next else {
                let names = bases.map(\.name).joined(separator: ", ")
                throw Raised(
                    .typeError,
                    "Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
            }
            result.append(next)
            for index in sequences.indices where sequences[index].first === next { sequences[index].removeFirst() }
        }
    }
}
