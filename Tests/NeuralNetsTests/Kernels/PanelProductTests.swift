import Testing

@testable import NeuralNets

/// Products of panels against the textbook's three loops, in sizes around the width of a panel and the height of a block.
@Suite struct PanelProductTests {
    static let sizes: [(m: Int, n: Int, k: Int)] = [
        (1, 1, 1), (2, 31, 5), (3, 32, 7), (8, 33, 16), (15, 64, 9), (17, 100, 40), (5, 16, 3), (9, 130, 33),
    ]

    @Test(arguments: [false, true], [false, true])
    func agreesWithTheTextbook(isTransposed: Bool, accumulates: Bool) {
        for size in Self.sizes {
            check(Float.self, size, isTransposed: isTransposed, accumulates: accumulates)
            check(Double.self, size, isTransposed: isTransposed, accumulates: accumulates)
        }
    }

    private func check<T: KernelScalar>(
        _: T.Type, _ size: (m: Int, n: Int, k: Int), isTransposed: Bool, accumulates: Bool
    ) {
        let (m, n, k) = size
        // Small whole numbers: every sum is exact in every order.
        let a = (0..<m * (k + 2)).map { T(($0 * 7) % 11 - 5) }
        let w = (0..<n * k).map { T(($0 * 5) % 13 - 6) }
        var c = [T](repeating: 3, count: m * (n + 1))
        let panel = 128 / MemoryLayout<T>.stride
        var panels = [T](repeating: 99, count: (n + panel - 1) / panel * panel * k)
        T.packPanels(n, k, w, isTransposed ? k : n, isTransposed, &panels)
        T.productPanels(m, n, k, a, k + 2, panels, &c, n + 1, accumulates)
        for i in 0..<m {
            for j in 0..<n {
                var sum: T = accumulates ? 3 : 0
                for l in 0..<k { sum += a[i * (k + 2) + l] * (isTransposed ? w[j * k + l] : w[l * n + j]) }
                #expect(c[i * (n + 1) + j] == sum, "element \(i), \(j) of \(size)")
            }
            #expect(c[i * (n + 1) + n] == 3, "past the end of row \(i) of \(size)")
        }
    }
}
