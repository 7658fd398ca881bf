import Testing

/// Recursion of every kind ends in RecursionError, never in a crash.
@Suite struct DepthTests {
    @Test(arguments: [
        // Deeper than CPython's own C stack would take: nested values.
        Program(
            "l = []\nfor i in range(100000): l = [l]\ntry: repr(l)\nexcept RecursionError as e: print(e)",
            "maximum recursion depth exceeded while getting the repr of an object"),
        Program(
            "a = []\nb = []\nfor i in range(100000):\n    a = [a]\n    b = [b]\ntry: a == b\nexcept RecursionError as e: print(e)",
            "maximum recursion depth exceeded in comparison"),
        Program(
            "def f(n): return 0 if n == 0 else 1 + f(n - 1)\nprint(f(900))\ntry: f(5000)\nexcept RecursionError: print('deep')",
            "900\ndeep"),
        Program(
            "import sys\nsys.setrecursionlimit(30000)\ndef f(n): return 0 if n == 0 else 1 + f(n - 1)\nprint(f(20000))",
            "20000"),
        Program(
            "class A:\n    def __repr__(self): return repr(self)\ntry: repr(A())\nexcept RecursionError: print('r')\nclass B:\n    def __eq__(self, o): return self == o\ntry: B() == B()\nexcept RecursionError: print('e')\nclass C:\n    def __getattr__(self, n): return getattr(self, n)\ntry: C().x\nexcept RecursionError: print('g')",
            "r\ne\ng"),
        Program(
            "gens = [(x for x in range(3)) for _ in range(100000)]\nprint(sum(next(g) + next(g) for g in gens))",
            "100000"),
        Program("def g(n):\n    if n: yield from g(n - 1)\n    yield n\nprint(sum(g(300)))", "45150"),
        Program(
            "import sys\nsys.setrecursionlimit(10**9)\nx = lambda: x()\ntry: x()\nexcept RecursionError: print('end')",
            "end"),
    ])
    func program(_ program: Program) { program.check() }
}
