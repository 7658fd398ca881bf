import CKernels

/// Frees graphs without recursion: a recorded loop may be 100,000 operations deep, and each node holds the one before.
///
/// While a node is being freed, the nodes it held are put in line here instead of being freed inside its `deinit`. What
/// is given up must be moved in, so that the line holds the last reference.
final class ReleaseQueue {
    private var nodes: [GradNode] = []

    /// Gives up the references to other nodes.
    static func release(_ edges: inout [Edge?]) {
        if edges.allSatisfy({ $0?.isNode != true }) { return }
        drain { queue in
            for case .node(let node, _)? in edges { queue.nodes.append(node) }
            edges = []
        }
    }

    /// Gives up a reference to a node.
    static func release(_ node: inout GradNode?) {
        if node == nil { return }
        drain { queue in
            if let node = node.take() { queue.nodes.append(node) }
        }
    }

    private static func drain(_ fill: (ReleaseQueue) -> Void) {
        if let waiting = ck_release_queue_get() {
            return fill(Unmanaged<ReleaseQueue>.fromOpaque(waiting).takeUnretainedValue())
        }
        let queue = ReleaseQueue()
        ck_release_queue_set(Unmanaged.passUnretained(queue).toOpaque())
        withExtendedLifetime(queue) {
            fill(queue)
            while let next = queue.nodes.popLast() { _ = consume next }
        }
        ck_release_queue_set(nil)
    }
}

extension Edge {
    fileprivate var isNode: Bool {
        switch self {
        case .node: true
        case .leaf: false
        }
    }
}
