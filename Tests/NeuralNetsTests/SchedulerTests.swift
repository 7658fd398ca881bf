import Tensors
import Testing

@testable import NeuralNets

/// The learning rate over fourteen epochs against PyTorch.
@Suite struct SchedulerTests {
    struct Row: Decodable {
        let name: String
        let python: String
        let rates: [Double]
    }

    @Test func rows() throws {
        for row in try Golden.rows("schedules", as: Row.self) {
            let optimizer = try SGD([.init([.parameter(.zeros([1]))])], learningRate: .float(0.3))
            var found = [Double]()
            if row.name == "ReduceLROnPlateau" {
                var options = ReduceLROnPlateau.Options()
                options.patience = 1
                options.factor = 0.5
                options.cooldown = 1
                let scheduler = try ReduceLROnPlateau(optimizer, options)
                found.append(optimizer.groups[0].learningRate)
                for metric in [1, 0.9, 0.95, 0.93, 0.92, 0.95, 0.91, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8] {
                    scheduler.step(metric)
                    found.append(optimizer.groups[0].learningRate)
                }
            } else {
                let scheduler = try SchedulerTests.make(row.name, optimizer)
                found.append(optimizer.groups[0].learningRate)
                for _ in 0..<14 {
                    try optimizer.step()
                    try scheduler.step()
                    found.append(optimizer.groups[0].learningRate)
                }
            }
            #expect(found == row.rates, "\(row.python)")
        }
    }

    private static func make(_ name: String, _ optimizer: Optimizer) throws -> Scheduler {
        switch name {
        case "StepLR(o, 3)": try StepLR(optimizer, stepSize: 3)
        case "StepLR(o, 2, gamma=0.5)": try StepLR(optimizer, stepSize: 2, gamma: 0.5)
        case "MultiStepLR(o, [2, 5, 5, 7], gamma=0.3)":
            try MultiStepLR(optimizer, milestones: [2, 5, 5, 7], gamma: 0.3)
        case "ExponentialLR(o, 0.9)": try ExponentialLR(optimizer, gamma: 0.9)
        case "CosineAnnealingLR(o, 6)": try CosineAnnealingLR(optimizer, period: 6)
        case "CosineAnnealingLR(o, 4, eta_min=0.01)": try CosineAnnealingLR(optimizer, period: 4, minimum: 0.01)
        case "LambdaLR(o, lambda e: 1 / (1 + e))": try LambdaLR(optimizer, [{ 1 / (1 + Double($0)) }])
        case "MultiplicativeLR(o, lambda e: 0.95)": try LambdaLR(optimizer, [{ _ in 0.95 }], isCumulative: true)
        case "LinearLR(o, total_iters=4)": try LinearLR(optimizer, epochs: 4)
        default: try ConstantLR(optimizer, factor: 0.5, epochs: 4)
        }
    }

    @Test func steppingFirstWarns() throws {
        let optimizer = try SGD([.init([.parameter(.zeros([1]))])])
        let scheduler = try StepLR(optimizer, stepSize: 1)
        let warnings = try Warnings.collected { try scheduler.step() }
        #expect(warnings.count == 1)
        #expect(
            warnings.first?.hasPrefix("Detected call of `lr_scheduler.step()` before `optimizer.step()`.") == true)
    }
}
