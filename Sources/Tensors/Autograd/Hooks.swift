import CKernels

/// A function that sees, and may replace, a gradient on its way.
public struct GradientHook {
    let id: Int64
    let name: String
    let body: (Tensor) throws -> Tensor?

    static func run(_ hooks: [GradientHook], on gradient: Tensor) throws -> Tensor {
        var gradient = gradient
        for hook in hooks {
            guard let replaced = try hook.body(gradient) else { continue }
            guard replaced.shape == gradient.shape else { throw TensorError.hookChangedSize(hook.name) }
            gradient = replaced
        }
        return gradient
    }
}

/// What `register_hook` returns: `remove()` takes the hook away again.
public final class HookHandle {
    private var removal: (() -> Void)?

    init(_ removal: @escaping () -> Void) { self.removal = removal }

    public func remove() {
        removal?()
        removal = nil
    }
}

extension Tensor {
    /// Calls `body` with this tensor's gradient in every backward pass; what it returns, if anything, takes the
    /// gradient's place.
    ///
    /// - Throws: PyTorch's error for a tensor that does not require a gradient.
    public func registerHook(named name: String = "hook", _ body: @escaping (Tensor) throws -> Tensor?) throws
        -> HookHandle
    {
        guard requiresGrad else { throw TensorError.hookNeedsGrad }
        let hook = GradientHook(id: ck_next_node_sequence(), name: name, body: body)
        if let node = gradNode {
            node.withExtras(of: gradOutput) { $0.hooks.append(hook) }
            let output = gradOutput
            return HookHandle { [weak node] in
                node?.withExtras(of: output) { $0.hooks.removeAll { $0.id == hook.id } }
            }
        }
        let extras = autogradExtras ?? AutogradExtras()
        autogradExtras = extras
        extras.hooks.append(hook)
        return HookHandle { [weak extras] in extras?.hooks.removeAll { $0.id == hook.id } }
    }

    /// `retain_grad()`: this result of an operation gets a `.grad` too.
    public func retainGrad() throws {
        guard requiresGrad else { throw TensorError.retainNeedsGrad }
        gradNode?.withExtras(of: gradOutput) { $0.retaining = self }
    }

    /// `retains_grad`.
    public var retainsGrad: Bool {
        gradNode?.extras?.contains { $0.output == gradOutput && $0.retaining === self } ?? false
    }
}

extension GradNode {
    fileprivate func withExtras(of output: Int, _ change: (inout ResultExtras) -> Void) {
        var all = extras ?? []
        let index = all.firstIndex { $0.output == output } ?? all.count
        if index == all.count { all.append(ResultExtras(output: output)) }
        change(&all[index])
        extras = all
    }
}

extension TensorError {
    static let hookNeedsGrad = TensorError(
        .runtimeError, "cannot register a hook on a tensor that doesn't require gradient")
    static let retainNeedsGrad = TensorError(
        .runtimeError, "can't retain_grad on Tensor that has requires_grad=False")

    static func hookChangedSize(_ name: String) -> TensorError {
        TensorError(.runtimeError, "hook '\(name)' has changed the size of value")
    }
}
