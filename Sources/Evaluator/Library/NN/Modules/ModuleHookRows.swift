import NeuralNets

extension NativeType {
    static let moduleHooks = [
        Builtin(
            "register_forward_hook",
            "(hook, *, prepend: bool = False, with_kwargs: bool = False, always_call: bool = False)",
            "Calls `hook(module, args, output)` after every forward; what it returns replaces the output.",
            example:
                "m = nn.Linear(1, 1)\nh = m.register_forward_hook(lambda m, a, out: print(out.shape))\ny = m(torch.ones(1))\n#> torch.Size([1])"
        ) { call in
            try handle(call, isAfter: true, prepend: call.bool(1), takesKeywords: call.bool(2))
        },
        Builtin(
            "register_forward_pre_hook", "(hook, *, prepend: bool = False, with_kwargs: bool = False)",
            "Calls `hook(module, args)` before every forward; what it returns replaces the arguments."
        ) { call in
            try handle(call, isAfter: false, prepend: call.bool(1), takesKeywords: call.bool(2))
        },
    ]

    private static func handle(
        _ call: borrowing Arguments, isAfter: Bool, prepend: Bool, takesKeywords: Bool
    ) throws -> Value {
        let instance = try call.instance
        let hooks = instance.hooks ?? ForwardHooks()
        instance.hooks = hooks
        let id = hooks.add(call[0], takesKeywords: takesKeywords, isAfter: isAfter, prepend: prepend)
        return .object(
            RemovableHandle { [weak instance] in
                hooks.remove(id)
                if hooks.before.isEmpty, hooks.after.isEmpty { instance?.hooks = nil }
            })
    }
}
