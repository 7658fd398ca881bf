import Testing

/// How arguments meet parameters. Expectations are what CPython 3.11.7 prints.
@Suite struct ArgumentTests {
    @Test(arguments: [
        Program(
            #"""
            def f(a, b=2, *c, d=4, **e):
                return a, b, c, d, e
            print(f(1), f(1, 5, 6, d=7, x=8), f(b=1, a=2), f(*[1, 2, 3], **{'z': 1}))
            """#,
            #"""
            (1, 2, (), 4, {}) (1, 5, (6,), 7, {'x': 8}) (2, 1, (), 4, {}) (1, 2, (3,), 4, {'z': 1})
            """#),
        Program(
            #"""
            def f(a, b): pass
            f()
            """#,
            #"""
            TypeError: f() missing 2 required positional arguments: 'a' and 'b'
            """#),
        Program(
            #"""
            def f(a, b): pass
            f(1)
            """#,
            #"""
            TypeError: f() missing 1 required positional argument: 'b'
            """#),
        Program(
            #"""
            def f(a): pass
            f(1, 2)
            """#,
            #"""
            TypeError: f() takes 1 positional argument but 2 were given
            """#),
        Program(
            #"""
            def f(a, b=1): pass
            f(1, 2, 3)
            """#,
            #"""
            TypeError: f() takes from 1 to 2 positional arguments but 3 were given
            """#),
        Program(
            #"""
            def f(): pass
            f(1)
            """#,
            #"""
            TypeError: f() takes 0 positional arguments but 1 was given
            """#),
        Program(
            #"""
            def f(a): pass
            f(b=1)
            """#,
            #"""
            TypeError: f() got an unexpected keyword argument 'b'
            """#),
        Program(
            #"""
            def f(a): pass
            f(1, a=2)
            """#,
            #"""
            TypeError: f() got multiple values for argument 'a'
            """#),
        Program(
            #"""
            def f(*, k): pass
            f()
            """#,
            #"""
            TypeError: f() missing 1 required keyword-only argument: 'k'
            """#),
        Program(
            #"""
            def f(a, *, k): pass
            f(1, 2)
            """#,
            #"""
            TypeError: f() takes 1 positional argument but 2 were given
            """#),
        Program(
            #"""
            def f(a, /): pass
            f(a=1)
            """#,
            #"""
            TypeError: f() got some positional-only arguments passed as keyword arguments: 'a'
            """#),
        Program(
            #"""
            def f(a, b, c): pass
            f()
            """#,
            #"""
            TypeError: f() missing 3 required positional arguments: 'a', 'b', and 'c'
            """#),
        Program(
            #"""
            f = lambda x, y=3: x * y
            print(f(2), f(2, 4), (lambda: 5)(), f.__name__)
            """#,
            #"""
            6 8 5 <lambda>
            """#),
        Program(
            #"""
            def outer():
                xs = []
                for i in range(3):
                    def inner(j=i):
                        return i, j
                    xs.append(inner)
                return [g() for g in xs]
            print(outer())
            """#,
            #"""
            [(2, 0), (2, 1), (2, 2)]
            """#),
    ])
    func program(_ program: Program) { program.check() }
}
