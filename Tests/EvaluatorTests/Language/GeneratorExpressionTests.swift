import Testing

/// Generator expressions, yields inside expressions, clean-up. Expectations are what CPython 3.11.7 prints.
@Suite struct GeneratorExpressionTests {
    @Test(arguments: [
        Program(
            #"""
            def g():
                raise StopIteration
                yield
            list(g())
            """#,
            #"""
            RuntimeError: generator raised StopIteration
            """#),
        Program(
            #"""
            def g():
                yield 1
                raise ValueError("in gen")
            for x in g(): print(x)
            """#,
            #"""
            1
            ValueError: in gen
            """#),
        Program(
            #"""
            def g():
                yield
            it = g()
            it.send(1)
            """#,
            #"""
            TypeError: can't send non-None value to a just-started generator
            """#),
        Program(
            #"""
            def tree(t):
                if t:
                    l, v, r = t
                    yield from tree(l)
                    yield v
                    yield from tree(r)
            print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))
            """#,
            #"""
            [1, 2, 3, 4]
            """#),
        Program(
            #"""
            def g():
                try:
                    for i in range(3):
                        try:
                            yield i
                        finally:
                            print("f", i)
                finally:
                    print("outer")
            for x in g():
                if x == 1: break
            print("after")
            """#,
            #"""
            f 0
            f 1
            outer
            after
            """#),
        Program(
            #"""
            gens = [(i for i in range(3)) for _ in range(1000)]
            for g in gens: next(g)
            print(sum(sum(g) for g in gens))
            """#,
            #"""
            3000
            """#),
        Program(
            #"""
            def g():
                x = 1
                def h(): return x
                yield h
                x = 2
                yield h
            a, b = g()
            print(a(), b())
            """#,
            #"""
            2 2
            """#),
        Program(
            #"""
            def g(): yield
            it = g()
            print(type(it), it.__next__(), list(it))
            """#,
            #"""
            <class 'generator'> None []
            """#),
        Program(
            #"""
            def gen():
                while True:
                    try:
                        x = yield
                        print("x", x)
                    except KeyError as e:
                        print("key", e)
            g = gen(); next(g); g.send(1); g.throw(KeyError("k")); g.send(2)
            """#,
            #"""
            x 1
            key 'k'
            x 2
            """#),
        Program(
            #"""
            def g():
                if (yield 1):
                    yield "t"
                elif (yield 2):
                    yield "e"
                else:
                    yield "f"
                while (yield 3):
                    yield "loop"
                x = (yield 4) + (yield 5)
                print("x", x)
                a = b = yield 6
                print(a, b)
                for i in (yield 7): print("i", i)
                assert (yield 8), "msg"
            it = g()
            out = [next(it)]
            for v in [0, 1, None, 1, None, 0, 3, 4, 9, [1, 2], 1]:
                try: out.append(it.send(v))
                except StopIteration: out.append("stop")
            print(out)
            """#,
            #"""
            x 7
            9 9
            i 1
            i 2
            [1, 2, 'e', 3, 'loop', 3, 4, 5, 6, 7, 8, 'stop']
            """#),
        Program(
            #"""
            def a():
                try: yield 1
                finally:
                    yield 2
                    print("deep")
            print(list(a()))
            def r():
                try: return 5
                finally: print("fin")
                yield
            print(list(r()))
            """#,
            #"""
            deep
            [1, 2]
            fin
            []
            """#),
    ])
    func program(_ program: Program) { program.check() }
}
