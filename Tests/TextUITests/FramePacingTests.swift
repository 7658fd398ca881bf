import Testing

@testable import TextUI

struct FramePacingTests {
    @Test(arguments: [(0.0, 1.05), (0.001, 1.08), (0.01, 1.8), (0.1, 9.0)])
    func drawingTakesAnEightiethAtMost(cost: Double, due: Double) {
        var pacing = FramePacing()
        #expect(pacing.isDue(at: 0))
        pacing.drew(from: 1, to: 1 + cost)
        #expect(!pacing.isDue(at: due - 0.01) && pacing.isDue(at: due + 1e-9))
    }
}
