import Evaluator
import Language
import Testing

/// What an uncaught exception writes on standard error: frames, marks, chains. Expectations are CPython 3.11.7's.
@Suite struct TracebackTests {
    @Test(arguments: [
        Program(
            #"""
            try:
                1 / 0
            except ZeroDivisionError:
                undefined
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 2, in <module>
                1 / 0
                ~~^~~
            ZeroDivisionError: division by zero

            During handling of the above exception, another exception occurred:

            Traceback (most recent call last):
              File "lesson.py", line 4, in <module>
                undefined
            NameError: name 'undefined' is not defined
            """#),
        Program(
            #"""
            try:
                int("x")
            except ValueError as e:
                raise RuntimeError("bad") from e
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 2, in <module>
                int("x")
            ValueError: invalid literal for int() with base 10: 'x'

            The above exception was the direct cause of the following exception:

            Traceback (most recent call last):
              File "lesson.py", line 4, in <module>
                raise RuntimeError("bad") from e
            RuntimeError: bad
            """#),
        Program(
            #"""
            try:
                int("x")
            except ValueError:
                raise RuntimeError("bad") from None
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 4, in <module>
                raise RuntimeError("bad") from None
            RuntimeError: bad
            """#),
        Program(
            #"""
            def rec(): rec()
            rec()
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 2, in <module>
                rec()
              File "lesson.py", line 1, in rec
                def rec(): rec()
                           ^^^^^
              File "lesson.py", line 1, in rec
                def rec(): rec()
                           ^^^^^
              File "lesson.py", line 1, in rec
                def rec(): rec()
                           ^^^^^
              [Previous line repeated 996 more times]
            RecursionError: maximum recursion depth exceeded
            """#),
        Program(
            #"""
            x = [1, 2, 3]
            print(x[5])
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 2, in <module>
                print(x[5])
                      ~^^^
            IndexError: list index out of range
            """#),
        Program(
            #"""
            a = 1
            b = "x"
            c = (a +
                 b)
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 3, in <module>
                c = (a +
                     ^^^
            TypeError: unsupported operand type(s) for +: 'int' and 'str'
            """#),
        Program(
            #"""
            def f(x):
                return x.foo.bar[0](1)
            f(1)
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 3, in <module>
                f(1)
              File "lesson.py", line 2, in f
                return x.foo.bar[0](1)
                       ^^^^^
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
            Traceback (most recent call last):
              File "lesson.py", line 4, in <module>
                a.b.c.d = 3
                ^^^^^
            AttributeError: 'A' object has no attribute 'c'
            """#),
        Program(
            #"""
            print(1 if undefined_x else 2)
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 1, in <module>
                print(1 if undefined_x else 2)
                           ^^^^^^^^^^^
            NameError: name 'undefined_x' is not defined
            """#),
        Program(
            #"""
            "abc" + 1
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 1, in <module>
                "abc" + 1
                ~~~~~~^~~
            TypeError: can only concatenate str (not "int") to str
            """#),
        Program(
            #"""
            def f(a):
                return g(a) + 1

            def g(b):
                total = b * 2 + h(b)[1]
                return total

            def h(c):
                return c.items

            f(3)
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 11, in <module>
                f(3)
              File "lesson.py", line 2, in f
                return g(a) + 1
                       ^^^^
              File "lesson.py", line 5, in g
                total = b * 2 + h(b)[1]
                                ^^^^
              File "lesson.py", line 9, in h
                return c.items
                       ^^^^^^^
            AttributeError: 'int' object has no attribute 'items'
            """#),
        Program(
            #"""
            class Net:
                def __init__(self, size):
                    self.size = size
                    self.layer = self.make(size)

                def make(self, n):
                    return [0] * n / 2

            net = Net(4)
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 9, in <module>
                net = Net(4)
                      ^^^^^^
              File "lesson.py", line 4, in __init__
                self.layer = self.make(size)
                             ^^^^^^^^^^^^^^^
              File "lesson.py", line 7, in make
                return [0] * n / 2
                       ~~~~~~~~^~~
            TypeError: unsupported operand type(s) for /: 'list' and 'int'
            """#),
        Program(
            #"""
            data = {'a': [1, 2, 3]}
            for key, values in data.items():
                print(key, values[10])
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 3, in <module>
                print(key, values[10])
                           ~~~~~~^^^^
            IndexError: list index out of range
            """#),
        Program(
            #"""
            print([x / (x - 2) for x in range(4)])
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 1, in <module>
                print([x / (x - 2) for x in range(4)])
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              File "lesson.py", line 1, in <listcomp>
                print([x / (x - 2) for x in range(4)])
                       ~~^~~~~~~~~
            ZeroDivisionError: division by zero
            """#),
        Program(
            #"""
            def f(n):
                return f(n - 1)

            f(0)
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 4, in <module>
                f(0)
              File "lesson.py", line 2, in f
                return f(n - 1)
                       ^^^^^^^^
              File "lesson.py", line 2, in f
                return f(n - 1)
                       ^^^^^^^^
              File "lesson.py", line 2, in f
                return f(n - 1)
                       ^^^^^^^^
              [Previous line repeated 996 more times]
            RecursionError: maximum recursion depth exceeded
            """#),
        Program(
            #"""
            hidden_size = 3
            print(hiden_size)
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 2, in <module>
                print(hiden_size)
                      ^^^^^^^^^^
            NameError: name 'hiden_size' is not defined. Did you mean: 'hidden_size'?
            """#),
        Program(
            #"""
            x = 1
            y = (x +
                 undefined * 2)
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 3, in <module>
                undefined * 2)
                ^^^^^^^^^
            NameError: name 'undefined' is not defined
            """#),
        Program(
            #"""
            def gen():
                yield 1
                raise ValueError('in gen')

            for item in gen():
                pass
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 5, in <module>
                for item in gen():
              File "lesson.py", line 3, in gen
                raise ValueError('in gen')
            ValueError: in gen
            """#),
        Program(
            #"""
            try:
                1 / 0
            except ZeroDivisionError as e:
                try:
                    [][1]
                except IndexError:
                    raise KeyError('x')
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 2, in <module>
                1 / 0
                ~~^~~
            ZeroDivisionError: division by zero

            During handling of the above exception, another exception occurred:

            Traceback (most recent call last):
              File "lesson.py", line 5, in <module>
                [][1]
                ~~^^^
            IndexError: list index out of range

            During handling of the above exception, another exception occurred:

            Traceback (most recent call last):
              File "lesson.py", line 7, in <module>
                raise KeyError('x')
            KeyError: 'x'
            """#),
        Program(
            #"""
            with open('/nonexistent/file.txt') as f:
                print(f.read())
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 1, in <module>
                with open('/nonexistent/file.txt') as f:
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            FileNotFoundError: [Errno 2] No such file or directory: '/nonexistent/file.txt'
            """#),
        Program(
            #"""
            한글 = '가나'
            print(한글 + 1, 한글[5])
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 2, in <module>
                print(한글 + 1, 한글[5])
                      ~~~~~^~~
            TypeError: can only concatenate str (not "int") to str
            """#),
        Program(
            #"""
            values = [3, 1, 'a']
            values.sort()
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 2, in <module>
                values.sort()
            TypeError: '<' not supported between instances of 'str' and 'int'
            """#),
        Program(
            #"""
            def f(x, y):
                pass

            f(1,
              2, 3)
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 4, in <module>
                f(1,
            TypeError: f() takes 2 positional arguments but 3 were given
            """#),
        Program(
            #"""
            import math
            math.sqroot(2)
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 2, in <module>
                math.sqroot(2)
                ^^^^^^^^^^^
            AttributeError: module 'math' has no attribute 'sqroot'. Did you mean: 'sqrt'?
            """#),
        Program(
            #"""
            class A:
                def colour(self): pass

            A().color()
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 4, in <module>
                A().color()
                ^^^^^^^^^
            AttributeError: 'A' object has no attribute 'color'. Did you mean: 'colour'?
            """#),
        Program(
            #"""
            a = [1, 2]
            a[0][1] = 5
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 2, in <module>
                a[0][1] = 5
                ~~~~^^^
            TypeError: 'int' object does not support item assignment
            """#),
        Program(
            #"""
            assert len([1]) == 2, 'wrong size'
            """#,
            #"""
            Traceback (most recent call last):
              File "lesson.py", line 1, in <module>
                assert len([1]) == 2, 'wrong size'
                       ^^^^^^^^^^^^^
            AssertionError: wrong size
            """#),
    ])
    func program(_ program: Program) {
        let actual = LargeStack.run {
            let interpreter = Interpreter(host: RecordingHost(), dialect: .script)
            let source = SourceText(name: "lesson.py", program.source)
            do {
                try interpreter.run(parseModule(source))
                return ""
            } catch {
                return interpreter.tracebackText(Raised.converting(error, source: source))
            }
        }
        #expect(actual == program.expected + "\n")
    }
}
