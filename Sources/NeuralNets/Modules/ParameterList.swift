import Tensors

/// `nn.ParameterList`: numbered parameters.
public final class ParameterList: Module {
    public init(_ parameters: [Tensor] = []) throws {
        super.init("ParameterList")
        try parameters.forEach(append)
    }

    public var elements: [Tensor] { parameterTable.values.compactMap { $0 } }

    /// Plain tensors become parameters.
    public func append(_ parameter: Tensor) throws {
        setParameter(String(parameterTable.count), parameter.isParameter ? parameter : try .parameter(parameter))
    }

    /// Indented by four, sizes joined by `x`, as PyTorch has it.
    public override func repr() throws -> String {
        if parameterTable.isEmpty { return "\(typeName)()" }
        let lines = zip(parameterTable.names, parameterTable.values).map { name, parameter in
            let size = parameter?.shape.array.map(String.init).joined(separator: "x") ?? ""
            return "    (\(name)): Parameter containing: [torch.\(parameter?.dtype.name ?? "") of size \(size)]"
        }
        return "\(typeName)(\n" + lines.joined(separator: "\n") + "\n)"
    }
}
