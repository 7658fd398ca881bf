import Evaluator
import TextUI

/// What the panes show of a kernel.
extension Kernel {
    /// The user's variables, newest assignments in no special order: by name.
    public var variableRows: [VarsPane.Row] {
        variableNames.compactMap { name in
            interpreter.globals.value(Symbol(name)).flatMap { Self.row(name, $0) }
        }
    }

    static func row(_ name: String, _ value: Value) -> VarsPane.Row? {
        if case .tensor = value {
            let shape = (try? value.attribute("shape").repr()) ?? ""
            let dtype = (try? value.attribute("dtype").repr()) ?? ""
            return VarsPane.Row(
                name: name, shape: String(shape.drop { $0 != "(" }.dropFirst().dropLast()).shapeText,
                dtype: dtype.hasPrefix("torch.") ? String(dtype.dropFirst(6)) : dtype,
                requiresGrad: (try? value.attribute("requires_grad").repr()) == "True")
        }
        if let outline = value.moduleOutline {
            return VarsPane.Row(
                name: name, shape: "", dtype: outline.typeName,
                requiresGrad: outline.parameters.contains(where: \.isTrained),
                parameters: outline.parameters.reduce(0) { $0 + $1.count })
        }
        switch value {
        case .list(let list): return VarsPane.Row(name: name, shape: "\(list.items.count) items", dtype: "list")
        case .dict(let dict): return VarsPane.Row(name: name, shape: "\(dict.count) entries", dtype: "dict")
        case .tuple(let tuple): return VarsPane.Row(name: name, shape: "\(tuple.items.count) items", dtype: "tuple")
        case .unbound: return nil
        case .none, .bool, .int, .float, .str:
            return VarsPane.Row(name: name, shape: short((try? value.repr()) ?? ""), dtype: value.typeName)
        case .object: return VarsPane.Row(name: name, shape: "", dtype: value.typeName)
        case .tensor: return nil
        }
    }

    private static func short(_ text: String) -> String {
        text.unicodeScalars.count > 24 ? String(text.unicodeScalars.prefix(23)) + "…" : text
    }

    /// The network that was made last and is no part of another one; nil where there is none.
    public var modelPane: ModelPane? {
        var models: [(name: String, outline: ModuleOutline)] = []
        for symbol in interpreter.globals.names where !symbol.name.hasPrefix("_") {
            guard let outline = interpreter.globals.value(symbol)?.moduleOutline, !outline.parameters.isEmpty else {
                continue
            }
            models.append((symbol.name, outline))
        }
        let inside = models.reduce(into: Set<ObjectIdentifier>()) { $0.formUnion($1.outline.inside) }
        guard let model = models.last(where: { !inside.contains($0.outline.identity) }) ?? models.last else {
            return nil
        }
        return ModelPane(
            heading: "\(model.name): \(model.outline.typeName)",
            rows: model.outline.parameters.map { parameter in
                ModelPane.Row(
                    name: parameter.name, shape: parameter.shape.tupleText,
                    formula: ShapeFormula.text(owner: parameter.owner, name: parameter.ownName),
                    count: parameter.count)
            })
    }
}

extension [Int] {
    /// `(4, 2)`, `(4,)`, `()`
    fileprivate var tupleText: String {
        count == 1 ? "(\(self[0]),)" : "(" + map(String.init).joined(separator: ", ") + ")"
    }
}

extension String {
    /// What stands in the brackets of `torch.Size([6, 4])`, as a tuple.
    fileprivate var shapeText: String {
        let numbers = filter { $0 != "[" && $0 != "]" }
        return numbers.isEmpty || numbers.contains(",") ? "(\(numbers))" : "(\(numbers),)"
    }
}
