/// What `torch.load` says to files that it does not read.
enum PickleErrors {
    static func make(_ name: String, _ message: String) -> ExceptionObject {
        let types = Types.current
        return ExceptionObject(types.named("_pickle." + name) ?? types.exception(.runtimeError), [.text(message)])
    }

    /// PyTorch's words about a file that could run code.
    static func refused(_ detail: String, _ isTrusted: Bool) -> Raised {
        guard !isTrusted else {
            return Raised(make("UnpicklingError", detail))
        }
        let text = """
            Weights only load failed. This file can still be loaded, to do so you have two options, \
            \u{1B}[1mdo those steps only if you trust the source of the checkpoint\u{1B}[0m. 
            \t(1) In PyTorch 2.6, we changed the default value of the `weights_only` argument in `torch.load` from \
            `False` to `True`. Re-running `torch.load` with `weights_only` set to `False` will likely succeed, but it \
            can result in arbitrary code execution. Do it only if you got the file from a trusted source.
            \t(2) Alternatively, to load with `weights_only=True` please check the recommended steps in the following \
            error message.
            \tWeightsUnpickler error: \(detail)

            Check the documentation of torch.load to learn more about types accepted by default with weights_only \
            https://pytorch.org/docs/stable/generated/torch.load.html.
            """
        return Raised(make("UnpicklingError", text))
    }

    static func unknownGlobal(_ module: String, _ name: String, _ isTrusted: Bool) -> Raised {
        let shown = module + "." + name
        guard !isTrusted else {
            return Raised(.notImplementedError, "loading objects of type '\(shown)' is not part of this program")
        }
        return refused(
            """
            Unsupported global: GLOBAL \(shown) was not an allowed global by default. Please use \
            `torch.serialization.add_safe_globals([\(shown)])` or the `torch.serialization.safe_globals([\(shown)])` \
            context manager to allowlist this global if you trust this class/function.
            """, isTrusted)
    }

    static let rows = [
        NativeType("PickleError", module: "_pickle", bases: ["Exception"], "A pickle cannot be written or read."),
        NativeType("PicklingError", module: "_pickle", bases: ["_pickle.PickleError"], "A pickle cannot be written."),
        NativeType("UnpicklingError", module: "_pickle", bases: ["_pickle.PickleError"], "A pickle cannot be read."),
    ]
}
