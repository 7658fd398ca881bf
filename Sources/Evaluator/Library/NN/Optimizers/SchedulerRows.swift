import NeuralNets
import Tensors

/// A learning-rate schedule as the language sees it.
final class SchedulerObject: Object {
    fileprivate enum Schedule {
        case scheduler(Scheduler)
        case plateau(ReduceLROnPlateau)
    }

    fileprivate var schedule: Schedule?
    fileprivate var optimizer: OptimizerObject?

    override init(type: TypeObject) { super.init(type: type) }

    fileprivate func install(_ optimizer: OptimizerObject, _ make: (Optimizer) throws -> Schedule) throws {
        optimizer.pull()
        self.optimizer = optimizer
        schedule = try make(optimizer.native())
        optimizer.push()
    }

    fileprivate func step(_ call: borrowing Arguments) throws {
        guard let schedule, let optimizer else {
            throw Raised(.attributeError, "'\(type.name)' object has no attribute 'optimizer'")
        }
        optimizer.pull()
        switch schedule {
        case .scheduler(let scheduler): try scheduler.step()
        case .plateau(let plateau):
            guard call.has(0) else {
                throw Raised(
                    .typeError, "ReduceLROnPlateau.step() missing 1 required positional argument: 'metrics'")
            }
            plateau.step(try call.double(0))
        }
        optimizer.push()
    }

    fileprivate var rates: [Value] {
        optimizer?.pull()
        return optimizer?.optimizer?.groups.map { Value($0["lr"] ?? .none) } ?? []
    }

    override func attribute(_ name: Symbol) throws -> Value? {
        guard let schedule else { return nil }
        switch name {
        case "optimizer": return optimizer.map { .object($0) }
        case "_last_lr": return .items(rates)
        case "last_epoch":
            switch schedule {
            case .scheduler(let scheduler): return .int(scheduler.lastEpoch)
            case .plateau(let plateau): return .int(plateau.lastEpoch)
            }
        case "base_lrs":
            guard case .scheduler(let scheduler) = schedule else { return nil }
            return .items(scheduler.baseRates.map(Value.float))
        case "best":
            guard case .plateau(let plateau) = schedule else { return nil }
            return .float(plateau.best)
        case "num_bad_epochs":
            guard case .plateau(let plateau) = schedule else { return nil }
            return .int(plateau.badEpochs)
        case _: return nil
        }
    }
}

extension SchedulerObject: DeepCopyable {
    func deepCopy(_ copy: DeepCopy) throws -> Object {
        let result = SchedulerObject(type: type)
        copy.note(self, result)
        guard let optimizer, let schedule else { return result }
        result.optimizer = try copy.copy(.object(optimizer)).object(as: OptimizerObject.self)
        guard let native = result.optimizer?.optimizer else { return result }
        switch schedule {
        case .scheduler(let scheduler): result.schedule = .scheduler(scheduler.replica(for: native))
        case .plateau(let plateau): result.schedule = .plateau(ReduceLROnPlateau(copyOf: plateau, native))
        }
        return result
    }
}

extension SchedulerObject: Restorable {
    func save(_ walk: CheckpointWalk) {
        let (schedule, optimizer) = (schedule, optimizer)
        if let optimizer { walk.visit(optimizer) }
        switch schedule {
        case .scheduler(let scheduler):
            let progress = scheduler.progress
            walk.step { scheduler.progress = progress }
        case .plateau(let plateau):
            let state = ReduceLROnPlateau(copyOf: plateau, plateau.optimizer)
            walk.step { plateau.restore(state) }
        case nil: break
        }
        walk.step { [self] in (self.schedule, self.optimizer) = (schedule, optimizer) }
    }
}

extension Family {
    /// `torch.optim.lr_scheduler`
    static let schedulers = Family(
        module: "torch.optim.lr_scheduler", voice: .python, types: [NativeType.schedulerBase] + NativeType.schedulers)
}

extension NativeType {
    fileprivate static let schedulerBase: NativeType = NativeType(
        "LRScheduler", module: "torch.optim.lr_scheduler", "The base of all schedules of learning rates.",
        voice: .python, allocate: { SchedulerObject(type: $0) },
        methods: [
            Builtin("step", "(metrics=None, epoch=None)", "Goes on by one epoch.") { call in
                guard let scheduler = call.receiver.object(as: SchedulerObject.self) else { return .none }
                try scheduler.step(call)
                return .none
            },
            Builtin("get_last_lr", "()", "The learning rates now, one for each group.") { call in
                .items(call.receiver.object(as: SchedulerObject.self)?.rates ?? [])
            },
        ])

