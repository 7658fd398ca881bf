import Testing

/// What run-time errors say: names, attributes, operators. Expectations are what CPython 3.11.7 prints.
@Suite struct ErrorTextTests {
    @Test(arguments: [
        Program(
            #"""
            d = {"a": 1}
            print(d["b"])
            """#,
            #"""
            KeyError: 'b'
            """#),
        Program(
            #"""
            a = 1
            b = "x"
            c = (a +
                 b)
            """#,
            #"""
            TypeError: unsupported operand type(s) for +: 'int' and 'str'
            """#),
        Program(
            #"""
            def f(x):
                return x.foo.bar[0](1)
            f(1)
            """#,
            #"""
            AttributeError: 'int' object has no attribute 'foo'
            """#),
        Program(
            #"""
            class A: pass
            a = A()
            a.b = A()
            a.b.c.d = 3
            """#,
            #"""
            AttributeError: 'A' object has no attribute 'c'
            """#),
        Program(
            #"""
            print(1 if undefined_x else 2)
            """#,
            #"""
            NameError: name 'undefined_x' is not defined
            """#),
        Program(
            #"""
            values = [1, 2]
            print(values.appendd(3))
            """#,
            #"""
            AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?
            """#),
        Program(
            #"""
            first, second = [1, 2, 3]
            """#,
            #"""
            ValueError: too many values to unpack (expected 2)
            """#),
        Program(
            #"""
            first, second = [1]
            """#,
            #"""
            ValueError: not enough values to unpack (expected 2, got 1)
            """#),
        Program(
            #"""
            a, *b, c = [1]
            """#,
            #"""
            ValueError: not enough values to unpack (expected at least 2, got 1)
            """#),
        Program(
            #"""
            a, b = 5
            """#,
            #"""
            TypeError: cannot unpack non-iterable int object
            """#),
        Program(
            #"""
            for i in 5: pass
            """#,
            #"""
            TypeError: 'int' object is not iterable
            """#),
        Program(
            #"""
            len(5)
            """#,
            #"""
            TypeError: object of type 'int' has no len()
            """#),
        Program(
            #"""
            "abc" + 1
            """#,
            #"""
            TypeError: can only concatenate str (not "int") to str
            """#),
        Program(
            #"""
            1 + "abc"
            """#,
            #"""
            TypeError: unsupported operand type(s) for +: 'int' and 'str'
            """#),
        Program(
            #"""
            [1] + (2,)
            """#,
            #"""
            TypeError: can only concatenate list (not "tuple") to list
            """#),
        Program(
            #"""
            "a" * "b"
            """#,
            #"""
            TypeError: can't multiply sequence by non-int of type 'str'
            """#),
        Program(
            #"""
            -"a"
            """#,
            #"""
            TypeError: bad operand type for unary -: 'str'
            """#),
        Program(
            #"""
            None.x
            """#,
            #"""
            AttributeError: 'NoneType' object has no attribute 'x'
            """#),
        Program(
            #"""
            None()
            """#,
            #"""
            TypeError: 'NoneType' object is not callable
            """#),
        Program(
            #"""
            5[0]
            """#,
            #"""
            TypeError: 'int' object is not subscriptable
            """#),
        Program(
            #"""
            "abc"[10]
            """#,
            #"""
            IndexError: string index out of range
            """#),
        Program(
            #"""
            (1, 2)[5]
            """#,
            #"""
            IndexError: tuple index out of range
            """#),
        Program(
            #"""
            [1][“a”]
            """#,
            #"""
            SyntaxError: invalid character '“' (U+201C)
            """#),
        Program(
            #"""
            {}[[]]
            """#,
            #"""
            TypeError: unhashable type: 'list'
            """#),
        Program(
            #"""
            {[]: 1}
            """#,
            #"""
            TypeError: unhashable type: 'list'
            """#),
        Program(
            #"""
            1 < "a"
            """#,
            #"""
            TypeError: '<' not supported between instances of 'int' and 'str'
            """#),
        Program(
            #"""
            [1] < [“a”]
            """#,
            #"""
            SyntaxError: invalid character '“' (U+201C)
            """#),
        Program(
            #"""
            1 in 5
            """#,
            #"""
            TypeError: argument of type 'int' is not iterable
            """#),
        Program(
            #"""
            1 in "abc"
            """#,
            #"""
            TypeError: 'in <string>' requires string as left operand, not int
            """#),
        Program(
            #"""
            import nothing_here
            """#,
            #"""
            ModuleNotFoundError: No module named 'nothing_here'
            """#),
        Program(
            #"""
            int("abc")
            """#,
            #"""
            ValueError: invalid literal for int() with base 10: 'abc'
            """#),
        Program(
            #"""
            float("abc")
            """#,
            #"""
            ValueError: could not convert string to float: 'abc'
            """#),
        Program(
            #"""
            int([1])
            """#,
            #"""
            TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
            """#),
        Program(
            #"""
            x = 1
            x.y = 2
            """#,
            #"""
            AttributeError: 'int' object has no attribute 'y'
            """#),
        Program(
            #"""
            "abc".x = 1
            """#,
            #"""
            AttributeError: 'str' object has no attribute 'x'
            """#),
    ])
    func program(_ program: Program) { program.check() }
}
