/// The variables of a module. Each has a place in memory that never moves, so that compiled code points at it.
public final class Globals {
    typealias Place = UnsafeMutablePointer<Value>

    private var places: [Symbol: Place] = [:]
    private var order: [Symbol] = []
    private var chunk: Place?
    private var used = Globals.chunkSize
    private static let chunkSize = 64
    private var chunks: [Place] = []
    /// `__name__`
    public let moduleName: String

    public init(moduleName: String) { self.moduleName = moduleName }

    deinit {
        for (index, chunk) in chunks.enumerated() {
            chunk.deinitialize(count: index == chunks.count - 1 ? used : Globals.chunkSize)
            chunk.deallocate()
        }
    }

    /// The place of a variable, made unassigned where it is new.
    func place(_ symbol: Symbol) -> Place {
        if let place = places[symbol] { return place }
        if used == Globals.chunkSize {
            let fresh = Place.allocate(capacity: Globals.chunkSize)
            chunks.append(fresh)
            chunk = fresh
            used = 0
        }
        guard let chunk else { return place(symbol) }
        let place = chunk + used
        place.initialize(to: .unbound)
        used += 1
        places[symbol] = place
        order.append(symbol)
        return place
    }

    /// nil where it is not assigned.
    public func value(_ symbol: Symbol) -> Value? {
        guard let place = places[symbol], !place.pointee.isUnbound else { return nil }
        return place.pointee
    }

    public func set(_ symbol: Symbol, _ value: Value) { place(symbol).pointee = value }

    @discardableResult
    public func remove(_ symbol: Symbol) -> Bool {
        guard let place = places[symbol], !place.pointee.isUnbound else { return false }
        place.pointee = .unbound
        return true
    }

    /// The assigned variables, in the order they first appeared.
    public var names: [Symbol] { order.filter { value($0) != nil } }
}
