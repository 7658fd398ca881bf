import Language
import Testing

@testable import Evaluator

/// No operation of the library ends the program, whatever the dtype: it gives something that can be printed, or raises.
@Suite struct EveryDTypeTests {
    /// Rows that would change the state of other tests, or wait.
    private static let left: Set<String> = [
        "save", "load", "seed", "manual_seed", "set_rng_state", "set_printoptions", "set_default_dtype",
        "set_default_tensor_type", "imag",
    ]

    /// Names of functions and methods, as a Python list.
    private static func names(_ families: [Family]) -> String {
        var names: Set<String> = []
        for family in families { names.formUnion(family.functions.map(\.name)) }
        return "[" + names.subtracting(left).sorted().map { "'\($0)'" }.joined(separator: ", ") + "]"
    }

    private static var program: String {
        """
        import torch, torch.nn.functional as F
        dtypes = [torch.bool, torch.int8, torch.float16, torch.complex64]
        calls = [0, 0]
        def attempt(f, *a):
            calls[0] += 1
            try:
                str(f(*a))
                calls[1] += 1
            except Exception as e:
                str(e)
        for dtype in dtypes:
            for shape in [(2, 3)]:
                def make():
                    return (torch.ones(shape, dtype=torch.int64).cumsum(0) - 2 if shape else torch.tensor(-1)).to(dtype)
                index = torch.zeros(shape, dtype=torch.int64)
                mask = torch.ones(shape, dtype=torch.bool)
                real = torch.ones(shape)
                for name in \(names(Library.torch)):
                    for owner in [torch, None]:
                        for a in [(), (make(),), (0,), (make(), make()), (0, index, make()), (mask, 1), (real,)]:
                            x = make()
                            if owner is None and hasattr(x, name): attempt(getattr(x, name), *a)
                            elif owner is torch and hasattr(torch, name): attempt(getattr(torch, name), x, *a)
                for name in \(names(Library.nn.filter { $0.target == .module("torch.nn.functional") })):
                    for a in [(), (make(),), (2,), (make(), make()), (index,), (index, make()), (real,), ((3,),)]:
                        attempt(getattr(F, name), make(), *a)
                for f in [lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b,
                          lambda a, b: a // b, lambda a, b: a % b, lambda a, b: a ** b, lambda a, b: a & b,
                          lambda a, b: a << b, lambda a, b: a >> b, lambda a, b: a < b, lambda a, b: a == b,
                          lambda a, b: a @ b]:
                    for other in dtypes: attempt(f, make(), torch.ones(shape).to(other))
                    for number in [0, -1, 2.5, True, 1e30, 10**9]:
                        attempt(f, make(), number)
                        attempt(f, number, make())
                for i in [0, slice(0, 1), None, ..., [0], mask, torch.tensor([0, 0])]:
                    attempt(lambda: make()[i])
                    for value in [1, 1.5, make(), real]:
                        def write():
                            x = make()
                            x[i] = value
                            return x
                        attempt(write)
        print(calls[0] > 8000, calls[1] > 1500)
        """
    }

    @Test func noRowTrapsOnAnyDType() { Program(Self.program, "True True").check() }
}
