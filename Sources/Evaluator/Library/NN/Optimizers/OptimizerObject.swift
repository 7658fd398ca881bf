import NeuralNets
import Tensors

/// An optimiser as the language sees it.
///
/// `param_groups` are dicts that a program reads and writes; they are made when first asked for, and from then on
/// compared with the native groups before every use.
final class OptimizerObject: Object {
    /// nil until `__init__` has run.
    private(set) var optimizer: Optimizer?
    private var mirrors: [GroupMirror] = []
    private var groupList: List?
    /// How often `step()` ran: schedulers warn when it has not.
    private(set) var stepCount = 0
    /// What a step of an optimiser written in the language keeps for its parameters.
    private(set) lazy var ownState = Dict()

    /// Its place among the optimisers of the program: what tells the runs of a training log apart.
    private var serial = 0

    override init(type: TypeObject) { super.init(type: type) }

    func install(_ optimizer: Optimizer) {
        self.optimizer = optimizer
        TorchState.current.optimizerCount += 1
        serial = TorchState.current.optimizerCount
        mirrors = []
        groupList = nil
    }

    fileprivate func install(copyOf other: OptimizerObject, _ copy: DeepCopy) throws {
        other.pull()
        if copy.shares {
            (optimizer, mirrors, groupList) = (other.optimizer, other.mirrors, other.groupList)
            (stepCount, ownState) = (other.stepCount, other.ownState)
            return
        }
        if let native = other.optimizer { optimizer = try Swift.type(of: native).init(copyOf: native, copy.tensor) }
        stepCount = other.stepCount
        if case .dict(let state) = try copy.copy(.dict(other.ownState)) { ownState = state }
    }

    func native() throws -> Optimizer {
        guard let optimizer else {
            throw Raised(.attributeError, "'\(type.name)' object has no attribute 'param_groups'")
        }
        return optimizer
    }

    /// `param_groups`
    func groups() throws -> List {
        let native = try native()
        pull()
        if let groupList, mirrors.count == native.groups.count { return groupList }
        for group in native.groups.dropFirst(mirrors.count) { mirrors.append(GroupMirror(group)) }
        let list = groupList ?? List()
        list.items = ContiguousArray(mirrors.map { .dict($0.dict) })
        groupList = list
        return list
    }

    /// Takes over what a program has written into the dicts.
    @inline(__always)
    func pull() {
        for mirror in mirrors { mirror.pull() }
    }

    /// Shows in the dicts what native code has written.
    func push() {
        for mirror in mirrors { mirror.push() }
    }

    /// `zero_grad(set_to_none)`
    func zeroGrad(setToNone: Bool) throws { try native().zeroGrad(setToNone: setToNone) }

    /// `step()` without a closure.
    func step(_ interpreter: Interpreter) throws {
        let native = try native()
        if !mirrors.isEmpty { pull() }
        if let loss = interpreter.torch.lastLoss { observe(native, loss, interpreter) }
        try native.step()
        stepCount += 1
    }

    /// Tells the host of a training step, before the step changes parameters in place.
    private func observe(_ native: Optimizer, _ loss: Double, _ interpreter: Interpreter) {
        // One loss is one step, though an encoder and a decoder may have an optimiser each.
        interpreter.torch.lastLoss = nil
        interpreter.host.observe(
            TrainingStep(
                loss: loss, learningRate: native.groups.first?.learningRate ?? 0,
                gradientNorm: Gradients.norm(native.groups), optimizer: serial, optimizerName: native.typeName))
    }

    override func repr() throws -> String {
        guard let optimizer else { return try super.repr() }
        pull()
        return optimizer.repr()
    }
}

extension OptimizerObject: DeepCopyable {
    func deepCopy(_ copy: DeepCopy) throws -> Object {
        let result = OptimizerObject(type: type)
        copy.note(self, result)
        try result.install(copyOf: self, copy)
        return result
    }
}

