import Testing

/// Functions as values, closures, recursion. Expectations are what CPython 3.11.7 prints.
@Suite struct ClosureTests {
    @Test(arguments: [
        Program(
            #"""
            def counter():
                n = 0
                def inc(by=1):
                    nonlocal n
                    n += by
                    return n
                return inc
            c = counter()
            print(c(), c(5), c())
            """#,
            #"""
            1 6 7
            """#),
        Program(
            #"""
            x = 10
            def f():
                global x
                x += 1
                return x
            print(f(), x)
            """#,
            #"""
            11 11
            """#),
        Program(
            #"""
            def f():
                print(y)
                y = 1
            f()
            """#,
            #"""
            UnboundLocalError: cannot access local variable 'y' where it is not associated with a value
            """#),
        Program(
            #"""
            def f():
                del z
                z = 1
            f()
            """#,
            #"""
            UnboundLocalError: cannot access local variable 'z' where it is not associated with a value
            """#),
        Program(
            #"""
            def f():
                return g()
            f()
            """#,
            #"""
            NameError: name 'g' is not defined
            """#),
        Program(
            #"""
            def f(x=[]):
                x.append(1)
                return x
            f(); print(f())
            """#,
            #"""
            [1, 1]
            """#),
        Program(
            #"""
            def fact(n): return 1 if n <= 1 else n * fact(n - 1)
            print(fact(20), [fact(i) for i in range(6)])
            """#,
            #"""
            2432902008176640000 [1, 1, 2, 6, 24, 120]
            """#),
        Program(
            #"""
            def f(n): return f(n + 1)
            try:
                f(0)
            except RecursionError as e:
                print("deep:", e)
            """#,
            #"""
            deep: maximum recursion depth exceeded
            """#),
        Program(
            #"""
            def deco(f):
                def wrapped(*a, **k):
                    print("calling", f.__name__, a, k)
                    return f(*a, **k)
                return wrapped
            @deco
            def add(a, b): return a + b
            print(add(1, b=2))
            """#,
            #"""
            calling add (1,) {'b': 2}
            3
            """#),
        Program(
            #"""
            def f(a: int, b: "str" = 'x') -> float:
                """Doc."""
                return a
            print(f.__doc__, f.__name__, f.__annotations__)
            """#,
            #"""
            Doc. f {'a': <class 'int'>, 'b': 'str', 'return': <class 'float'>}
            """#),
        Program(
            #"""
            print((lambda *a, **k: (a, k))(1, 2, x=3))
            def g(first, *rest): return first, rest
            print(g(*"abc"), g(*range(3)))
            """#,
            #"""
            ((1, 2), {'x': 3})
            ('a', ('b', 'c')) (0, (1, 2))
            """#),
        Program(
            #"""
            def f(**kw): return kw
            print(f(**{'a': 1}, **{'b': 2}))
            f(**{'a': 1}, a=2)
            """#,
            #"""
            {'a': 1, 'b': 2}
            TypeError: __main__.f() got multiple values for keyword argument 'a'
            """#),
        Program(
            #"""
            def f(): pass
            f(*5)
            """#,
            #"""
            TypeError: __main__.f() argument after * must be an iterable, not int
            """#),
        Program(
            #"""
            def f(): pass
            f(**5)
            """#,
            #"""
            TypeError: __main__.f() argument after ** must be a mapping, not int
            """#),
        Program(
            #"""
            print(max(3, 1, 2), min([4, 2]), max("abc", key=lambda c: -ord(c)), abs(-3), sum([1, 2], 10), round(2.675, 2), round(2.5), divmod(-7, 2))
            """#,
            #"""
            3 2 a 3 13 2.67 2 (-4, 1)
            """#),
        Program(
            #"""
            fs = [lambda: i for i in range(3)]
            print([f() for f in fs])
            """#,
            #"""
            [2, 2, 2]
            """#),
        Program(
            #"""
            def f():
                for i in range(3):
                    yield lambda: i
            print([g() for g in list(f())])
            """#,
            #"""
            [2, 2, 2]
            """#),
        Program(
            #"""
            def f(x):
                if x: return "yes"
            print(f(1), f(0))
            """#,
            #"""
            yes None
            """#),
        Program(
            #"""
            def a():
                def b():
                    def c():
                        return x
                    return c()
                x = 3
                return b()
            print(a())
            """#,
            #"""
            3
            """#),
        Program(
            #"""
            def make(n):
                return [lambda x, i=i: x + i for i in range(n)]
            print([f(10) for f in make(3)])
            """#,
            #"""
            [10, 11, 12]
            """#),
        Program(
            #"""
            def f(a, b):
                a, b = b, a
                return a - b
            print(f(1, 5))
            f.attr = 3
            print(f.attr, callable(f), callable(3))
            """#,
            #"""
            4
            3 True False
            """#),
        Program(
            #"""
            import functools
            def f(x, *args, key=None): return x, args, key
            print(functools.partial(f, 1, key=2)(5))
            """#,
            #"""
            (1, (5,), 2)
            """#),
    ])
    func program(_ program: Program) { program.check() }
}
