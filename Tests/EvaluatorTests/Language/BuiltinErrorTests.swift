import Testing

/// What builtins say about wrong arguments. Expectations are what CPython 3.11.7 prints.
@Suite struct BuiltinErrorTests {
    @Test(arguments: [
        Program(
            #"""
            def f(): pass
            f.x.y
            """#,
            #"""
            AttributeError: 'function' object has no attribute 'x'
            """#),
        Program(
            #"""
            del undefined_name
            """#,
            #"""
            NameError: name 'undefined_name' is not defined
            """#),
        Program(
            #"""
            print(lenn([1]))
            """#,
            #"""
            NameError: name 'lenn' is not defined. Did you mean: 'len'?
            """#),
        Program(
            #"""
            prnt("x")
            """#,
            #"""
            NameError: name 'prnt' is not defined. Did you mean: 'print'?
            """#),
        Program(
            #"""
            5 % 0
            """#,
            #"""
            ZeroDivisionError: integer modulo by zero
            """#),
        Program(
            #"""
            5 // 0
            """#,
            #"""
            ZeroDivisionError: integer division or modulo by zero
            """#),
        Program(
            #"""
            5.0 / 0
            """#,
            #"""
            ZeroDivisionError: float division by zero
            """#),
        Program(
            #"""
            5.0 % 0
            """#,
            #"""
            ZeroDivisionError: float modulo
            """#),
        Program(
            #"""
            0 ** -1
            """#,
            #"""
            ZeroDivisionError: 0.0 cannot be raised to a negative power
            """#),
        Program(
            #"""
            round("a")
            """#,
            #"""
            TypeError: type str doesn't define __round__ method
            """#),
        Program(
            #"""
            sum(["a"])
            """#,
            #"""
            TypeError: unsupported operand type(s) for +: 'int' and 'str'
            """#),
        Program(
            #"""
            "%d" % "x"
            """#,
            #"""
            TypeError: %d format: a real number is required, not str
            """#),
        Program(
            #"""
            "%s %s" % 1
            """#,
            #"""
            TypeError: not enough arguments for format string
            """#),
        Program(
            #"""
            chr(-1)
            """#,
            #"""
            ValueError: chr() arg not in range(0x110000)
            """#),
        Program(
            #"""
            ord("ab")
            """#,
            #"""
            TypeError: ord() expected a character, but string of length 2 found
            """#),
        Program(
            #"""
            max([])
            """#,
            #"""
            ValueError: max() arg is an empty sequence
            """#),
        Program(
            #"""
            next(iter([]))
            """#,
            #"""
            StopIteration
            """#),
        Program(
            #"""
            sorted([1, "a"])
            """#,
            #"""
            TypeError: '<' not supported between instances of 'str' and 'int'
            """#),
        Program(
            #"""
            list(5)
            """#,
            #"""
            TypeError: 'int' object is not iterable
            """#),
        Program(
            #"""
            range("a")
            """#,
            #"""
            TypeError: 'str' object cannot be interpreted as an integer
            """#),
        Program(
            #"""
            range(1, 2, 0)
            """#,
            #"""
            ValueError: range() arg 3 must not be zero
            """#),
        Program(
            #"""
            isinstance(1, 5)
            """#,
            #"""
            TypeError: isinstance() arg 2 must be a type, a tuple of types, or a union
            """#),
        Program(
            #"""
            "a".join([1])
            """#,
            #"""
            TypeError: sequence item 0: expected str instance, int found
            """#),
        Program(
            #"""
            [1, 2].index(5)
            """#,
            #"""
            ValueError: 5 is not in list
            """#),
        Program(
            #"""
            [].pop()
            """#,
            #"""
            IndexError: pop from empty list
            """#),
        Program(
            #"""
            [1].remove(3)
            """#,
            #"""
            ValueError: list.remove(x): x not in list
            """#),
        Program(
            #"""
            {1: 2}.pop(5)
            """#,
            #"""
            KeyError: 5
            """#),
        Program(
            #"""
            set().pop()
            """#,
            #"""
            KeyError: 'pop from an empty set'
            """#),
        Program(
            #"""
            x = (i for i in 5)
            """#,
            #"""
            TypeError: 'int' object is not iterable
            """#),
        Program(
            #"""
            with 5: pass
            """#,
            #"""
            TypeError: 'int' object does not support the context manager protocol
            """#),
        Program(
            #"""
            raise ValueError("line1\nline2")
            """#,
            #"""
            ValueError: line1
            line2
            """#),
        Program(
            #"""
            2 ** 100
            """#,
            #"""
            OverflowError: integer result does not fit into 64 bits
            """#),
        Program(
            #"""
            print(9223372036854775807)
            9223372036854775807 + 1
            """#,
            #"""
            9223372036854775807
            OverflowError: integer result does not fit into 64 bits
            """#),
        Program(
            #"""
            1 << 70
            """#,
            #"""
            OverflowError: integer result does not fit into 64 bits
            """#),
    ])
    func program(_ program: Program) { program.check() }
}