    fileprivate static let schedulers: [NativeType] = [
        scheduler(
            "StepLR", "(optimizer, step_size, gamma=0.1, last_epoch=-1)", "Times gamma every `step_size` epochs.",
            example:
                "opt = torch.optim.SGD(nn.Linear(1, 1).parameters(), lr=1.0)\nsched = torch.optim.lr_scheduler.StepLR(opt, 1, gamma=0.5)\nopt.step()\nsched.step()\nsched.get_last_lr()\n#> [0.5]"
        ) { call, optimizer in .scheduler(try StepLR(optimizer, stepSize: call.int(1), gamma: call.double(2))) },
        scheduler("MultiStepLR", "(optimizer, milestones, gamma=0.1, last_epoch=-1)", "Times gamma at every milestone.")
        {
            call, optimizer in
            .scheduler(try MultiStepLR(optimizer, milestones: call.ints(1), gamma: call.double(2)))
        },
        scheduler("ExponentialLR", "(optimizer, gamma, last_epoch=-1)", "Times gamma every epoch.") { call, optimizer in
            .scheduler(try ExponentialLR(optimizer, gamma: call.double(1)))
        },
        scheduler(
            "CosineAnnealingLR", "(optimizer, T_max, eta_min=0.0, last_epoch=-1)", "Down along half a cosine."
        ) { call, optimizer in
            .scheduler(try CosineAnnealingLR(optimizer, period: call.double(1), minimum: call.double(2)))
        },
        scheduler("LambdaLR", "(optimizer, lr_lambda, last_epoch=-1)", "The first rate times a function of the epoch.")
        {
            call, optimizer in .scheduler(try LambdaLR(optimizer, factors(call[1])))
        },
        scheduler(
            "MultiplicativeLR", "(optimizer, lr_lambda, last_epoch=-1)",
            "The rate before times a function of the epoch."
        ) {
            call, optimizer in .scheduler(try LambdaLR(optimizer, factors(call[1]), isCumulative: true))
        },
        scheduler(
            "LinearLR", "(optimizer, start_factor=0.3333333333333333, end_factor=1.0, total_iters=5, last_epoch=-1)",
            "A factor that goes evenly from one number to another."
        ) { call, optimizer in
            .scheduler(
                try LinearLR(optimizer, from: call.double(1), to: call.double(2), epochs: call.int(3)))
        },
        scheduler(
            "ConstantLR", "(optimizer, factor=0.3333333333333333, total_iters=5, last_epoch=-1)",
            "A factor that holds for some epochs."
        ) { call, optimizer in
            .scheduler(try ConstantLR(optimizer, factor: call.double(1), epochs: call.int(2)))
        },
        scheduler(
            "ReduceLROnPlateau",
            "(optimizer, mode='min', factor=0.1, patience=10, threshold=0.0001, threshold_mode='rel', cooldown=0, "
                + "min_lr=0, eps=1e-08)",
            "Times a factor when a number has stopped improving."
        ) { call, optimizer in .plateau(try ReduceLROnPlateau(optimizer, plateauOptions(call))) },
    ]

    private static func plateauOptions(_ call: borrowing Arguments) throws -> ReduceLROnPlateau.Options {
        var options = ReduceLROnPlateau.Options()
        let mode = try call.string(1)
        guard mode == "min" || mode == "max" else { throw Raised(.valueError, "mode \(mode) is unknown!") }
        options.wantsMinimum = mode == "min"
        options.factor = try call.double(2)
        options.patience = try call.int(3)
        options.threshold = try call.double(4)
        let threshold = try call.string(5)
        guard threshold == "rel" || threshold == "abs" else {
            throw Raised(.valueError, "threshold mode \(threshold) is unknown!")
        }
        options.isRelative = threshold == "rel"
        options.cooldown = try call.int(6)
        options.minimum = try call.double(7)
        options.epsilon = try call.double(8)
        return options
    }

    /// One function, or one for each group.
    private static func factors(_ value: Value) throws -> [(Int) throws -> Double] {
        let functions = value.isSequence ? try value.collected() : [value]
        return functions.map { function in
            { epoch in
                let factor = try Calls.call(function, [.int(epoch)])
                guard let number = try factor.asDouble() else {
                    throw Raised(
                        .typeError, "unsupported operand type(s) for *: 'float' and '\(factor.typeName)'")
                }
                return number
            }
        }
    }

    private static func scheduler(
        _ name: String, _ signature: String, _ summary: String, example: String? = nil,
        make: @escaping @Sendable (borrowing Arguments, Optimizer) throws -> SchedulerObject.Schedule
    ) -> NativeType {
        NativeType(
            name, module: "torch.optim.lr_scheduler", bases: ["torch.optim.lr_scheduler.LRScheduler"], summary,
            example: example, voice: .python, allocate: { SchedulerObject(type: $0) },
            methods: [
                Builtin("__init__", signature, summary) { call in
                    guard let scheduler = call.receiver.object(as: SchedulerObject.self) else { return .none }
                    guard let optimizer = call[0].object(as: OptimizerObject.self) else {
                        throw Raised(.typeError, "\(call[0].typeName) is not an Optimizer")
                    }
                    try scheduler.install(optimizer) { native in try make(call, native) }
                    return .none
                }
            ])
    }
}
