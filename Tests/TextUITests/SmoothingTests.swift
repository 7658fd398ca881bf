import Testing

@testable import TextUI

struct SmoothingTests {
    /// ```
    /// >>> s, out = 0.0, []
    /// >>> for t, x in enumerate([4.0, 2.0, 1.0, 1.0], 1):
    /// ...     s = 0.9 * s + 0.1 * x; out.append(round(s / (1 - 0.9 ** t), 6))
    /// >>> out
    /// [4.0, 2.947368, 2.228782, 1.871474]
    /// ```
    @Test func theFirstNumberIsNotPulledTowardsZero() {
        let smooth = Smoothing.smoothed([4, 2, .nan, 1, 1], factor: 0.9)
        let expected = [4.0, 2.947368, 2.228782, 1.871474]
        #expect(zip(smooth.filter { !$0.isNaN }, expected).allSatisfy { abs($0 - $1) < 1e-6 })
        #expect(smooth[2].isNaN && smooth.count == 5)
    }

    @Test(arguments: [0.0, -1, .nan]) func noSmoothing(factor: Double) {
        #expect(Smoothing.smoothed([4, 2, 1], factor: factor) == [4, 2, 1])
    }

    @Test func bestIsTheFirstSmallest() {
        let run = PlotRun(name: "", values: [3, .nan, 2, 2, 5], firstStep: 10)
        #expect(run.best?.value == 2 && run.best?.step == 12)
        #expect(PlotRun(name: "", values: [.nan]).best == nil)
    }
}
