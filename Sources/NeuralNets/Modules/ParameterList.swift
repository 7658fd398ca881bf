import Tensors

/// `nn.ParameterList`: numbered parameters.
public final class ParameterList: Module {
    public init(_ parameters: [Tensor] = []) throws {
        super.init("ParameterList")
        try parameters.forEach(append)
    }

    private init(like other: ParameterList) { super.init(other.typeName) }

    public override func replica() -> Module { ParameterList(like: self) }

    public var elements: [Tensor] { parameterTable.values.compactMap { $0 } }

    /// Plain tensors become parameters.
    public func append(_ parameter: Tensor) throws {
        setParameter(String(parameterTable.count), parameter.isParameter ? parameter : try .parameter(parameter))
    }

    /// Indented by four (a single one stands in the line), sizes joined by `x`, as PyTorch has it.
    public override func repr() throws -> String {
        if parameterTable.isEmpty { return "\(typeName)()" }
        let lines = zip(parameterTable.names, parameterTable.values).map { name, parameter in
            let size = parameter?.shape.array.map(String.init).joined(separator: "x") ?? ""
            return "  (\(name)): Parameter containing: [torch.\(parameter?.dtype.name ?? "") of size \(size)]"
        }
        if lines.count == 1 { return "\(typeName)(\(lines[0]))" }
        return "\(typeName)(\n" + lines.map { "  " + $0 }.joined(separator: "\n") + "\n)"
    }
}
