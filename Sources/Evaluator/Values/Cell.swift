/// A variable that a nested function shares.
final class Cell: Object {
    var value: Value = .unbound

    init(_ value: Value) {
        self.value = value
        super.init(type: Types.current.cell)
    }
}
