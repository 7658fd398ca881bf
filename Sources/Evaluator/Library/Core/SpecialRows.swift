/// Special methods of native types by their names: what `super().__getitem__(key)` in a class over `dict` finds, and
/// `iterator.__next__()`.
enum SpecialRows {
    static let iterator = TypeRows(methods: [iter, next])

    static let length = Builtin("__len__", "()", "The number of items.") { .int(try $0.receiver.plainLength()) }
    static let iter = Builtin("__iter__", "()", "An iterator.") { call in
        if call.receiver.object(as: IteratorObject.self) != nil { return call.receiver }
        return .object(try call.receiver.plainIterator())
    }
    static let next = Builtin("__next__", "()", "The next item.") { call in
        let iterator = try call.receiver.native(IteratorObject.self)
        let value = try iterator.next()
        if !value.isUnbound { return value }
        throw Raised.stop((iterator as? GeneratorIterator)?.returned ?? .none)
    }
    static let contains = Builtin("__contains__", "(key, /)", "Whether it is among the items.") { call in
        .bool(try call.receiver.plainContains(call[0]))
    }
    static let getItem = Builtin("__getitem__", "(index, /)", "An item.") { call in
        try call.receiver.plainItem(at: call[0])
    }
    static let setItem = Builtin("__setitem__", "(index, value, /)", "Sets an item.") { call in
        try call.receiver.plainSetItem(call[1], at: call[0])
        return .none
    }
    static let deleteItem = Builtin("__delitem__", "(index, /)", "Deletes an item.") { call in
        try call.receiver.plainDeleteItem(at: call[0])
        return .none
    }

    /// `__add__` and `__radd__` and the like, for numbers and texts.
    static func arithmetic(_ operations: [BinaryOperation]) -> [Builtin] {
        operations.flatMap { operation -> [Builtin] in
            [
                Builtin(operation.symbol.name, "(value, /)", "Arithmetic.") { call in
                    try Operators.binary(operation, call.receiver, call[0])
                },
                Builtin(operation.reflectedSymbol.name, "(value, /)", "Arithmetic from the right.") { call in
                    try Operators.binary(operation, call[0], call.receiver)
                },
            ]
        }
    }

    static let order: [Builtin] = [OrderOperator.less, .lessOrEqual, .greater, .greaterOrEqual].map { operation in
        Builtin(operation.symbol.name, "(value, /)", "Ordering.") { call in
            try Operators.order(operation, call.receiver, call[0])
        }
    }
}

extension Family {
    static let tensorSpecial = Family(
        type: "Tensor",
        methods: [
            SpecialRows.length, SpecialRows.iter, SpecialRows.contains, SpecialRows.getItem, SpecialRows.setItem,
        ]
            + SpecialRows.arithmetic([
                .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power, .matrixMultiply,
            ])
            + SpecialRows.order)
    static let generatorSpecial = Family(type: "generator", methods: [SpecialRows.iter, SpecialRows.next])
    static let listSpecial = Family(
        type: "list",
        methods: [
            SpecialRows.length, SpecialRows.iter, SpecialRows.contains, SpecialRows.getItem, SpecialRows.setItem,
            SpecialRows.deleteItem,
        ] + SpecialRows.arithmetic([.add, .multiply]))
    static let tupleSpecial = Family(
        type: "tuple", methods: [SpecialRows.length, SpecialRows.iter, SpecialRows.contains, SpecialRows.getItem])
    static let dictSpecial = Family(
        type: "dict",
        methods: [
            SpecialRows.length, SpecialRows.iter, SpecialRows.contains, SpecialRows.getItem, SpecialRows.setItem,
            SpecialRows.deleteItem,
        ])
    static let strSpecial = Family(
        type: "str",
        methods: [SpecialRows.length, SpecialRows.iter, SpecialRows.contains, SpecialRows.getItem]
            + SpecialRows.arithmetic([.add, .multiply, .modulo]) + SpecialRows.order)
    static let setSpecial = Family(
        type: "set", methods: [SpecialRows.length, SpecialRows.iter, SpecialRows.contains])
    static let rangeSpecial = Family(
        type: "range", methods: [SpecialRows.length, SpecialRows.iter, SpecialRows.contains, SpecialRows.getItem])
    static let intSpecial = Family(
        type: "int",
        methods: SpecialRows.arithmetic([.add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power])
            + SpecialRows.order)
    static let floatSpecial = Family(
        type: "float",
        methods: SpecialRows.arithmetic([.add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power])
            + SpecialRows.order)
}
