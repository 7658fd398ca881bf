/// Tables go up and down.
extension VarsPane: KeyedPane {
    public var keys: String { "j k scroll  Tab next  F8 full  Esc back" }
    public mutating func press(_ key: PaneKey) -> PaneAnswer { key.scroll(&offset, below: rows.count) }
}

extension ModelPane: KeyedPane {
    public var keys: String { "j k scroll  Tab next  F8 full  Esc back" }
    public mutating func press(_ key: PaneKey) -> PaneAnswer { key.scroll(&offset, below: rows.count) }
}

/// Time goes left and right, units up and down.
extension HeatPane: KeyedPane {
    public var keys: String { "h l time  j k units  Tab next  F8 full  Esc back" }

    public mutating func press(_ key: PaneKey) -> PaneAnswer {
        let units = values.map(\.count).max() ?? 0
        if case .done = key.scroll(&firstUnit, below: units) { return .done }
        return key.step(&firstStep, below: values.count)
    }
}

extension GatesPane: KeyedPane {
    public var keys: String { "h l time  Tab next  F8 full  Esc back" }

    public mutating func press(_ key: PaneKey) -> PaneAnswer {
        key.step(&firstStep, below: gates.map(\.values.count).max() ?? 0)
    }
}

extension PaneKey {
    /// Up and down in a list of `count` rows.
    func scroll(_ offset: inout Int, below count: Int) -> PaneAnswer {
        let last = max(0, count - 1)
        switch self {
        case .up, .character("k"): offset = max(0, min(offset, last) - 1)
        case .down, .character("j"): offset = min(last, offset + 1)
        case .pageUp: offset = max(0, offset - 10)
        case .pageDown: offset = min(last, offset + 10)
        case .home, .character("g"): offset = 0
        case .end, .character("G"): offset = last
        case .left, .right, .character: return .ignored
        }
        return .done
    }

    /// Left and right among `count` steps.
    func step(_ place: inout Int, below count: Int) -> PaneAnswer {
        switch self {
        case .left, .character("h"): place = max(0, place - 1)
        case .right, .character("l"): place = min(max(0, count - 1), place + 1)
        case .up, .down, .pageUp, .pageDown, .home, .end, .character: return .ignored
        }
        return .done
    }
}
