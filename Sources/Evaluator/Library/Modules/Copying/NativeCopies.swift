import Tensors

extension DequeObject: DeepCopyable {
    func deepCopy(_ copy: DeepCopy) throws -> Object {
        let result = DequeObject(type: type)
        copy.note(self, result)
        result.limit = limit
        for item in items { result.append(try copy.copy(item)) }
        return result
    }
}

extension PartialObject: DeepCopyable {
    func deepCopy(_ copy: DeepCopy) throws -> Object {
        let keywords = try Dict(keywords.pairs.map { ($0.key, try copy.copy($0.value)) })
        return PartialObject(
            try copy.copy(function), ContiguousArray(try arguments.map(copy.copy)), keywords, type)
    }
}

extension ExceptionObject: DeepCopyable {
    public func deepCopy(_ copy: DeepCopy) throws -> Object {
        ExceptionObject(type, ContiguousArray(try arguments.items.map(copy.copy)))
    }
}

extension NamespaceObject: DeepCopyable {
    var copiesAttributes: Bool { true }

    func deepCopy(_ copy: DeepCopy) throws -> Object {
        let result = NamespaceObject(type: type)
        copy.note(self, result)
        try copy.copyAttributes(of: self, to: result)
        return result
    }
}

extension NDArray: DeepCopyable {
    func deepCopy(_ copy: DeepCopy) throws -> Object { isScalar ? self : NDArray(tensor.clone()) }
}

extension RandomObject: DeepCopyable {
    func deepCopy(_ copy: DeepCopy) throws -> Object {
        let result = RandomObject(type: type)
        result.generator.restore(generator)
        return result
    }
}

extension NumPyRandomRows.State: DeepCopyable {
    func deepCopy(_ copy: DeepCopy) throws -> Object { NumPyRandomRows.State(generator.clone()) }
}

extension GeneratorObject: DeepCopyable {
    func deepCopy(_ copy: DeepCopy) throws -> Object {
        GeneratorObject(try copy.generator(generator) ?? generator)
    }
}

extension DatasetObject: DeepCopyable {
    func deepCopy(_ copy: DeepCopy) throws -> Object {
        let result = DatasetObject(type: type)
        copy.note(self, result)
        switch contents {
        case .none: break
        case .tensors(let tensors): result.contents = .tensors(try tensors.map(copy.tensor))
        case .subset(let dataset, let indices):
            result.contents = .subset(try copy.copy(dataset), try indices.map(copy.copy))
        case .concatenation(let parts, let ends):
            result.contents = .concatenation(try parts.map(copy.copy), ends: ends)
        }
        return result
    }
}

extension SamplerObject: DeepCopyable {
    func deepCopy(_ copy: DeepCopy) throws -> Object {
        let result = SamplerObject(type: type)
        copy.note(self, result)
        switch order {
        case .none: break
        case .sequential(let source): result.order = .sequential(try copy.copy(source))
        case .random(let source, let replacement, let count, let generator):
            result.order = .random(
                try copy.copy(source), replacement: replacement, count: count, try copy.generator(generator))
        case .subset(let indices, let generator):
            result.order = .subset(try indices.map(copy.copy), try copy.generator(generator))
        case .weighted(let weights, let count, let replacement, let generator):
            result.order = .weighted(weights, count, replacement: replacement, try copy.generator(generator))
        case .batches(let sampler, let size, let dropsLast):
            result.order = .batches(try copy.copy(sampler), size, dropsLast: dropsLast)
        }
        return result
    }
}
