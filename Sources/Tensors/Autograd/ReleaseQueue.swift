import CKernels

/// Frees graphs without recursion: a recorded loop may be 100,000 operations deep, and each node holds the one before.
///
/// While a node is being freed, the nodes it held are put in line here instead of being freed inside its `deinit`.
final class ReleaseQueue {
    private var nodes: [GradNode] = []

    static func release(_ edges: [Edge?]) {
        for case .node(let node, _)? in edges { release(node) }
    }

    /// Gives up one reference to a node.
    static func release(_ node: consuming GradNode) {
        if let waiting = ck_release_queue_get() {
            Unmanaged<ReleaseQueue>.fromOpaque(waiting).takeUnretainedValue().nodes.append(node)
            return
        }
        let queue = ReleaseQueue()
        queue.nodes.append(node)
        ck_release_queue_set(Unmanaged.passUnretained(queue).toOpaque())
        withExtendedLifetime(queue) {
            while let next = queue.nodes.popLast() { _ = consume next }
        }
        ck_release_queue_set(nil)
    }
}
