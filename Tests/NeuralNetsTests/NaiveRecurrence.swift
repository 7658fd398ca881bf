import Tensors

@testable import NeuralNets

/// A recurrent layer as the formulas have it: one sequence at a time, one step after the other, out of primitive
/// operations on vectors. Slow, and easy to believe.
struct NaiveRecurrence {
    let options: RecurrentOptions
    /// In order of registration.
    let weights: [Tensor]

    private var directions: Int { options.bidirectional ? 2 : 1 }

    /// What becomes of one sequence: the states of the last layer, and every layer's and direction's final states.
    struct Result {
        var outputs: [Tensor]
        var hidden: [Tensor] = []
        var cell: [Tensor] = []
    }

    /// - Parameters:
    ///   - masks: for each layer but the last, the dropout mask of each step, of the width of the layer's output.
    func run(_ sequence: [Tensor], hidden: [Tensor], cell: [Tensor], masks: [[Tensor]] = []) throws -> Result {
        var result = Result(outputs: sequence)
        for layer in 0..<options.layers {
            var parts: [[Tensor]] = []
            for direction in 0..<directions {
                let state = layer * directions + direction
                var (h, c) = (hidden[state], cell[state])
                var outputs: [Tensor] = []
                for x in direction == 0 ? result.outputs : result.outputs.reversed() {
                    (h, c) = try step(x, h, c, state)
                    outputs.append(h)
                }
                parts.append(direction == 0 ? outputs : outputs.reversed())
                result.hidden.append(h)
                result.cell.append(c)
            }
            result.outputs = try sequence.indices.map { t in try Tensor.cat(parts.map { $0[t] }) }
            if layer < masks.count {
                result.outputs = try zip(result.outputs, masks[layer]).map { try $0.mul($1) }
            }
        }
        return result
    }

    private func step(_ x: Tensor, _ h: Tensor, _ c: Tensor, _ state: Int) throws -> (Tensor, Tensor) {
        let count = 2 + (options.bias ? 2 : 0) + (options.projectionSize > 0 ? 1 : 0)
        let w = Array(weights[state * count..<(state + 1) * count])
        let a = try options.bias ? w[0].mv(x).add(w[2]) : w[0].mv(x)
        let b = try options.bias ? w[1].mv(h).add(w[3]) : w[1].mv(h)
        let size = options.hiddenSize
        func gate(_ tensor: Tensor, _ index: Int) throws -> Tensor { try tensor.narrow(0, index * size, size) }
        switch options.mode {
        case .tanh: return (try a.add(b).tanh(), c)
        case .relu: return (try a.add(b).relu(), c)
        case .gru:
            let r = try gate(a, 0).add(gate(b, 0)).sigmoid()
            let z = try gate(a, 1).add(gate(b, 1)).sigmoid()
            let n = try gate(a, 2).add(r.mul(gate(b, 2))).tanh()
            return (try z.rsub(.int(1)).mul(n).add(z.mul(h)), c)
        case .lstm:
            let sum = try a.add(b)
            let next = try gate(sum, 1).sigmoid().mul(c).add(gate(sum, 0).sigmoid().mul(gate(sum, 2).tanh()))
            let shown = try gate(sum, 3).sigmoid().mul(next.tanh())
            return (options.projectionSize > 0 ? try w[count - 1].mv(shown) : shown, next)
        }
    }
}
