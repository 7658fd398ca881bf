import CKernels
import Tensors

/// What a recurrent layer returns: `output`, `h_n` and, for LSTM, `c_n`.
public struct RecurrentResult {
    public let output: Tensor
    public let hidden: Tensor
    public let cell: Tensor?
}

/// How the caller's tensors are laid out.
enum RecurrentLayout {
    /// (L, N, I)
    case timeMajor
    /// (N, L, I)
    case batchFirst
    /// (L, I)
    case unbatched
    /// (rows, I)
    case packed
    /// One step: (N, I)
    case cell
    /// One step: (I)
    case unbatchedCell
}

/// One run of a recurrent layer over whole sequences: all layers and directions as one recorded operation.
///
/// It is also the tape: it holds what `backward` reads.
final class RecurrentRun {
    let plan: RecurrentPlan
    let layout: RecurrentLayout
    /// Time-major and contiguous, (rows, I).
    let input: Tensor
    /// As given, nil for zeros: (layers·directions, batch, P) and (…, H).
    let initialHidden: Tensor?
    let initialCell: Tensor?
    let weights: [Tensor]
    /// What the plan's pointers point into.
    private let packing: [Tensor?]
    /// int64 (batch), where packed input was sorted by length.
    var order: Tensor? { packing.count > 1 ? packing[1] : nil }
    /// What `backward` needs to have been kept; nil while nothing is recorded.
    var workspace: Storage?
    var output: Storage
    private var outputVersion = 0

    init(
        plan: RecurrentPlan, layout: RecurrentLayout, input: Tensor, initialHidden: Tensor?, initialCell: Tensor?,
        weights: [Tensor], packing: [Tensor?] = []
    ) {
        self.packing = packing
        self.plan = plan
        self.layout = layout
        self.initialHidden = initialHidden?.packedCopy()
        self.initialCell = initialCell?.packedCopy()
        self.weights = weights.allSatisfy(\.isContiguous) ? weights : weights.map { $0.packedCopy() }
        self.input = layout == .batchFirst ? RecurrentRun.timeMajor(input) : input.packedCopy()
        output = Storage(byteCount: plan.rows * plan.outputWidth * input.dtype.itemSize)
    }

    /// (N, L, I) seen as (L, N, I), copied unless that is contiguous.
    static func timeMajor(_ tensor: Tensor) -> Tensor {
        var shape = tensor.shape
        var strides = tensor.strides
        shape.swapAt(0, 1)
        strides.swapAt(0, 1)
        let view = Tensor(
            storage: tensor.storage, shape: shape, strides: strides, offset: tensor.offset, dtype: tensor.dtype)
        if view.isContiguous { return view }
        let copy = Tensor(uninitialized: shape, dtype: tensor.dtype)
        switch tensor.dtype {
        case .float64: gatherRows(view, copy.pointer(as: Double.self))
        case .float32, .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64,
            .complex128:
            gatherRows(view, copy.pointer(as: Float.self))
        }
        return copy
    }

    /// A strided (L, N, I) into row-major memory.
    private static func gatherRows<T: KernelScalar>(_ view: Tensor, _ target: UnsafeMutablePointer<T>) {
        let shape = view.shape
        let strides = view.strides
        let (steps, batch, width) = (shape[0], shape[1], shape[2])
        let (stepStride, batchStride, stride) = (strides[0], strides[1], strides[2])
        let source = view.pointer(as: T.self)
        var to = target
        for step in 0..<steps {
            for sequence in 0..<batch {
                let from = source + step * stepStride + sequence * batchStride
                for index in 0..<width { to[index] = from[index * stride] }
                to += width
            }
        }
    }

    /// `h_n` or `c_n`, not yet filled.
    func stateTensor(_ width: Int) -> Tensor {
        let count = plan.layers * plan.directions
        let shape: Shape
        switch layout {
        case .timeMajor, .batchFirst, .packed: shape = Shape(count, plan.batch, width)
        case .unbatched: shape = Shape(count, width)
        case .cell: shape = Shape(plan.batch, width)
        case .unbatchedCell: shape = [width]
        }
        return Tensor(uninitialized: shape, dtype: input.dtype)
    }

