import Testing

/// Operators, numbers, sequences, assignment. Expectations are what CPython 3.11.7 prints.
@Suite struct OperatorTests {
    @Test(arguments: [
        Program(
            #"""
            print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0, True == 1, "a" < "b", [1, 2] < [1, 3], (1,) == (1,), 1 is 1, None is None, not 0)
            print(0 or "x", "" and 1, 1 and 2, None or 0 or "z", 1 if [] else 2)
            print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, -7.5 % 2, 2 ** 3 ** 2, -2 ** 2, 10 / 4, 1e300 * 1e10)
            print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, -8 >> 1, True + True, True & False, True | 1)
            print(0.1 + 0.2, 1e16, 1e-5, 123456789.123, 1/3, float("inf"), -float("inf"), float("nan"), 1e22, 5e-324)
            print(3 == 3.0, hash(3) == hash(3.0), 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, 10**18 < 1e18 + 1)
            """#,
            #"""
            True False True True True True True True True True
            x  2 z 2
            3 -4 -2 2 3.0 0.5 512 -4 2.5 inf
            1 7 6 -6 1024 -4 2 False 1
            0.30000000000000004 1e+16 1e-05 123456789.123 0.3333333333333333 inf -inf nan 1e+22 5e-324
            True True True False True False
            """#),
        Program(
            #"""
            print((2**62 + 1) / 3, 9007199254740993 / 1, 9223372036854775807 / 2, -9223372036854775807 / 7, 1 / 3, 10**18 / 3)
            print(round(0.5), round(1.5), round(-0.5), round(2.675, 2), round(1234, -2), round(1.005, 2), int(-3.9), int("0x1f", 16))
            print(divmod(7, -2), divmod(-7.5, 2), pow(2, 10, 1000), pow(2, -1), abs(-2.5), 7.0 // 0.1)
            print(1_000_000, 0xff, 0b101, 0o17, 1e3, .5, 5.)
            """#,
            #"""
            1.5372286728091292e+18 9007199254740992.0 4.611686018427388e+18 -1.3176245766935393e+18 0.3333333333333333 3.333333333333333e+17
            0 2 0 2.67 1200 1.0 -3 31
            (-4, -1) (-4.0, 0.5) 24 0.5 2.5 69.0
            1000000 255 5 15 1000.0 0.5 5.0
            """#),
        Program(
            #"""
            a = [1, 2, 3, 4, 5]
            print(a[1:3], a[::-1], a[::2], a[-2:], a[5:], a[:-1], a[4:1:-1], a[-100:100])
            a[1:3] = [20, 30, 40]
            print(a)
            a[::2] = [0, 0, 0]
            print(a)
            del a[1]; del a[1:3]
            print(a, a * 2, a + [1], 3 in a, [0] * 3)
            a += (9,); a *= 2
            print(a)
            s = "hello"
            print(s[1], s[-1], s[1:3], s[::-1], "ell" in s, s * 2, s + "!", len(s))
            t = (1, 2, 3)
            print(t[0], t[1:], t + (4,), t * 2, (), (1,))
            """#,
            #"""
            [2, 3] [5, 4, 3, 2, 1] [1, 3, 5] [4, 5] [] [1, 2, 3, 4] [5, 4, 3] [1, 2, 3, 4, 5]
            [1, 20, 30, 40, 4, 5]
            [0, 20, 0, 40, 0, 5]
            [0, 0, 5] [0, 0, 5, 0, 0, 5] [0, 0, 5, 1] False [0, 0, 0]
            [0, 0, 5, 9, 0, 0, 5, 9]
            e o el olleh True hellohello hello! 5
            1 (2, 3) (1, 2, 3, 4) (1, 2, 3, 1, 2, 3) () (1,)
            """#),
        Program(
            #"""
            d = {"a": 1, "b": 2}
            d["c"] = 3
            print(d, d["a"], "a" in d, list(d), list(d.values()), list(d.items()), len(d))
            del d["a"]
            for k, v in d.items(): print(k, v)
            print({**d, "z": 0}, dict(x=1), dict([(1, 2)]), {1: "a", 1.0: "b", True: "c"})
            print(d.get("q"), d.get("q", 5), d.setdefault("n", []), d.pop("b"), d | {"k": 1})
            print({k: v for k, v in [(1, 2), (3, 4)]}, {x % 3 for x in range(1)})
            d.update(a=1); d.update({"b": 5})
            print(d == {"c": 3, "n": [], "a": 1, "b": 5})
            """#,
            #"""
            {'a': 1, 'b': 2, 'c': 3} 1 True ['a', 'b', 'c'] [1, 2, 3] [('a', 1), ('b', 2), ('c', 3)] 3
            b 2
            c 3
            {'b': 2, 'c': 3, 'z': 0} {'x': 1} {1: 2} {1: 'c'}
            None 5 [] 2 {'c': 3, 'n': [], 'k': 1}
            {1: 2, 3: 4} {0}
            True
            """#),
        Program(
            #"""
            x = y = 5
            x, y = y + 1, x
            print(x, y)
            (a, b), c = (1, 2), 3
            [p, q] = "xy"
            first, *rest = range(5)
            *init, last = "abc"
            print(a, b, c, p, q, first, rest, init, last)
            x += 2; x -= 1; x *= 3; x //= 2; x **= 2; x %= 7; x |= 8; x &= 12; x ^= 5; x <<= 2; x >>= 1
            print(x)
            x /= 4
            print(x)
            if (n := 10) > 5: print(n)
            print([y := 1, y ** 2], [last := z for z in range(3)], last)
            """#,
            #"""
            6 5
            1 2 3 x y 0 [1, 2, 3, 4] ['a', 'b'] c
            26
            6.5
            10
            [1, 1] [0, 1, 2] 2
            """#),
        Program(
            #"""
            print([x * y for x in range(3) for y in range(3) if x != y], [[i for i in range(j)] for j in range(3)])
            print({i: [j for j in range(i)] for i in range(3)})
            matrix = [[1, 2], [3, 4]]
            print([row[0] for row in matrix], [x for row in matrix for x in row], list(zip(*matrix)))
            x = "outer"
            print([x for x in range(3)], x)
            """#,
            #"""
            [0, 0, 0, 2, 0, 2] [[], [0], [0, 1]]
            {0: [], 1: [0], 2: [0, 1]}
            [1, 3] [1, 2, 3, 4] [(1, 3), (2, 4)]
            [0, 1, 2] outer
            """#),
        Program(
            #"""
            name, n, f = "Ann", 42, 3.14159
            print(f"{name} {n:5d} {f:.2f} {name!r} {n=} {f:{8}.{3}} {{}} {'q' + 'r'} {n:>6}|{n:<6}|{n:^6}|{n:06d} {1000000:,}")
            print(f"{name:>10}|{name:*^10}|{n:x} {n:b} {n:+d} {0.5:%} {1e10:g} {f!s:>8}")
            print(f"{[1, 2]} {dict(a=1)} {'nested ' + f'{n}'} {n if n else 0}" "tail")
            print(f'{n:{"0"}>{5}}', f"{name.upper()} {name[0]}")
            """#,
            #"""
            Ann    42 3.14 'Ann' n=42     3.14 {} qr     42|42    |  42  |000042 1,000,000
                   Ann|***Ann****|2a 101010 +42 50.000000% 1e+10  3.14159
            [1, 2] {'a': 1} nested 42 42tail
            00042 ANN A
            """#),
    ])
    func program(_ program: Program) { program.check() }
}
