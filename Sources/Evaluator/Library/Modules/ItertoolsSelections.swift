/// What `product`, `permutations` and `combinations` go through.
extension Family {
    /// All rows of places below `counts`, the last place running fastest.
    static func selections(counts: [Int], _ make: @escaping ([Int]) -> Value) -> Step {
        var places = counts.map { _ in 0 }
        var isDone = counts.contains(0)
        return {
            if isDone { return .unbound }
            let value = make(places)
            var index = places.count - 1
            while index >= 0, places[index] + 1 == counts[index] {
                places[index] = 0
                index -= 1
            }
            if index < 0 { isDone = true } else { places[index] += 1 }
            return value
        }
    }

    /// Rows of `length` places that pass a test on every beginning, in order.
    static func filtered(_ pool: [Value], _ length: Int, _ holds: @escaping ([Int]) -> Bool) -> Step {
        var places: [Int] = []
        var isDone = length > 0 && pool.isEmpty
        var isFirst = true
        /// Goes to the next row of full length; false at the end.
        func advance() -> Bool {
            if !isFirst {
                if length == 0 { return false }
                places[places.count - 1] += 1
            } else {
                isFirst = false
                if length == 0 { return true }
                places = [0]
            }
            while true {
                if let last = places.last, last == pool.count {
                    places.removeLast()
                    if places.isEmpty { return false }
                    places[places.count - 1] += 1
                } else if !holds(places) {
                    places[places.count - 1] += 1
                } else if places.count == length {
                    return true
                } else {
                    places.append(0)
                }
            }
        }
        return {
            if isDone { return .unbound }
            guard advance() else {
                isDone = true
                return .unbound
            }
            return .tuple(places.map { pool[$0] })
        }
    }

    static func chosen(_ call: borrowing Arguments, repeats: Bool) throws -> Step {
        let pool = Array(try call.array(0))
        let length = try call.int(1)
        if length < 0 { throw Raised(.valueError, "r must be non-negative") }
        return filtered(pool, length) { places in
            guard places.count > 1 else { return true }
            let (a, b) = (places[places.count - 2], places[places.count - 1])
            return repeats ? a <= b : a < b
        }
    }
}
