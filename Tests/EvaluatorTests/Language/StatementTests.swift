import Testing

/// Comprehensions, texts, loops, identity, imports. Expectations are what CPython 3.11.7 prints.
@Suite struct StatementTests {
    @Test(arguments: [
        Program(
            #"""
            print("a" "b" 'c', """tri
            ple""", r"\n", "\x41\u00e9\t|", 'it''s', "한국어", len("한국어"), "한국어"[1])
            print("%s %r %d %5.2f %05d %x %e %% %c" % ("a", "b", 3, 2.5, 42, 255, 1.5, "z"))
            print("{} {1} {0}".format(1, 2) if False else "{0} {1} {0} {x}".format(1, 2, x=3))
            """#,
            #"""
            abc tri
            ple \n Aé	| its 한국어 3 국
            a 'b' 3  2.50 00042 ff 1.500000e+00 % z
            1 2 1 3
            """#),
        Program(
            #"""
            for i, c in enumerate("ab", 1): print(i, c)
            for a, (b, c) in [(1, (2, 3))]: print(a, b, c)
            for i in range(10, 0, -3): print(i, end=" ")
            print()
            i = 0
            while i < 3:
                i += 1
                if i == 2: continue
                print(i)
            else: print("done")
            for i in []: pass
            else: print("empty")
            for x in [1, 2, 3]:
                if x == 2: break
            else: print("no")
            print(x)
            """#,
            #"""
            1 a
            2 b
            1 2 3
            10 7 4 1 
            1
            3
            done
            empty
            2
            """#),
        Program(
            #"""
            print(type(1), type("a"), type(None), type([]), type(print), type(len).__name__, type(lambda: 0), type(type), type(1.0), type(range(3)), type({}), type(()), type(True))
            print(isinstance(True, int), isinstance(1, (str, int)), issubclass(bool, int), type(1) == int, int is int)
            print(range(5), range(1, 10, 2), list(range(5))[1:3], range(10)[2:5], len(range(0, 10, 3)), 3 in range(5), range(3) == range(0, 3))
            print(..., Ellipsis, NotImplemented, None)
            """#,
            #"""
            <class 'int'> <class 'str'> <class 'NoneType'> <class 'list'> <class 'builtin_function_or_method'> builtin_function_or_method <class 'function'> <class 'type'> <class 'float'> <class 'range'> <class 'dict'> <class 'tuple'> <class 'bool'>
            True True True True True
            range(0, 5) range(1, 10, 2) [1, 2] range(2, 5) 4 True True
            Ellipsis Ellipsis NotImplemented None
            """#),
        Program(
            #"""
            a = [1]
            b = a
            b.append(2)
            print(a, a is b, a == [1, 2], a is [1, 2], id(a) == id(b))
            c = [[0] * 2] * 2
            c[0][0] = 1
            print(c)
            l = [1]; l.append(l); print(l)
            d = {}; d['self'] = d; print(d)
            """#,
            #"""
            [1, 2] True True False True
            [[1, 0], [1, 0]]
            [1, [...]]
            {'self': {...}}
            """#),
        Program(
            #"""
            print([1, 2] == [1, 2.0], (1, "a") < (1, "b"), {1, 2} == {2, 1}, {1: 2} == {1.0: 2.0}, [1] != [2], "a" != 1, None == 0)
            nan = float("nan")
            print(nan == nan, nan in [nan], [nan] == [nan], nan is nan, {nan: 1}[nan])
            print(1 == True, 0 == False, "1" == 1, [] == (), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)))
            """#,
            #"""
            True True True True True True False
            False True True True 1
            True True False False True True
            """#),
        Program(
            #"""
            import math
            print(math.pi, math.sqrt(2), math.floor(-1.5), math.inf)
            from math import sin as s, cos
            print(s(0), cos(0))
            import os.path as p
            print(p.join("a", "b"))
            if __name__ == '__main__': print("main")
            """#,
            #"""
            3.141592653589793 1.4142135623730951 -2 inf
            0.0 1.0
            a/b
            main
            """#),
        Program(
            #"""
            a, b, c = 1, 2, 3
            print(a if a > b else b if b > c else c, not a == b, a < b and b < c or False)
            print(*[1, 2], sep="-", end="!\n")
            print(1, "a", None, 2.5, [1, "x"], ("t",), {"k": 'v"'}, {1})
            def nothing(): ...
            print(nothing())
            pass; x = 1; print(x)
            """#,
            #"""
            3 True True
            1-2!
            1 a None 2.5 [1, 'x'] ('t',) {'k': 'v"'} {1}
            None
            1
            """#),
        Program(
            #"""
            def f(): print("f"); return 1
            def g(): print("g"); return 2
            print(f() < g() < f())
            d = {f(): g()}
            [f(), g()][0]
            x = [0, 0]
            x[f()] = g()
            x[f()] += g()
            print(x)
            """#,
            #"""
            f
            g
            f
            False
            f
            g
            f
            g
            g
            f
            f
            g
            [0, 4]
            """#),
        Program(
            #"""
            lst = [3, 1, 2]
            print(sorted(lst), sorted(lst, reverse=True), sorted("bca"), list(reversed(lst)), lst.sort(), lst)
            print(list(map(lambda x: x * 2, lst)), list(filter(None, [0, 1, 2])), any([0, 1]), all([]), list(zip("ab", [1, 2])))
            print(sum([0.1] * 10), min("b", "a"), max([1, 5, 3], key=lambda x: -x), len({1, 1, 2}), sorted({"b": 1, "a": 2}))
            print(list("abc"), tuple([1]), set([1]), str(5), repr("a"), bool(""), int("5"), float("2.5"), chr(97), ord("a"), hex(255), bin(5))
            """#,
            #"""
            [1, 2, 3] [3, 2, 1] ['a', 'b', 'c'] [2, 1, 3] None [1, 2, 3]
            [2, 4, 6] [1, 2] True True [('a', 1), ('b', 2)]
            0.9999999999999999 a 1 2 ['a', 'b']
            ['a', 'b', 'c'] (1,) {1} 5 'a' False 5 2.5 a 97 0xff 0b101
            """#),
        Program(
            #"""
            print(" ".join(str(i) for i in range(3)), "a,b".split(","), "  x ".strip(), "abc".upper(), "Hello".replace("l", "L"), "abc".find("c"), "a-b".partition("-"))
            words = "the quick brown the".split()
            counts = {}
            for w in words: counts[w] = counts.get(w, 0) + 1
            print(counts, sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
            char2idx = {c: i for i, c in enumerate(sorted(set("hello")))}
            print(char2idx, [char2idx[c] for c in "hello"])
            """#,
            #"""
            0 1 2 ['a', 'b'] x ABC HeLLo 2 ('a', '-', 'b')
            {'the': 2, 'quick': 1, 'brown': 1} [('the', 2), ('brown', 1), ('quick', 1)]
            {'e': 0, 'h': 1, 'l': 2, 'o': 3} [1, 0, 2, 2, 3]
            """#),
    ])
    func program(_ program: Program) { program.check() }
}