    /// A tensor of `width` features for every row over time-major memory, in the caller's layout.
    func sequenceTensor(_ storage: Storage, _ width: Int) -> Tensor {
        let shape: Shape
        let strides: Shape
        switch layout {
        case .timeMajor:
            shape = Shape(plan.steps, plan.batch, width)
            strides = Shape(max(plan.batch, 1) * width, width, 1)
        case .batchFirst:
            shape = Shape(plan.batch, plan.steps, width)
            strides = Shape(width, max(plan.batch, 1) * width, 1)
        case .unbatched, .packed, .cell:
            shape = Shape(plan.rows, width)
            strides = Shape(width, 1)
        case .unbatchedCell:
            shape = [width]
            strides = [1]
        }
        return Tensor(storage: storage, shape: shape, strides: strides, offset: 0, dtype: input.dtype)
    }

    /// Computes everything; `record` keeps the intermediate values.
    func forward<T: KernelScalar>(_ type: T.Type, record: Bool, generator: Generator?) -> RecurrentResult {
        let base: UnsafeMutablePointer<T>
        if record {
            let storage = Storage(byteCount: plan.workspaceCount * MemoryLayout<T>.stride)
            workspace = storage
            base = storage.bytes.assumingMemoryBound(to: T.self)
        } else {
            base = Scratch.workspace.memory(plan.workspaceCount, as: T.self)
        }
        let hidden = stateTensor(plan.stateSize)
        let cell = plan.mode.hasCell ? stateTensor(plan.hiddenSize) : nil
        compute(
            base, output: output.bytes.assumingMemoryBound(to: T.self), hidden: hidden.pointer(), cell: cell?.pointer(),
            masks: generator.map(Masks.draw) ?? .keep)
        outputVersion = output.version
        return RecurrentResult(output: sequenceTensor(output, plan.outputWidth), hidden: hidden, cell: cell)
    }

    private enum Masks {
        case draw(Generator)
        /// Reuse those that lie in the workspace.
        case keep
    }

    private func compute<T: KernelScalar>(
        _ base: UnsafeMutablePointer<T>, output: UnsafeMutablePointer<T>, hidden: UnsafeMutablePointer<T>,
        cell: UnsafeMutablePointer<T>?, masks: Masks
    ) {
        let stateCount = plan.batch * plan.stateSize
        let cellCount = plan.batch * plan.hiddenSize
        let zeros = self.zeros(T.self)
        let startHidden = initialState(initialHidden, plan.stateSize, base + plan.hiddenStart(ofKind: 0))
        let startCell = initialState(initialCell, plan.hiddenSize, base + plan.hiddenStart(ofKind: 1))
        // Packed sequences that were sorted: states come out in sorted order first.
        let isSorted = plan.sortedIndices != nil
        let states = plan.layers * plan.directions
        let sortedHidden =
            isSorted ? Scratch.carry.memory(states * (stateCount + cellCount), as: T.self) : hidden
        // Without a cell state there is no memory behind `cells` to copy from.
        let sortedCell = isSorted && plan.mode.hasCell ? sortedHidden + states * stateCount : cell

        for layer in 0..<plan.layers {
            let isLast = layer == plan.layers - 1
            let layerOutput = isLast ? output : base + plan.outputStart(layer)
            let layerInput = inputOfLayer(layer, base)
            for direction in 0..<plan.directions {
                let state = layer * plan.directions + direction
                let gates: UnsafeMutablePointer<T>
                switch plan.mode {
                case .tanh, .relu: gates = Scratch.gradients.memory(plan.rows * plan.hiddenSize, as: T.self)
                case .lstm, .gru: gates = base + plan.gatesStart(layer, direction)
                }
                DirectionForward(
                    plan: plan,
                    weights: DirectionWeights(weights, plan: plan, layer: layer, direction: direction),
                    isReversed: direction == 1, input: layerInput, inputSize: plan.inputSize(ofLayer: layer),
                    initialHidden: startHidden.map { $0 + state * stateCount } ?? zeros,
                    initialCell: startCell.map { $0 + state * cellCount } ?? zeros,
                    output: layerOutput + direction * plan.stateSize, gates: gates,
                    cells: base + plan.cellsStart(layer, direction),
                    tanhCells: base + plan.tanhCellsStart(layer, direction),
                    unprojected: base + plan.unprojectedStart(layer, direction),
                    finalHidden: sortedHidden + state * stateCount,
                    finalCell: sortedCell.map { $0 + state * cellCount }
                ).run()
            }
            if plan.dropsAfter(layer: layer) {
                let mask = base + plan.maskStart(layer)
                let dropped = base + plan.droppedStart(layer)
                let count = plan.rows * plan.outputWidth
                switch masks {
                case .draw(let generator): Dropout.fillMask(mask, count, plan.dropout, generator)
                case .keep: break
                }
                for i in 0..<count { dropped[i] = layerOutput[i] * mask[i] }
            }
        }
        if isSorted {
            unsort(sortedHidden, plan.stateSize, into: hidden)
            if let cell, let sortedCell { unsort(sortedCell, plan.hiddenSize, into: cell) }
        }
    }

