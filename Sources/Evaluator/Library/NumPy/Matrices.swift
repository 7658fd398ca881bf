/// Square systems and least squares over plain rows of doubles.
enum Matrices {
    /// The triangle of a matrix with its rows in another order; nil for a singular one.
    private static func eliminated(_ matrix: [[Double]]) -> (rows: [[Double]], order: [Int], sign: Double)? {
        var rows = matrix
        let count = rows.count
        var order = Array(0..<count)
        var sign = 1.0
        for column in 0..<count {
            guard let pivot = (column..<count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
                rows[pivot][column] != 0
            else { return nil }
            if pivot != column {
                rows.swapAt(pivot, column)
                order.swapAt(pivot, column)
                sign = -sign
            }
            for row in column + 1..<max(count, column + 1) {
                let factor = rows[row][column] / rows[column][column]
                rows[row][column] = factor
                guard factor != 0 else { continue }
                for k in column + 1..<count { rows[row][k] -= factor * rows[column][k] }
            }
        }
        return (rows, order, sign)
    }

    static func determinant(_ matrix: [[Double]]) -> Double {
        guard let (rows, _, sign) = eliminated(matrix) else { return 0 }
        return rows.indices.reduce(sign) { $0 * rows[$1][$1] }
    }

    /// The solutions for every column of the right side; nil for a singular matrix.
    static func solve(_ matrix: [[Double]], _ right: [[Double]]) -> [[Double]]? {
        guard let (rows, order, _) = eliminated(matrix) else { return nil }
        let count = rows.count
        var result = order.map { right[$0] }
        let width = result.first?.count ?? 0
        for column in 0..<width {
            for row in 0..<count {
                for k in 0..<row { result[row][column] -= rows[row][k] * result[k][column] }
            }
            for row in (0..<count).reversed() {
                for k in row + 1..<max(count, row + 1) { result[row][column] -= rows[row][k] * result[k][column] }
                result[row][column] /= rows[row][row]
            }
        }
        return result
    }

    /// The solution of a system with more rows than unknowns that leaves the least squares, by reflections.
    static func leastSquares(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var (rows, values) = (matrix, right)
        let (height, width) = (rows.count, rows.first?.count ?? 0)
        for column in 0..<min(width, height) {
            let length = (column..<height).reduce(0) { $0 + rows[$1][column] * rows[$1][column] }.squareRoot()
            guard length > 0 else { continue }
            let head = rows[column][column] > 0 ? -length : length
            var normal = (column..<height).map { rows[$0][column] }
            normal[0] -= head
            let square = normal.reduce(0) { $0 + $1 * $1 }
            guard square > 0 else { continue }
            for k in column..<width {
                let share = 2 * normal.indices.reduce(0) { $0 + normal[$1] * rows[column + $1][k] } / square
                for j in normal.indices { rows[column + j][k] -= share * normal[j] }
            }
            let share = 2 * normal.indices.reduce(0) { $0 + normal[$1] * values[column + $1] } / square
            for j in normal.indices { values[column + j] -= share * normal[j] }
        }
        var result = [Double](repeating: 0, count: width)
        for row in (0..<min(width, height)).reversed() {
            let rest = (row + 1..<max(width, row + 1)).reduce(values[row]) { $0 - rows[row][$1] * result[$1] }
            result[row] = rows[row][row] == 0 ? 0 : rest / rows[row][row]
        }
        return result
    }

    /// Singular values, the largest first, by rotating pairs of columns until all are at right angles.
    static func singularValues(_ matrix: [[Double]]) -> [Double] {
        let (height, width) = (matrix.count, matrix.first?.count ?? 0)
        // Columns of the narrower side.
        var columns =
            width <= height
            ? (0..<width).map { column in matrix.map { $0[column] } } : matrix
        for _ in 0..<60 {
            var isDone = true
            for i in 0..<columns.count {
                for j in i + 1..<max(columns.count, i + 1) {
                    var (a, b, c) = (0.0, 0.0, 0.0)
                    for k in columns[i].indices {
                        a += columns[i][k] * columns[i][k]
                        b += columns[j][k] * columns[j][k]
                        c += columns[i][k] * columns[j][k]
                    }
                    guard abs(c) > 1e-15 * (a * b).squareRoot() else { continue }
                    isDone = false
                    let zeta = (b - a) / (2 * c)
                    let tangent = (zeta < 0 ? -1.0 : 1.0) / (abs(zeta) + (1 + zeta * zeta).squareRoot())
                    let cosine = 1 / (1 + tangent * tangent).squareRoot()
                    let sine = cosine * tangent
                    for k in columns[i].indices {
                        let (x, y) = (columns[i][k], columns[j][k])
                        columns[i][k] = cosine * x - sine * y
                        columns[j][k] = sine * x + cosine * y
                    }
                }
            }
            if isDone { break }
        }
        return columns.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }.sorted(by: >)
    }

