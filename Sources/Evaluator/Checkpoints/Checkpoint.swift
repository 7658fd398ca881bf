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
    /// The bytes of tensor elements that the checkpoint before it does not share: what dropping it would free at least.
    public var byteCount: Int { tensors.byteCount }

    /// Walks over all variables of the program.
    fileprivate init(_ interpreter: Interpreter, sharing earlier: Checkpoint?) {
        let walk = CheckpointWalk(earlier: earlier?.tensors)
        interpreter.save(walk)
        walk.finish()
        steps = walk.steps
        tensors = walk.tensors
    }

    public func restore() {
        tensors.restore()
        for step in steps { step() }
    }
}

extension Interpreter {
    /// What there is now. Tensor memory that has not changed since `earlier` is shared with it.
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
