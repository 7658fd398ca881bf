#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What tensors held at one moment: their elements, their gradients and their places in the graph, to be put back.
///
/// Tensors keep their identity, so that whatever points at them (optimisers, closures, recorded operations) is right
/// again after `restore()`.
public struct TensorMemory {
    private var tensors: [SavedPlace] = []
    private var nodes: [SavedNode] = []
    private var storages: [ObjectIdentifier: SavedStorage] = [:]
    private var seen: Set<ObjectIdentifier> = []
    /// The bytes of elements that this memory holds and the earlier one does not.
    public private(set) var byteCount = 0

    /// All bytes of elements, shared ones too.
    private var total = 0
    private let limit: Int
    /// More than `limit` bytes would have had to be kept: this memory is of no use.
    public private(set) var isTooLarge = false

    /// - Parameter limit: how many bytes of elements may be kept.
    public init(limit: Int = .max) { self.limit = limit }

    /// Copies of elements by identity, with their bytes.
    public var pieces: [ObjectIdentifier: Int] {
        var pieces: [ObjectIdentifier: Int] = [:]
        for saved in storages.values { pieces[ObjectIdentifier(saved.copy)] = saved.copy.byteCount }
        return pieces
    }

    /// Notes a tensor and what belongs to it. Elements that have not changed since `earlier` are shared with it.
    public mutating func save(_ tensor: Tensor, sharing earlier: TensorMemory? = nil) {
        var pending = [tensor]
        while let tensor = pending.popLast() {
            guard seen.insert(ObjectIdentifier(tensor)).inserted else { continue }
            tensors.append(SavedPlace(tensor))
            save(tensor.storage, earlier)
            if let gradient = tensor.grad { pending.append(gradient) }
            if let base = tensor.viewBase { pending.append(base) }
            if let node = tensor.recordedNode { save(node, &pending) }
        }
    }

    private mutating func save(_ storage: Storage, _ earlier: TensorMemory?) {
        let key = ObjectIdentifier(storage)
        if storages[key] != nil || isTooLarge { return }
        total += storage.byteCount
        if total > limit {
            isTooLarge = true
            return
        }
        if let known = earlier?.storages[key], memcmp(known.copy.bytes, storage.bytes, storage.byteCount) == 0 {
            storages[key] = SavedStorage(storage: storage, copy: known.copy, version: storage.version)
            return
        }
        storages[key] = SavedStorage(storage: storage, copy: storage.copy(), version: storage.version)
        byteCount += storage.byteCount
    }

    /// The operations behind a tensor: a backward pass frees them, and going back makes them usable again.
    private mutating func save(_ node: GradNode, _ leaves: inout [Tensor]) {
        var pending = [node]
        while let node = pending.popLast() {
            guard seen.insert(ObjectIdentifier(node)).inserted else { continue }
            nodes.append(SavedNode(node))
            for saved in node.saved { leaves.append(saved.tensor) }
            if let result = node.savedResult { leaves.append(result.tensor) }
            for edge in node.edges {
                switch edge {
                case .node(let next, _): pending.append(next)
                case .leaf(let leaf): leaves.append(leaf)
                case nil: break
                }
            }
        }
    }

    public func restore() {
        for saved in storages.values {
            saved.storage.bytes.copyMemory(from: saved.copy.bytes, byteCount: saved.storage.byteCount)
            saved.storage.version = saved.version
        }
        for place in tensors { place.restore() }
        for node in nodes { node.restore() }
    }
}

private struct SavedStorage {
    let storage: Storage
    let copy: Storage
    let version: Int
}

private struct SavedPlace {
    let tensor: Tensor
    let storage: Storage
    let geometry: Geometry
    let dtype: DType
    let node: GradNode?
    let output: Int
    let requiresGrad: Bool
    let grad: Tensor?
    let viewBase: Tensor?
    let viewVersion: Int
    let hooks: [GradientHook]
    let isDataAlias: Bool
    let isParameter: Bool

    init(_ tensor: Tensor) {
        self.tensor = tensor
        storage = tensor.storage
        geometry = Geometry(tensor)
        dtype = tensor.dtype
        node = tensor.recordedNode
        output = tensor.gradOutput
        requiresGrad = tensor.leafRequiresGrad
        grad = tensor.grad
        viewBase = tensor.viewBase
        viewVersion = tensor.viewVersion
        hooks = tensor.autogradExtras?.hooks ?? []
        isDataAlias = tensor.isDataAlias
        isParameter = tensor.isParameter
    }

    func restore() {
        tensor.storage = storage
        tensor.shape = geometry.shape
        tensor.strides = geometry.strides
        tensor.offset = geometry.offset
        tensor.dtype = dtype
        tensor.recordedNode = node
        tensor.gradOutput = output
        tensor.leafRequiresGrad = requiresGrad
        tensor.grad = grad
        tensor.viewBase = viewBase
        tensor.viewVersion = viewVersion
        tensor.autogradExtras?.hooks = hooks
        tensor.isDataAlias = isDataAlias
        tensor.isParameter = isParameter
    }
}

private struct SavedNode {
    let node: GradNode
    let edges: [Edge?]
    let backward: GradNode.Backward?
    let saved: [SavedTensor]
    let savedResult: SavedTensor?
    let extras: [ResultExtras]?

    init(_ node: GradNode) {
        self.node = node
        edges = node.edges
        backward = node.backward
        saved = node.saved
        savedResult = node.savedResult
        extras = node.extras
    }

    func restore() {
        node.edges = edges
        node.backward = backward
        node.saved = saved
        node.savedResult = savedResult
        node.extras = extras
    }
}