    /// Eigenvalues as real and imaginary parts: a Hessenberg matrix by elimination, then shifted QR steps.
    static func eigenvalues(_ matrix: [[Double]]) -> [(re: Double, im: Double)] {
        var h = matrix
        let size = h.count
        for m in 1..<max(size - 1, 1) {
            guard let pivot = (m..<size).max(by: { abs(h[$0][m - 1]) < abs(h[$1][m - 1]) }), h[pivot][m - 1] != 0
            else { continue }
            if pivot != m {
                for k in m - 1..<size { (h[pivot][k], h[m][k]) = (h[m][k], h[pivot][k]) }
                for k in 0..<size { (h[k][pivot], h[k][m]) = (h[k][m], h[k][pivot]) }
            }
            for row in m + 1..<max(size, m + 1) {
                let factor = h[row][m - 1] / h[m][m - 1]
                guard factor != 0 else { continue }
                for k in m - 1..<size { h[row][k] -= factor * h[m][k] }
                for k in 0..<size { h[k][m] += factor * h[k][row] }
            }
        }
        var result = [(re: Double, im: Double)](repeating: (0, 0), count: size)
        let norm = max(h.reduce(0) { $0 + $1.reduce(0) { $0 + abs($1) } }, .leastNormalMagnitude)
        var (end, steps, shift) = (size - 1, 0, 0.0)
        while end >= 0 {
            var start = end
            while start > 0 {
                let scale = abs(h[start - 1][start - 1]) + abs(h[start][start])
                if abs(h[start][start - 1]) < .ulpOfOne * (scale == 0 ? norm : scale) { break }
                start -= 1
            }
            var x = h[end][end]
            if start == end {
                result[end] = (x + shift, 0)
                end -= 1
                steps = 0
                continue
            }
            var y = h[end - 1][end - 1]
            var w = h[end][end - 1] * h[end - 1][end]
            if start == end - 1 {
                let p = 0.5 * (y - x)
                let q = p * p + w
                let root = abs(q).squareRoot()
                x += shift
                if q >= 0 {
                    let z = p + (p < 0 ? -root : root)
                    result[end - 1] = (x + z, 0)
                    result[end] = (z == 0 ? x + z : x - w / z, 0)
                } else {
                    result[end - 1] = (x + p, root)
                    result[end] = (x + p, -root)
                }
                end -= 2
                steps = 0
                continue
            }
            guard steps < 200 else { break }
            if steps == 10 || steps == 20 {
                shift += x
                for k in 0...end { h[k][k] -= x }
                let s = abs(h[end][end - 1]) + abs(h[end - 1][end - 2])
                (x, y) = (0.75 * s, 0.75 * s)
                w = -0.4375 * s * s
            }
            steps += 1
            doubleStep(&h, start: start, end: end, x: x, y: y, w: w)
        }
        return result
    }

    /// One implicit double-shifted QR step on rows `start ... end` of a Hessenberg matrix.
    private static func doubleStep(
        _ h: inout [[Double]], start: Int, end: Int, x: Double, y: Double, w: Double
    ) {
        var (p, q, r) = (0.0, 0.0, 0.0)
        var m = end - 2
        while m >= start {
            let z = h[m][m]
            let (rx, sx) = (x - z, y - z)
            p = (rx * sx - w) / h[m + 1][m] + h[m][m + 1]
            q = h[m + 1][m + 1] - z - rx - sx
            r = h[m + 2][m + 1]
            let scale = abs(p) + abs(q) + abs(r)
            (p, q, r) = (p / scale, q / scale, r / scale)
            if m == start { break }
            let u = abs(h[m][m - 1]) * (abs(q) + abs(r))
            let v = abs(p) * (abs(h[m - 1][m - 1]) + abs(z) + abs(h[m + 1][m + 1]))
            if u < .ulpOfOne * v { break }
            m -= 1
        }
        for k in m + 2...end {
            h[k][k - 2] = 0
            if k > m + 2 { h[k][k - 3] = 0 }
        }
        var scale = 0.0
        for k in m...end - 1 {
            let isLast = k == end - 1
            if k != m {
                (p, q, r) = (h[k][k - 1], h[k + 1][k - 1], isLast ? 0 : h[k + 2][k - 1])
                scale = abs(p) + abs(q) + abs(r)
                if scale != 0 { (p, q, r) = (p / scale, q / scale, r / scale) }
            }
            let length = (p * p + q * q + r * r).squareRoot()
            let s = p < 0 ? -length : length
            guard s != 0 else { continue }
            if k == m {
                if start != m { h[k][k - 1] = -h[k][k - 1] }
            } else {
                h[k][k - 1] = -s * scale
            }
            p += s
            let (x, y, z) = (p / s, q / s, r / s)
            (q, r) = (q / p, r / p)
            for j in k...end {
                var sum = h[k][j] + q * h[k + 1][j]
                if !isLast {
                    sum += r * h[k + 2][j]
                    h[k + 2][j] -= sum * z
                }
                h[k + 1][j] -= sum * y
                h[k][j] -= sum * x
            }
            for i in start...min(end, k + 3) {
                var sum = x * h[i][k] + y * h[i][k + 1]
                if !isLast {
                    sum += z * h[i][k + 2]
                    h[i][k + 2] -= sum * r
                }
                h[i][k + 1] -= sum * q
                h[i][k] -= sum
            }
        }
    }
}
