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
            try handle(call, .after, prepend: call.bool(1), takesKeywords: call.bool(2))
        },
        Builtin(
            "register_forward_pre_hook", "(hook, *, prepend: bool = False, with_kwargs: bool = False)",
            "Calls `hook(module, args)` before every forward; what it returns replaces the arguments."
        ) { call in
            try handle(call, .before, prepend: call.bool(1), takesKeywords: call.bool(2))
        },
        Builtin(
            "register_full_backward_hook", "(hook, prepend: bool = False)",
            "Calls `hook(module, grad_input, grad_output)` in every backward; what it returns replaces grad_input.",
            example:
                "m = nn.Linear(1, 1)\nh = m.register_full_backward_hook(lambda m, i, o: print(o))\nm(torch.ones(1)).backward()\n#> (tensor([1.]),)"
        ) { call in
            try handle(call, .backward, prepend: call.bool(1), takesKeywords: false)
        },
        Builtin(
            "register_full_backward_pre_hook", "(hook, prepend: bool = False)",
            "Calls `hook(module, grad_output)` in every backward; what it returns replaces grad_output."
        ) { call in
            try handle(call, .beforeBackward, prepend: call.bool(1), takesKeywords: false)
        },
    ]

    private static func handle(
        _ call: borrowing Arguments, _ kind: ModuleHooks.Kind, prepend: Bool, takesKeywords: Bool
    ) throws -> Value {
        let instance = try call.instance
        let hooks = instance.hooks ?? ModuleHooks()
        instance.hooks = hooks
        let id = hooks.add(call[0], takesKeywords: takesKeywords, kind, prepend: prepend)
        return .object(
            RemovableHandle { [weak instance] in
                hooks.remove(id)
                if hooks.isEmpty { instance?.hooks = nil }
            })
    }
}
