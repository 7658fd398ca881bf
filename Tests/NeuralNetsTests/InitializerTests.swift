import Tensors
import Testing

@testable import NeuralNets

/// `nn.init` against PyTorch: the values and what the generator gives next.
@Suite struct InitializerTests {
    struct Row: Decodable {
        let python: String
        let value: [Double]
        let next: Double
    }

    @Test func rows() throws {
        let rows = try Golden.rows("initializers", as: Row.self)
        #expect(rows.count == 14)
        for row in rows {
            let generator = Generator()
            generator.manualSeed(11)
            let result = try InitializerTests.run(row.python, .empty([5, 7]), generator)
            // Drawn values are the same bits; an orthogonal matrix comes from another decomposition.
            let tolerance = row.python.hasPrefix("orthogonal") ? 2e-6 : 1e-7
            #expect(difference(result.values, row.value) < tolerance, "\(row.python)")
            #expect(Double(generator.uniformFloat()) == row.next, "\(row.python)")
        }
    }

    private static func run(_ python: String, _ q: Tensor, _ generator: Generator) throws -> Tensor {
        switch python {
        case "uniform_(q, -1, 2)": try Initializers.uniform(q, from: -1, to: 2, generator: generator)
        case "normal_(q, 1, 2)": try Initializers.normal(q, mean: 1, std: 2, generator: generator)
        case "xavier_uniform_(q)": try Initializers.xavierUniform(q, generator: generator)
        case "xavier_uniform_(q, gain=2)": try Initializers.xavierUniform(q, gain: 2, generator: generator)
        case "xavier_normal_(q)": try Initializers.xavierNormal(q, generator: generator)
        case "kaiming_uniform_(q)": try Initializers.kaimingUniform(q, generator: generator)
        case "kaiming_uniform_(q, a=0.1, mode='fan_out')":
            try Initializers.kaimingUniform(q, slope: 0.1, mode: "fan_out", generator: generator)
        case "kaiming_normal_(q, nonlinearity='relu')":
            try Initializers.kaimingNormal(q, nonlinearity: "relu", generator: generator)
        case "trunc_normal_(q)": try Initializers.truncatedNormal(q, generator: generator)
        case "trunc_normal_(q, 0.5, 1.0, -0.5, 1.0)":
            try Initializers.truncatedNormal(q, mean: 0.5, std: 1, from: -0.5, to: 1, generator: generator)
        case "orthogonal_(q)": try Initializers.orthogonal(q, generator: generator)
        case "orthogonal_(q.t(), gain=2)": try Initializers.orthogonal(q.t(), gain: 2, generator: generator)
        case "eye_(q)": try Initializers.eye(q)
        default: Initializers.constant(q, 0.3)
        }
    }
}
