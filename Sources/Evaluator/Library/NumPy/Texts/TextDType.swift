import Tensors

/// `dtype('<U5')`
final class TextDType: Object {
    let width: Int

    init(_ width: Int) {
        self.width = width
        super.init(type: Types.current.native(TextDType.row))
    }

    override func repr() throws -> String { "dtype('<U\(width)')" }
    override func str() throws -> String? { "<U\(width)" }
    override func isEqual(to other: Value) throws -> Bool? { try TextDType.width(of: other) == width }
    override func hash() throws -> Int? { width &+ 7919 }

    /// The width that a dtype of texts asks for (0: as wide as needed); nil for other dtypes.
    static func width(of value: Value) throws -> Int? {
        switch value {
        case .str(let text):
            var name = text.value[...]
            if name == "str" || name == "unicode" { return 0 }
            if let first = name.first, "<>=|".contains(first) { name = name.dropFirst() }
            guard name.first == "U" else { return nil }
            return name.count == 1 ? 0 : Int(name.dropFirst())
        case .object(let object):
            if let dtype = object as? TextDType { return dtype.width }
            if let type = object as? TypeObject, type === Types.current.str { return 0 }
            return object === Types.current.native(TextScalar.row) ? 0 : nil
        case .unbound, .none, .bool, .int, .float, .list, .tuple, .dict, .tensor: return nil
        }
    }

    static let row = NativeType(
        "StrDType", module: "numpy.dtypes", bases: ["numpy.dtype"], "The element type of an array of texts.",
        properties: [
            Property("name", "Its name.") { .text("str\(32 * width($0))") },
            Property("itemsize", "Bytes of one element.") { .int(4 * width($0)) },
            Property("kind", "U.") { _ in .text("U") },
        ])

    private static func width(_ value: Value) -> Int { value.object(as: TextDType.self)?.width ?? 0 }
}

/// `np.str_`
enum TextScalar {
    static let row = NativeType(
        "str_", module: "numpy", bases: ["str"], "A text as an element of an array.",
        construct: Builtin("str_", "(value='', /)", "A text.", example: "np.str_('a')\n#> np.str_('a')") { call in
            .str(TextArray.element(try call[0].asStr()))
        })
}
