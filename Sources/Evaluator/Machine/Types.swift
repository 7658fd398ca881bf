import CKernels

/// The types of one interpreter. Made at its start without their members, which come when first asked for.
public final class Types {
    @inline(__always)
    public static var current: Types { Machine.current.pointee.types }

    /// `object`, `type`
    public let object: TypeObject
    public let metatype: TypeObject
    public let int, bool, float, str, list, tuple, dict, set, frozenset: TypeObject
    public let none, ellipsisType, notImplementedType, slice, cell: TypeObject
    public let function, builtinFunction, boundMethod, builtinMethod, getSetDescriptor: TypeObject
    public let module, generator, range, property, staticMethod, classMethod, superType: TypeObject
    public let tensor, dtype: TypeObject

    /// `Ellipsis` and `NotImplemented`
    public private(set) var ellipsis: Value = .none
    public private(set) var notImplemented: Value = .none

    /// Types of the iterators that loops make.
    private(set) lazy var listIterator = iterator("list_iterator")
    private(set) lazy var tupleIterator = iterator("tuple_iterator")
    private(set) lazy var textIterator = iterator("str_iterator")
    private(set) lazy var rangeIterator = iterator("range_iterator")
    private(set) lazy var keyIterator = iterator("dict_keyiterator")

    private var exceptions: [TypeObject] = []
    private var named: [String: TypeObject] = [:]
    private var all: [TypeObject] = []

    init() {
        let object = TypeObject("object", bases: [], metatype: nil)
        let metatype = TypeObject("type", bases: [object], metatype: nil)
        object.typeReference = Unmanaged.passUnretained(metatype)
        object.layoutReference = metatype.rootReference
        func core(_ name: String, module: String = "", base: TypeObject? = nil) -> TypeObject {
            TypeObject(name, module: module, bases: [base ?? object], metatype: metatype)
        }
        self.object = object
        self.metatype = metatype
        int = core("int")
        bool = core("bool", base: int)
        float = core("float")
        str = core("str")
        list = core("list")
        tuple = core("tuple")
        dict = core("dict")
        set = core("set")
        frozenset = core("frozenset")
        none = core("NoneType")
        ellipsisType = core("ellipsis")
        notImplementedType = core("NotImplementedType")
        slice = core("slice")
        cell = core("cell")
        function = core("function")
        builtinFunction = core("builtin_function_or_method")
        boundMethod = core("method")
        builtinMethod = core("builtin_function_or_method")
        getSetDescriptor = core("getset_descriptor")
        module = core("module")
        generator = core("generator")
        range = core("range")
        property = core("property")
        staticMethod = core("staticmethod")
        classMethod = core("classmethod")
        superType = core("super")
        tensor = core("Tensor", module: "torch")
        dtype = core("dtype", module: "torch")
        for type in [
            object, metatype, int, bool, float, str, list, tuple, dict, set, frozenset, none, ellipsisType,
            notImplementedType, slice, cell, function, builtinFunction, boundMethod, getSetDescriptor, module,
            generator,
            range, property, staticMethod, classMethod, superType, tensor, dtype,
        ] {
            register(type)
        }
        all.append(builtinMethod)
        for kind in ExceptionKind.allCases {
            let base = kind.base.flatMap { base in exceptions.first { $0.name == base.rawValue } } ?? object
            let type = core(kind.rawValue, base: base)
            exceptions.append(type)
            register(type)
        }
        ellipsis = .object(Singleton("Ellipsis", type: ellipsisType))
        notImplemented = .object(Singleton("NotImplemented", type: notImplementedType))
    }

    private func register(_ type: TypeObject) {
        if let rows = Library.index.types[type.name] {
            for group in rows { type.addRows(group) }
        }
        if type.module.isEmpty || type.name == "Tensor", let row = Library.index.coreTypes[type.name] {
            type.adopt(row)
        }
        named[type.displayName] = type
        all.append(type)
    }

    /// A builtin exception class.
    public func exception(_ kind: ExceptionKind) -> TypeObject {
        // The array follows `allCases`, whose order the raw declaration gives.
        exceptions[kind.place]
    }

    /// The type of a library row, made when first asked for.
    public func native(_ row: NativeType) -> TypeObject {
        native(row, key: row.module.isEmpty ? row.name : row.module + "." + row.name)
    }

    /// The same for a type that shows the name of another one: `key` is what it is registered under.
    func native(_ row: NativeType, key: String) -> TypeObject {
        if let type = named[key] { return type }
        let bases = row.bases.compactMap { self.named($0) }
        let type = TypeObject(
            row.name, module: row.module, bases: bases.isEmpty ? [object] : bases, row: row, metatype: metatype)
        type.addRows(row.rows)
        if key == type.displayName {
            register(type)
        } else {
            named[key] = type
            all.append(type)
        }
        return type
    }

    /// A type by its registered name (`list`, `torch.nn.modules.module.Module`) or by a row's plain name (`Module`).
    public func named(_ name: String) -> TypeObject? {
        if let type = named[name] { return type }
        return Library.index.rows[name].map { native($0) }
    }

    /// A native iterator's or view's type, which has a name and nothing else.
    public func iterator(_ name: String) -> TypeObject {
        if let type = named[name] { return type }
        let type = TypeObject(name, bases: [object], metatype: metatype)
        type.addRows(SpecialRows.iterator)
        register(type)
        return type
    }

    /// Keeps a type made by a program alive as long as the interpreter: objects do not count their types.
    func keep(_ type: TypeObject) { all.append(type) }
}

extension ExceptionKind {
    /// Its place in `allCases`.
    var place: Int {
        ExceptionKind.places[rawValue] ?? 0
    }

    private static let places: [String: Int] = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($0.element.rawValue, $0.offset) })
}
