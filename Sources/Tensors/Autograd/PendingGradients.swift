/// The sum of the gradients that have arrived at one place.
struct GradientSum {
    private var sum: Tensor?
    /// Whether the sum is this struct's own tensor, not one that others may hold.
    private var isOwn = false

    var value: Tensor? { sum }

    /// Adds in the order of arrival, as PyTorch does.
    mutating func add(_ gradient: consuming Tensor, recorded: Bool) throws {
        guard let old = sum else {
            sum = gradient
            isOwn = false
            return
        }
        if isOwn, !recorded, old.shape == gradient.shape, old.dtype == gradient.dtype {
            old.accumulate(gradient)
        } else {
            sum = try old.add(gradient)
            isOwn = true
        }
    }

    mutating func replace(with gradient: Tensor) {
        sum = gradient
        isOwn = false
    }

    /// The sum, which is given away.
    mutating func take() throws -> Tensor {
        guard let result = sum.take() else { throw TensorError(.runtimeError, "no gradient arrived") }
        return result
    }

    mutating func takeIfAny() -> Tensor? { sum.take() }
}

/// The gradients that wait at a node for all its users to have run.
struct PendingGradients {
    private var first = GradientSum()
    private var others: [GradientSum] = []
    private(set) var isEmpty = true

    mutating func prepare(count: Int) {
        isEmpty = false
        if count > 1 { others = Array(repeating: GradientSum(), count: count - 1) }
    }

    mutating func add(_ gradient: consuming Tensor, to output: Int, recorded: Bool) throws {
        if output == 0 {
            try first.add(gradient, recorded: recorded)
        } else {
            try others[output - 1].add(gradient, recorded: recorded)
        }
    }

    subscript(output: Int) -> Tensor? {
        get { output == 0 ? first.value : output <= others.count ? others[output - 1].value : nil }
        set {
            guard let newValue else { return }
            if output == 0 { first.replace(with: newValue) } else { others[output - 1].replace(with: newValue) }
        }
    }

    mutating func takeFirst() throws -> Tensor { try first.take() }

    mutating func takeAll() -> [Tensor?] {
        var gradients = [first.takeIfAny()]
        for index in others.indices { gradients.append(others[index].takeIfAny()) }
        return gradients
    }

    mutating func clear() { self = PendingGradients() }
}

/// The nodes whose turn has not come, newest on top.
struct NodeHeap {
    private var nodes: [GradNode] = []

    mutating func push(_ node: GradNode) {
        nodes.append(node)
        var place = nodes.count - 1
        while place > 0 {
            let parent = (place - 1) / 2
            if nodes[parent].sequence >= nodes[place].sequence { break }
            nodes.swapAt(parent, place)
            place = parent
        }
    }

    mutating func popNewest() -> GradNode? {
        guard nodes.count > 1 else { return nodes.popLast() }
        nodes.swapAt(0, nodes.count - 1)
        let newest = nodes.popLast()
        var place = 0
        while true {
            var child = 2 * place + 1
            if child >= nodes.count { break }
            if child + 1 < nodes.count, nodes[child + 1].sequence > nodes[child].sequence { child += 1 }
            if nodes[place].sequence >= nodes[child].sequence { break }
            nodes.swapAt(place, child)
            place = child
        }
        return newest
    }

    /// Leaves no half-run pass behind when an operation has thrown.
    func dropGradients() {
        for node in nodes { node.pending.clear() }
    }
}
