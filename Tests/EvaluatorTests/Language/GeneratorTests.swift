import Testing

/// Functions that suspend. Expectations are what CPython 3.11.7 prints.
@Suite struct GeneratorTests {
    @Test(arguments: [
        Program(
            #"""
            def g():
                x = yield 1
                print("got", x)
                y = yield 2
                print("got", y)
                return 3
            it = g()
            print(next(it)); print(it.send("a"))
            try: it.send("b")
            except StopIteration as e: print("ret", e.value)
            """#,
            #"""
            1
            got a
            2
            got b
            ret 3
            """#),
        Program(
            #"""
            def g():
                try:
                    yield 1
                    yield 2
                except ValueError as e:
                    print("caught", e)
                    yield 99
                finally:
                    print("cleanup")
            it = g()
            print(next(it), it.throw(ValueError("v")))
            print(list(it))
            it = g(); next(it); it.close()
            print("closed")
            """#,
            #"""
            caught v
            1 99
            cleanup
            []
            cleanup
            closed
            """#),
        Program(
            #"""
            def inner():
                r = yield 1
                print("inner got", r)
                return "result"
            def outer():
                x = yield from inner()
                print("x =", x)
                yield from [7, 8]
                return "done"
            it = outer()
            print(next(it), it.send("S"), next(it))
            print(list(it))
            """#,
            #"""
            inner got S
            x = result
            1 7 8
            []
            """#),
        Program(
            #"""
            def g(n):
                for i in range(n):
                    for j in range(i):
                        if j == 2: continue
                        if i == 5: return
                        yield i, j
            print(list(g(10)))
            """#,
            #"""
            [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (4, 0), (4, 1), (4, 3)]
            """#),
        Program(
            #"""
            def g():
                i = 0
                while True:
                    i += 1
                    if i % 2: continue
                    if i > 8: break
                    yield i
                else:
                    yield "never"
                yield "end"
            print(list(g()))
            """#,
            #"""
            [2, 4, 6, 8, 'end']
            """#),
        Program(
            #"""
            def f(*a): return a
            def g():
                print(f(1, (yield "a"), 2, (yield "b")))
                z = [(yield "c"), (yield "d")]
                print(z)
                d = {"k": (yield "e")}
                print(d, (yield "f") or (yield "g"), "x" if (yield "h") else (yield "i"))
            it = g()
            out = [next(it)]
            for v in [10, 20, 30, 40, 50, 0, 60, 0, 80]:
                try: out.append(it.send(v))
                except StopIteration: break
            print(out)
            """#,
            #"""
            (1, 10, 2, 20)
            [30, 40]
            {'k': 50} 60 80
            ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
            """#),
        Program(
            #"""
            print(sum(i * i for i in range(5)), list(x for x in "abc" if x != "b"), tuple(i for i in range(3)))
            g = (x for x in [1, 2, 3])
            print(next(g), list(g), list(g))
            """#,
            #"""
            30 ['a', 'c'] (0, 1, 2)
            1 [2, 3] []
            """#),
        Program(
            #"""
            def fib():
                a, b = 0, 1
                while True:
                    yield a
                    a, b = b, a + b
            import itertools
            print(list(itertools.islice(fib(), 10)))
            """#,
            #"""
            [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]
            """#),
        Program(
            #"""
            def g():
                with open("/dev/null") as f:
                    yield f.closed
                yield f.closed
            print(list(g()))
            """#,
            #"""
            [False, True]
            """#),
    ])
    func program(_ program: Program) { program.check() }
}
