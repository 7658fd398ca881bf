import Testing

@testable import TextUI

struct TicksTests {
    @Test(arguments: [
        (0.0...10.0, 6, "0 2 4 6 8 10"),
        (2.596...10.155, 5, "4 6 8 10"),
        (-1.0...1.0, 5, "-1.0 -0.5 0.0 0.5 1.0"),
        (0.0...1.0, 5, "0.00 0.25 0.50 0.75 1.00"),
        (0.6931...0.6935, 3, "0.6932 0.6934"),
        (0.0...3e7, 4, "0 1e7 2e7 3e7"),
        (0.0...2e-8, 3, "0 1e-8 2e-8"),
        (5.0...5.0, 4, "5.000"),
        (0.0...10.0, 1, "0"),
        (0.0...10.0, 0, ""),
        (-Double.infinity...Double.infinity, 5, ""),
        (-1.7e308...1.7e308, 5, ""),
        (0.0...Double.leastNonzeroMagnitude, 5, "0"),
    ])
    func linearTicksAreRound(range: ClosedRange<Double>, count: Int, labels: String) {
        #expect(Ticks.linear(range, atMost: count).map(\.label).joined(separator: " ") == labels)
    }

    @Test(arguments: [
        (1.0...100.0, 6, "20 40 60 80 100"),
        (1.0...9.0, 9, "1 2 3 4 5 6 7 8 9"),
        (1.0...3.0, 9, "1 2 3"),
        (1.0...2e4, 5, "5k 10k 15k 20k"),
        (0.0...3e6, 4, "0 1M 2M 3M"),
        (7.0...7.0, 4, "7"),
    ])
    func stepsAreWhole(range: ClosedRange<Double>, count: Int, labels: String) {
        #expect(Ticks.linear(range, atMost: count, integral: true).map(\.label).joined(separator: " ") == labels)
    }

    @Test(arguments: [
        (2.596...10.155, 6, "3 4 5 7 10"),
        (1e-13...1.0, 5, "1e-12 1e-9 1e-6 0.001 1"),
        (0.01...10.0, 8, "0.01 0.03 0.1 0.3 1 3 10"),
        (2.6...2.75, 4, "2.60 2.65 2.70 2.75"),
        (0.0...1.0, 4, ""),
    ])
    func logarithmicTicksAreRound(range: ClosedRange<Double>, count: Int, labels: String) {
        #expect(Ticks.logarithmic(range, atMost: count).map(\.label).joined(separator: " ") == labels)
    }

    @Test func neverMoreThanAsked() {
        for exponent in stride(from: -300.0, through: 300, by: 37) {
            let low = Double("1e\(Int(exponent))") ?? 1
            for count in 0...12 {
                for factor in [1.0000001, 1.5, 7, 1000, 1e8] {
                    let range = low...low * factor
                    #expect(Ticks.linear(range, atMost: count).count <= count)
                    #expect(Ticks.logarithmic(range, atMost: count).count <= count)
                }
            }
        }
    }
}
