import Tensors

extension DequeObject: Restorable {
    func save(_ walk: CheckpointWalk) {
        let (items, limit) = (items, limit)
        for item in items { walk.visit(item) }
        walk.step { [self] in
            replace(items)
            self.limit = limit
        }
    }
}

extension PartialObject: Restorable {
    func save(_ walk: CheckpointWalk) {
        walk.visit(function)
        for value in arguments { walk.visit(value) }
        walk.visit(keywords)
    }
}

extension NDArray: Restorable {
    func save(_ walk: CheckpointWalk) { walk.visit(tensor) }
}

extension RandomObject: Restorable {
    func save(_ walk: CheckpointWalk) {
        let state = generator.clone()
        walk.step { [self] in generator.restore(state) }
    }
}

extension NumPyRandomRows.State: Restorable {
    func save(_ walk: CheckpointWalk) {
        let state = generator.clone()
        walk.step { [self] in generator.restore(state) }
    }
}

extension GeneratorObject: Restorable {
    func save(_ walk: CheckpointWalk) { walk.generator(generator) }
}

extension DatasetObject: Restorable {
    func save(_ walk: CheckpointWalk) {
        switch contents {
        case .none: break
        case .tensors(let tensors): for tensor in tensors { walk.visit(tensor) }
        case .subset(let dataset, let indices):
            walk.visit(dataset)
            for index in indices { walk.visit(index) }
        case .concatenation(let parts, _): for part in parts { walk.visit(part) }
        }
    }
}

extension SamplerObject: Restorable {
    func save(_ walk: CheckpointWalk) {
        switch order {
        case .none: break
        case .sequential(let source): walk.visit(source)
        case .random(let source, _, _, let generator):
            walk.visit(source)
            if let generator { walk.generator(generator) }
        case .subset(_, let generator), .weighted(_, _, _, let generator):
            if let generator { walk.generator(generator) }
        case .batches(let sampler, _, _): walk.visit(sampler)
        }
    }
}

extension ExceptionObject: Restorable {
    func save(_ walk: CheckpointWalk) { walk.visit(arguments) }
}
