import NeuralNets

/// A network's parameters, as a front end shows them.
public struct ModuleOutline {
    public struct Parameter: Hashable, Sendable {
        /// `rnn.weight_ih_l0`
        public let name: String
        public let shape: [Int]
        /// The class of the module that holds it, and its name there: `LSTM`, `weight_ih_l0`.
        public let owner: String
        public let ownName: String
        public let isTrained: Bool

        public var count: Int { shape.reduce(1, *) }
    }

    public let typeName: String
    public let parameters: [Parameter]
    /// Which object this is, and which ones are inside of it.
    public let identity: ObjectIdentifier
    public let inside: Set<ObjectIdentifier>
}

extension Value {
    /// The outline of an `nn.Module`; nil for everything else.
    public var moduleOutline: ModuleOutline? {
        guard case .object(let object) = self, let instance = object as? ModuleInstance, let module = instance.module
        else { return nil }
        var parameters: [ModuleOutline.Parameter] = []
        var seen: Set<ObjectIdentifier> = []
        let modules = module.namedModules()
        for (path, part) in modules {
            for (name, tensor) in part.namedParameters(recurse: false) {
                guard seen.insert(ObjectIdentifier(tensor)).inserted else { continue }
                parameters.append(
                    .init(
                        name: path.isEmpty ? name : path + "." + name, shape: tensor.shape.map { $0 },
                        owner: part.typeName, ownName: name, isTrained: tensor.requiresGrad))
            }
        }
        return ModuleOutline(
            typeName: module.typeName, parameters: parameters, identity: ObjectIdentifier(module),
            inside: Set(modules.map { ObjectIdentifier($0.module) }).subtracting([ObjectIdentifier(module)]))
    }
}
