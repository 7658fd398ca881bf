import Tensors

/// A native object whose contents change while a program runs.
protocol Restorable: Object {
    /// Shows its parts to the walk (`walk.visit`) and says how its present contents are put back (`walk.step`).
    func save(_ walk: CheckpointWalk)
}

/// The making of a checkpoint: goes over everything reachable once, and collects how to put it back.
final class CheckpointWalk {
    private(set) var steps: [() -> Void] = []
    private(set) var tensors: TensorMemory
    private let earlier: TensorMemory?
    /// Types of native objects that cannot say how their contents are put back.
    private(set) var unreachable: Set<String> = []
    private(set) var objectCount = 0
    private var pending: [Object] = []
    private var seen: Set<ObjectIdentifier> = []

    init(earlier: TensorMemory?, limit: Int) {
        self.earlier = earlier
        tensors = TensorMemory(limit: limit)
    }

    func step(_ body: @escaping () -> Void) { steps.append(body) }

    func visit(_ value: Value) {
        switch value {
        case .unbound, .none, .bool, .int, .float, .str: break
        case .tensor(let tensor): visit(tensor)
        case .list(let object): visit(object)
        case .tuple(let object): visit(object)
        case .dict(let object): visit(object)
        case .object(let object): visit(object)
        }
    }

    func visit(_ tensor: Tensor) { tensors.save(tensor, sharing: earlier) }

    func visit(_ object: Object) {
        if seen.insert(ObjectIdentifier(object)).inserted { pending.append(object) }
    }

    func generator(_ generator: Generator) {
        guard seen.insert(ObjectIdentifier(generator)).inserted else { return }
        let state = generator.state
        step { try? generator.setState(state) }
    }

    /// Goes over what has been visited, and what that leads to.
    func finish() {
        while let object = pending.popLast() {
            objectCount += 1
            saveAttributes(of: object)
            if let part = object as? any Restorable {
                part.save(self)
            } else if Swift.type(of: object) != Object.self {
                unreachable.insert(object.type.name)
            }
        }
    }

    private func saveAttributes(of object: Object) {
        if object is TypeObject { return }
        let layout = object.layoutReference
        let attributes = object.ownAttributes
        for (_, value) in attributes { visit(value) }
        step { object.restoreAttributes(layout, attributes.map(\.value)) }
    }
}

extension Object {
    /// Puts back the attributes that the object had.
    fileprivate final func restoreAttributes(_ layout: Unmanaged<Layout>?, _ values: [Value]) {
        if let fields {
            fields.deinitialize(count: self.layout.count)
            layoutReference = type.rootReference
        }
        guard let layout else { return }
        let symbols = layout._withUnsafeGuaranteedRef { $0.symbols }
        for (symbol, value) in zip(symbols, values) { setField(symbol, value) }
    }
}
