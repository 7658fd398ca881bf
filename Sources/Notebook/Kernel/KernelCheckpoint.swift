import Evaluator

/// A kernel as it was before a cell: its variables, its numbering, what was shown.
public struct KernelCheckpoint {
    let state: Checkpoint
    let number: Int
    let recordCount: Int
    let outputs: Dict
    let recent: [Value]
    let log: TrainingLog
    /// Types of objects that cannot be put back; empty where going back is exact.
    public var unreachable: [String] { state.unreachable.sorted() }
}

extension Kernel {
    /// What is needed to step back to now.
    ///
    /// - Parameter previous: a checkpoint to share memory with where nothing changed.
    /// - Parameter limit: nil comes back where tensors have more bytes than this.
    public func checkpoint(after previous: KernelCheckpoint? = nil, limit: Int = .max) -> KernelCheckpoint? {
        guard
            let state = interpreter.checkpoint(keeping: checkpointRoots, sharing: previous?.state, limit: limit)
        else { return nil }
        return KernelCheckpoint(
            state: state, number: number, recordCount: records.count, outputs: outputs, recent: recent,
            log: trainingLog)
    }

    /// Steps back; may be done any number of times.
    public func restore(_ checkpoint: KernelCheckpoint) {
        try? interpreter.onThisThread { checkpoint.state.restore() }
        goBack(to: checkpoint)
    }
}

/// Checkpoints, newest last, within a number of bytes: the oldest go first.
public struct CheckpointStore {
    public let limit: Int
    private var kept: [Int: KernelCheckpoint] = [:]
    /// How many were dropped to stay within the limit.
    public private(set) var droppedCount = 0

    public init(limit: Int) { self.limit = limit }

    /// 512 MB.
    public static let standardLimit = 512 << 20

    public subscript(place: Int) -> KernelCheckpoint? { kept[place] }
    public var places: [Int] { kept.keys.sorted() }

    public mutating func keep(_ checkpoint: KernelCheckpoint, at place: Int) {
        kept[place] = checkpoint
        while kept.count > 1, byteCount > limit, let oldest = kept.keys.min() {
            kept[oldest] = nil
            droppedCount += 1
        }
    }

    /// Forgets those from a place on: another way was taken.
    public mutating func drop(from place: Int) { kept = kept.filter { $0.key < place } }

    /// The newest one at or before a place.
    public func nearest(to place: Int) -> (place: Int, checkpoint: KernelCheckpoint)? {
        guard let found = kept.keys.filter({ $0 <= place }).max(), let checkpoint = kept[found] else { return nil }
        return (found, checkpoint)
    }

    /// Memory that checkpoints share counts once.
    public var byteCount: Int {
        var pieces: [ObjectIdentifier: Int] = [:]
        var total = 0
        for checkpoint in kept.values {
            total += checkpoint.state.objectBytes
            pieces.merge(checkpoint.state.pieces) { first, _ in first }
        }
        total += pieces.values.reduce(0, +)
        return total
    }
}
