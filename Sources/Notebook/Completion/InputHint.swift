import Evaluator
import TextUI

extension Kernel {
    /// A line on what stands at the cursor: what the function that is being called takes, a variable's shape, what an
    /// attribute is. Nothing of the program runs for it.
    public func hint(text: String, cursor: Int) -> String? {
        switch CompletionContext(text: text, cursor: cursor) {
        case .name(let prefix, let callee, _):
            if let callee, let value = lookUp(callee) { return Self.signature(callee.joined(separator: "."), value) }
            guard !prefix.isEmpty, variableNames.contains(prefix) else { return nil }
            return lookUp([prefix]).flatMap { Self.description(prefix, $0) }
        case .attribute(let chain, let prefix):
            guard !prefix.isEmpty, let member = lookUp(chain)?.quietAttribute(prefix) else { return nil }
            let about = member.documentation
            guard !about.signature.isEmpty, Self.callables.contains(member.typeName) else { return nil }
            return prefix + about.signature + (about.summary.isEmpty ? "" : "  " + about.summary)
        case .magic(let prefix):
            return Magic.all.first { $0.name == prefix }.map { $0.usage + "  " + $0.summary }
        case .magicArgument(let name, _):
            return Magic.all.first { $0.name == name }.map { $0.usage + "  " + $0.summary }
        case .module, .moduleMember, .string, .nothing: return nil
        }
    }

    private static let callables: Set = ["function", "method", "builtin_function_or_method", "type"]

    private static func signature(_ name: String, _ value: Value) -> String? {
        let signature = value.documentation.signature
        return signature.isEmpty ? nil : name + signature
    }

    private static func description(_ name: String, _ value: Value) -> String? {
        guard let row = row(name, value), value.moduleOutline != nil || !row.shape.isEmpty else { return nil }
        let parameters = row.parameters.map { ", \($0) parameters" } ?? ""
        return "\(name): \(row.dtype)\(row.shape.isEmpty ? "" : " " + row.shape)\(parameters)"
            + (row.requiresGrad && row.parameters == nil ? ", requires_grad" : "")
    }
}
