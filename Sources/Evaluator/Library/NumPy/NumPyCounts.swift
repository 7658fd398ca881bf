import Tensors

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Counts and distances, in the order in which NumPy's legacy generator draws for them.
extension NumPyRandom {
    func binomial(_ count: Int, _ chance: Double) throws -> Int {
        if count == 0 || chance == 0 { return 0 }
        if chance > 0.5 { return count - (try rare(count, 1 - chance)) }
        return try rare(count, chance)
    }

    /// By inversion, which is how NumPy does it for up to 30 expected events.
    private func rare(_ count: Int, _ chance: Double) throws -> Int {
        if chance == 0 { return 0 }
        let number = Double(count)
        guard number * chance <= 30 else {
            throw Raised(
                .notImplementedError, "binomial numbers with more than 30 expected events are not part of this program")
        }
        let other = 1 - chance
        let first = exp(number * log(other))
        let mean = number * chance
        let bound = Int(min(number, mean + 10 * (mean * other + 1).squareRoot()))
        var (found, share, draw) = (0, first, random())
        while draw > share {
            found += 1
            if found > bound {
                (found, share, draw) = (0, first, random())
            } else {
                draw -= share
                share = ((number - Double(found) + 1) * chance * share) / (Double(found) * other)
            }
        }
        return found
    }

    func poisson(_ mean: Double) -> Int {
        if mean == 0 { return 0 }
        guard mean >= 10 else {
            let limit = exp(-mean)
            var (found, product) = (0, 1.0)
            while true {
                product *= random()
                if product <= limit { return found }
                found += 1
            }
        }
        let (root, logarithm) = (mean.squareRoot(), log(mean))
        let b = 0.931 + 2.53 * root
        let a = -0.059 + 0.02483 * b
        let inverse = 1.1239 + 1.1328 / (b - 3.4)
        let limit = 0.9277 - 3.6224 / (b - 2)
        while true {
            let u = random() - 0.5
            let v = random()
            let us = 0.5 - abs(u)
            let k = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
            if us >= 0.07, v <= limit { return Int(k) }
            if k < 0 || (us < 0.013 && v > us) { continue }
            if log(v) + log(inverse) - log(a / (us * us) + b) <= -mean + k * logarithm - lgamma(k + 1) { return Int(k) }
        }
    }

    func laplace(_ middle: Double, _ scale: Double) -> Double {
        while true {
            let u = random()
            if u >= 0.5 { return middle - scale * log(2 - u - u) }
            if u > 0 { return middle + scale * log(u + u) }
        }
    }
}