extension OptimizerObject: Restorable {
    func save(_ walk: CheckpointWalk) {
        pull()
        let (optimizer, contents) = (optimizer, optimizer?.contents)
        for tensor in contents?.tensors ?? [] { walk.visit(tensor) }
        let (mirrors, groupList, stepCount) = (mirrors, groupList, stepCount)
        if let groupList { walk.visit(groupList) }
        walk.visit(ownState)
        walk.step { [self] in
            self.optimizer = optimizer
            if let optimizer, let contents { optimizer.contents = contents }
            (self.mirrors, self.groupList, self.stepCount) = (mirrors, groupList, stepCount)
            // The dicts may get their contents back after this: what they were compared with is forgotten.
            for mirror in mirrors { mirror.forget() }
        }
    }
}

/// One entry of `param_groups`, and what it held when it was last compared.
private final class GroupMirror {
    let group: ParameterGroup
    let dict: Dict
    private var known: [Value] = []

    init(_ group: ParameterGroup) {
        self.group = group
        dict = Dict()
        dict.set("params", .items(group.parameters.map(Value.tensor)))
        for (name, option) in zip(group.options.names, group.options.values) { dict.set(name, Value(option)) }
        note()
    }

    /// The next comparison takes everything over.
    func forget() { known = [] }

    private func note() { known = dict.entries.map(\.value) }

    @inline(__always)
    func pull() {
        if dict.placeCount == known.count {
            var isSame = true
            for index in known.indices where !known[index].isIdentical(to: dict.value(at: index)) {
                isSame = false
                break
            }
            if isSame { return }
        }
        takeOver()
    }

    private func takeOver() {
        for (key, value) in dict.pairs {
            guard case .str(let name) = key, name.value != "params" else { continue }
            group[name.value] = OptionValue(value)
        }
        for name in group.options.names where dict.get(name) == nil { group[name] = nil }
        note()
    }

    func push() {
        for (name, option) in zip(group.options.names, group.options.values) {
            let value = Value(option)
            if let known = dict.get(name), known.isIdentical(to: value) { continue }
            if case .pair = option, dict.get(name) != nil { continue }
            dict.set(name, value)
        }
        note()
    }
}

extension OptionValue {
    /// A value that a program puts into a parameter group.
    init(_ value: Value) {
        switch value {
        case .none, .unbound: self = .none
        case .bool(let flag): self = .bool(flag)
        case .int(let number): self = .int(number)
        case .float(let number): self = .float(number)
        case .str(let text): self = .text(text.value)
        case .tuple(let tuple) where tuple.items.count == 2:
            if let first = try? tuple.items[0].asDouble(), let second = try? tuple.items[1].asDouble() {
                self = .pair(first, second)
            } else {
                self = .foreign(tuple, repr: (try? value.repr()) ?? "")
            }
        case .list(let list):
            if list.items.count == 2, let first = try? list.items[0].asDouble(),
                let second = try? list.items[1].asDouble()
            {
                self = .pair(first, second)
            } else {
                self = .foreign(list, repr: (try? value.repr()) ?? "")
            }
        case .tensor(let tensor):
            if tensor.numel == 1, let number = try? value.asDouble() {
                self = .float(number)
            } else {
                self = .foreign(tensor, repr: (try? value.repr()) ?? "")
            }
        case .tuple(let object): self = .foreign(object, repr: (try? value.str()) ?? "")
        case .dict(let object): self = .foreign(object, repr: (try? value.str()) ?? "")
        case .object(let object): self = .foreign(object, repr: (try? value.str()) ?? "")
        }
    }
}

extension Value {
    init(_ option: OptionValue) {
        switch option {
        case .none: self = .none
        case .bool(let flag): self = .bool(flag)
        case .int(let number): self = .int(number)
        case .float(let number): self = .float(number)
        case .pair(let first, let second): self = .tuple([.float(first), .float(second)])
        case .text(let text): self = .text(text)
        case .foreign(let object, _):
            switch object {
            case let object as List: self = .list(object)
            case let object as Tuple: self = .tuple(object)
            case let object as Dict: self = .dict(object)
            case let object as Tensor: self = .tensor(object)
            case let object as Object: self = .object(object)
            default: self = .none
            }
        }
    }
}

extension Arguments {
    var optimizer: OptimizerObject {
        get throws {
            if case .object(let object) = receiver, let optimizer = object as? OptimizerObject { return optimizer }
            throw Raised(.typeError, "descriptor requires a torch.optim.Optimizer, not '\(receiver.typeName)'")
        }
    }
}
