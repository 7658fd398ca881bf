import Tensors

/// Everything a program can reach, as it was at one moment, to be put back as often as wanted.
///
/// Objects keep their identity and get their contents back: lists, dicts, attributes, variables of functions, class
/// attributes, tensors with gradients and recorded operations, modules, optimisers, schedules, generators of random
/// numbers, running generator functions. What lies outside a program (files, its output) stays as it is, and so do native
/// iterators that were left half way.
public final class Checkpoint {
    private let steps: [() -> Void]
    private let tensors: TensorMemory
    /// Types of objects whose contents lie out of reach: a file that is being read, a library's iterator.
    public let unreachable: Set<String>
    private let objectCount: Int
    /// The bytes of tensor elements that the checkpoint before it does not share: what dropping it would free at least.
    public var byteCount: Int { tensors.byteCount }

    /// Walks over all variables of the program; nil where its tensors have more than `limit` bytes.
    fileprivate init?(_ interpreter: Interpreter, keeping values: [Value], sharing earlier: Checkpoint?, limit: Int) {
        let walk = CheckpointWalk(earlier: earlier?.tensors, limit: limit)
        interpreter.save(walk)
        for value in values { walk.visit(value) }
        walk.finish()
        if walk.tensors.isTooLarge { return nil }
        steps = walk.steps
        tensors = walk.tensors
        unreachable = walk.unreachable
        objectCount = walk.objectCount
    }

    fileprivate init(_ interpreter: Interpreter, sharing earlier: Checkpoint?) {
        let walk = CheckpointWalk(earlier: earlier?.tensors, limit: .max)
        interpreter.save(walk)
        walk.finish()
        steps = walk.steps
        tensors = walk.tensors
        unreachable = walk.unreachable
        objectCount = walk.objectCount
    }

    /// What it takes without the elements of tensors: about a hundred bytes an object.
    public var objectBytes: Int { objectCount * 128 }
    /// Copies of elements by identity, with their bytes: those that checkpoints share are the same.
    public var pieces: [ObjectIdentifier: Int] { tensors.pieces }

    public func restore() {
        tensors.restore()
        for step in steps { step() }
    }
}

extension Interpreter {
    /// What there is now. Tensor memory that has not changed since `earlier` is shared with it.
    ///
    /// - Parameters:
    ///   - values: what is to be kept besides the program's variables.
    ///   - limit: nil comes back where the elements of tensors take more bytes.
    public func checkpoint(
        keeping values: [Value] = [], sharing earlier: Checkpoint? = nil, limit: Int
    ) -> Checkpoint? {
        try? onThisThread { Checkpoint(self, keeping: values, sharing: earlier, limit: limit) }
    }

    public func checkpoint(sharing earlier: Checkpoint? = nil) -> Checkpoint {
        Checkpoint(self, sharing: earlier)
    }

    /// State that belongs to no variable, then the variables of the program and of the modules it has loaded.
    fileprivate func save(_ walk: CheckpointWalk) {
        let (gradMode, dtype) = (ThreadState.isGradEnabled, ThreadState.defaultDType)
        let (torch, python) = (torch, python)
        let (options, arrayOptions) = (torch.printOptions, torch.arrayPrintOptions)
        let (torchWarnings, pythonWarnings) = (torch.shownWarnings, python.shownWarnings)
        let ignores = python.ignoresWarnings
        walk.generator(torch.generator)
        let numpy = torch.numpyRandom.clone()
        let random = python.random.clone()
        walk.step {
            ThreadState.isGradEnabled = gradMode
            ThreadState.defaultDType = dtype
            torch.printOptions = options
            torch.arrayPrintOptions = arrayOptions
            torch.shownWarnings = torchWarnings
            torch.lastLoss = nil
            torch.numpyRandom.restore(numpy)
            python.random.restore(random)
            python.shownWarnings = pythonWarnings
            python.ignoresWarnings = ignores
        }
        globals.save(walk)
        for module in modules.values { module.globals?.save(walk) }
        // Sample data may be changed in place like any tensor.
        for value in knownBuiltins.values { walk.visit(value) }
        let state = importState
        walk.step { [self] in importState = state }
    }
}

extension Globals {
    fileprivate func save(_ walk: CheckpointWalk) {
        let known = names.map { ($0, value($0) ?? .unbound) }
        for (_, value) in known { walk.visit(value) }
        walk.step { [self] in
            for name in names { remove(name) }
            for (name, value) in known { set(name, value) }
        }
    }
}
