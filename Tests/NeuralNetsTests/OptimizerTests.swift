import Tensors
import Testing

@testable import NeuralNets

/// Twelve steps of every optimiser against PyTorch: a few units in the last place, because its square root is not
/// always the correctly rounded one.
@Suite struct OptimizerTests {
    struct Row: Decodable {
        let name: String
        let arguments: String
        let python: String
        let value: [Double]
        let state: [String: [Double]]
        let order: [String]
        let `repr`: String
    }

    @Test func rows() throws {
        let rows = try Golden.rows("optimizers", as: Row.self)
        #expect(rows.count == 21)
        for row in rows {
            let generator = Generator()
            generator.manualSeed(5)
            let parameter = try Tensor.parameter(.randn([3, 5], generator: generator))
            let optimizer = try OptimizerTests.make(row.name, row.arguments, [.init([parameter])])
            for _ in 0..<12 {
                parameter.grad = try .randn([3, 5], generator: generator)
                try optimizer.step()
            }
            #expect(difference(parameter.values, row.value) < 6e-7, "\(row.python)")
            let state = optimizer.groups[0].states[0]
            #expect((state?.names ?? []) == row.order, "\(row.python)")
            for (name, values) in row.state {
                #expect(difference(state?[name]?.values ?? [], values) < 6e-7, "\(name) of \(row.python)")
            }
            #expect(optimizer.repr() == row.repr, "\(row.python)")
        }
    }

    /// Reads `lr=0.1, nesterov=True`; options are set on the group, which is where steps read them.
    static func make(
        _ name: String, _ arguments: String, _ groups: [Optimizer.GroupSpecification]
    ) throws -> Optimizer {
        var options = OrderedTable<OptionValue>()
        var betas: [Double] = []
        for part in arguments.split(separator: ", ") {
            let sides = part.split(separator: "=")
            guard sides.count == 2 else {
                betas.append(Double(part.dropLast()) ?? 0)
                continue
            }
            let text = String(sides[1])
            switch text {
            case "True": options.set(String(sides[0]), .bool(true))
            case "False": options.set(String(sides[0]), .bool(false))
            default:
                if text.hasPrefix("(") {
                    betas.append(Double(text.dropFirst()) ?? 0)
                } else {
                    options.set(String(sides[0]), .float(Double(text) ?? 0))
                }
            }
        }
        if betas.count == 2 { options.set("betas", .pair(betas[0], betas[1])) }
        let groups = groups.map { Optimizer.GroupSpecification($0.parameters, options) }
        switch name {
        case "SGD": return try SGD(groups)
        case "Adam": return try Adam(groups)
        case "AdamW": return try Adam.adamW(groups)
        case "RMSprop": return try RMSprop(groups)
        case "Adagrad": return try Adagrad(groups)
        case "Adadelta": return try Adadelta(groups)
        default: return try Adamax(groups)
        }
    }

    /// Every row is a mistake and PyTorch's ValueError for it.
    @Test(arguments: [
        ("SGD", "lr=-0.1", "Invalid learning rate: -0.1"),
        ("SGD", "lr=0.1, momentum=-1", "Invalid momentum value: -1.0"),
        ("Adam", "betas=(1.0, 0.9)", "Invalid beta parameter at index 0: 1.0"),
        ("Adam", "eps=-1", "Invalid epsilon value: -1.0"),
        ("RMSprop", "alpha=-1", "Invalid alpha value: -1.0"),
        ("Adadelta", "rho=2", "Invalid rho value: 2.0"),
    ])
    func mistakes(name: String, arguments: String, message: String) throws {
        #expect(throws: TensorError(.valueError, message)) {
            var options = OrderedTable<OptionValue>()
            let groups = try OptimizerTests.make("SGD", "", [.init([.parameter(.ones([1]))])]).groups
            _ = groups
            for part in arguments.split(separator: ", ") where part.contains("=") {
                let sides = part.split(separator: "=")
                if sides[1].hasPrefix("(") {
                    options.set("betas", .pair(1, 0.9))
                } else {
                    options.set(String(sides[0]), .float(Double(sides[1]) ?? 0))
                }
            }
            let parameter = try Tensor.parameter(.ones([1]))
            func number(_ key: String, _ value: Double) -> OptionValue { options[key] ?? .float(value) }
            switch name {
            case "SGD":
                _ = try SGD([.init([parameter])], learningRate: number("lr", 1), momentum: number("momentum", 0))
            case "Adam":
                var betas = (0.9, 0.999)
                if case .pair(let first, let second)? = options["betas"] { betas = (first, second) }
                _ = try Adam([.init([parameter])], betas: betas, epsilon: number("eps", 1e-8))
            case "RMSprop": _ = try RMSprop([.init([parameter])], alpha: number("alpha", 0.99))
            default: _ = try Adadelta([.init([parameter])], rho: number("rho", 0.9))
            }
        }
    }

    @Test func emptyListsAndNonLeavesAreRefused() throws {
        #expect(throws: TensorError(.valueError, "optimizer got an empty parameter list")) { _ = try SGD([]) }
        let product = try Tensor.parameter(.ones([1])).mul(.int(2))
        #expect(throws: TensorError(.valueError, "can't optimize a non-leaf Tensor")) {
            _ = try SGD([.init([product])])
        }
    }

    /// A second optimiser that loads the first one's state goes on exactly as it does.
    @Test func stateDictsRestore() throws {
        let generator = Generator()
        let first = try Tensor.parameter(.randn([4], generator: generator))
        let second = try Tensor.parameter(first.clone().detach())
        let original = try Adam([.init([first])])
        first.grad = try .randn([4], generator: generator)
        try original.step()
        ThreadState.withoutGrad { Strided.scatter(first.packedCopy(), into: second) }
        let restored = try Adam([.init([second])], learningRate: .float(5))
        try restored.load(original.stateDict())
        let gradient = try Tensor.randn([4], generator: generator)
        first.grad = gradient
        second.grad = gradient
        try original.step()
        try restored.step()
        #expect(first.values == second.values)
    }
}
