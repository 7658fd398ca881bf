import CKernels
import Tensors

/// `CosineAnnealingLR`: down to `minimum` along half a cosine of `period` epochs, in PyTorch's recursive form.
public final class CosineAnnealingLR: Scheduler {
    private let period: Double
    private let minimum: Double

    public init(_ optimizer: Optimizer, period: Double, minimum: Double = 0) throws {
        self.period = period
        self.minimum = minimum
        try super.init("CosineAnnealingLR", optimizer)
        try start()
    }

    private init(like other: CosineAnnealingLR, _ optimizer: Optimizer) {
        period = other.period
        minimum = other.minimum
        super.init(like: other, optimizer)
    }

    public override func replica(for optimizer: Optimizer) -> Scheduler { CosineAnnealingLR(like: self, optimizer) }

    public override func rate(of group: Int, now: Double) -> Double? {
        if lastEpoch == 0 { return nil }
        let epoch = Double(lastEpoch)
        let phase = (epoch - 1 - period).truncatingRemainder(dividingBy: 2 * period)
        if phase == 0 {
            return now + (baseRates[group] - minimum) * (1 - ck_cos(.pi / period)) / 2
        }
        return (1 + ck_cos(.pi * epoch / period)) / (1 + ck_cos(.pi * (epoch - 1) / period)) * (now - minimum) + minimum
    }
}
