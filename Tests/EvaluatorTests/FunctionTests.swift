import Testing

@Suite struct FunctionTests {
    @Test(arguments: [
        Program(
            "def f(a, b=2, *c, d=4, **e):\n    return a, b, c, d, e\nprint(f(1), f(1, 5, 6, d=7, x=8))",
            "(1, 2, (), 4, {}) (1, 5, (6,), 7, {'x': 8})"),
        Program("def f(a): pass\nf()", "TypeError: f() missing 1 required positional argument: 'a'"),
    ])
    func program(_ program: Program) { program.check() }
}