    func zeros<T: KernelScalar>(_ type: T.Type) -> UnsafePointer<T> {
        let count = plan.batch * max(plan.stateSize, plan.hiddenSize)
        let zeros = Scratch.states.memory(count, as: T.self)
        zeros.update(repeating: 0, count: count)
        return UnsafePointer(zeros)
    }

    /// What a layer read: the input, or the (dropped) output of the layer below.
    func inputOfLayer<T: KernelScalar>(_ layer: Int, _ base: UnsafeMutablePointer<T>) -> UnsafePointer<T> {
        if layer == 0 { return UnsafePointer(input.pointer(as: T.self)) }
        return UnsafePointer(
            base + (plan.dropsAfter(layer: layer - 1) ? plan.droppedStart(layer - 1) : plan.outputStart(layer - 1)))
    }

    /// Given states in the order of the rows: as they are, or put into `copy` in sorted order.
    private func initialState<T: KernelScalar>(
        _ given: Tensor?, _ width: Int, _ copy: UnsafeMutablePointer<T>
    ) -> UnsafePointer<T>? {
        guard let given else { return nil }
        guard let indices = plan.sortedIndices else { return UnsafePointer(given.pointer(as: T.self)) }
        let source = given.pointer(as: T.self)
        for state in 0..<(plan.layers * plan.directions) {
            for row in 0..<plan.batch {
                (copy + (state * plan.batch + row) * width).update(
                    from: source + (state * plan.batch + Int(indices[row])) * width, count: width)
            }
        }
        return UnsafePointer(copy)
    }

    /// States from sorted order back to the caller's.
    func unsort<T: KernelScalar>(
        _ source: UnsafePointer<T>, _ width: Int, into target: UnsafeMutablePointer<T>
    ) {
        guard let indices = plan.sortedIndices else { return }
        for state in 0..<(plan.layers * plan.directions) {
            for row in 0..<plan.batch {
                (target + (state * plan.batch + Int(indices[row])) * width).update(
                    from: source + (state * plan.batch + row) * width, count: width)
            }
        }
    }

    /// The last layer's output for `backward`: computed again if the caller has changed it in place since.
    func intactOutput<T: KernelScalar>(_ base: UnsafeMutablePointer<T>) -> UnsafePointer<T> {
        if output.version != outputVersion {
            output = Storage(byteCount: output.byteCount)
            outputVersion = output.version
            let hidden = stateTensor(plan.stateSize)
            let cell = plan.mode.hasCell ? stateTensor(plan.hiddenSize) : nil
            compute(
                base, output: output.bytes.assumingMemoryBound(to: T.self), hidden: hidden.pointer(),
                cell: cell?.pointer(), masks: .keep)
        }
        return UnsafePointer(output.bytes.assumingMemoryBound(to: T.self))
    }
}
