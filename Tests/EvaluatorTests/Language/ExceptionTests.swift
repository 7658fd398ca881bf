import Testing

/// try, raise, chains, assert. Expectations are what CPython 3.11.7 prints.
@Suite struct ExceptionTests {
    @Test(arguments: [
        Program(
            #"""
            try:
                raise ValueError("a", 1)
            except (TypeError, ValueError) as e:
                print(type(e).__name__, e, e.args, repr(e))
            else:
                print("no")
            finally:
                print("fin")
            """#,
            #"""
            ValueError ('a', 1) ('a', 1) ValueError('a', 1)
            fin
            """#),
        Program(
            #"""
            def f():
                try:
                    return "try"
                finally:
                    print("finally")
            print(f())
            def g():
                for i in range(3):
                    try:
                        if i == 1: continue
                        if i == 2: break
                        print(i)
                    finally:
                        print("f", i)
                return "end"
            print(g())
            def h():
                try: return 1
                finally: return 2
            print(h())
            def k():
                while True:
                    try: 1/0
                    except ZeroDivisionError: break
                    finally: print("k")
            k()
            """#,
            #"""
            finally
            try
            0
            f 0
            f 1
            f 2
            end
            2
            k
            """#),
        Program(
            #"""
            try:
                try:
                    {}["k"]
                except KeyError as e:
                    raise ValueError("wrapped") from e
            except ValueError as v:
                print(v, repr(v.__cause__), v.__context__ is v.__cause__)
            """#,
            #"""
            wrapped KeyError('k') True
            """#),
        Program(
            #"""
            try:
                1 / 0
            except ZeroDivisionError:
                undefined
            """#,
            #"""
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
            RuntimeError: bad
            """#),
        Program(
            #"""
            try:
                raise KeyError("k")
            except KeyError:
                try:
                    raise
                except KeyError as e:
                    print("again", e)
            raise
            """#,
            #"""
            again 'k'
            RuntimeError: No active exception to reraise
            """#),
        Program(
            #"""
            assert 1 == 2, "message"
            """#,
            #"""
            AssertionError: message
            """#),
        Program(
            #"""
            assert False
            """#,
            #"""
            AssertionError
            """#),
        Program(
            #"""
            assert isinstance(1, str), ("a", 1)
            """#,
            #"""
            AssertionError: ('a', 1)
            """#),
        Program(
            #"""
            raise ValueError
            """#,
            #"""
            ValueError
            """#),
        Program(
            #"""
            raise 5
            """#,
            #"""
            TypeError: exceptions must derive from BaseException
            """#),
        Program(
            #"""
            try: pass
            except 5: pass
            try: 1/0
            except 5: pass
            """#,
            #"""
            TypeError: catching classes that do not inherit from BaseException is not allowed
            """#),
        Program(
            #"""
            class MyError(Exception): pass
            raise MyError("custom")
            """#,
            #"""
            MyError: custom
            """#),
        Program(
            #"""
            class MyError(ValueError):
                def __str__(self): return "strange"
            try: raise MyError(1)
            except ValueError as e: print(e, repr(e))
            """#,
            #"""
            strange MyError(1)
            """#),
        Program(
            #"""
            e = None
            try: 1/0
            except Exception as e: pass
            print(e)
            """#,
            #"""
            NameError: name 'e' is not defined
            """#),
        Program(
            #"""
            for exc in (KeyError("a"), KeyError(), IndexError("i"), OSError(2, "No such file"), StopIteration(3), ValueError("a", "b"), Exception(), SystemExit(2)):
                print(str(exc), repr(exc), exc.args)
            """#,
            #"""
            'a' KeyError('a') ('a',)
             KeyError() ()
            i IndexError('i') ('i',)
            [Errno 2] No such file FileNotFoundError(2, 'No such file') (2, 'No such file')
            3 StopIteration(3) (3,)
            ('a', 'b') ValueError('a', 'b') ('a', 'b')
             Exception() ()
            2 SystemExit(2) (2,)
            """#),
        Program(
            #"""
            try: open("/nonexistent/file")
            except FileNotFoundError as e: print(e, e.errno, e.filename, isinstance(e, OSError))
            except OSError: print("os")
            """#,
            #"""
            [Errno 2] No such file or directory: '/nonexistent/file' 2 /nonexistent/file True
            """#),
        Program(
            #"""
            def f(x):
                try:
                    if x == 0: raise KeyError("k")
                    if x == 1: return "ret"
                    if x == 2: [][1]
                except KeyError as e: return "key"
                except LookupError: return "lookup"
                else: return "else"
                finally: print("finally", x)
            print([f(i) for i in range(4)])
            """#,
            #"""
            finally 0
            finally 1
            finally 2
            finally 3
            ['key', 'ret', 'lookup', 'else']
            """#),
        Program(
            #"""
            def f():
                try:
                    raise ValueError("1")
                except ValueError:
                    try:
                        raise TypeError("2")
                    except TypeError as e:
                        print(repr(e.__context__))
                return "ok"
            print(f())
            """#,
            #"""
            ValueError('1')
            ok
            """#),
        Program(
            #"""
            import sys
            try:
                sys.exit(3)
            except SystemExit as e:
                print("exit", e.code)
            """#,
            #"""
            exit 3
            """#),
        Program(
            #"""
            def deep(n):
                if n == 0: raise ValueError("deep")
                deep(n - 1)
            deep(2)
            """#,
            #"""
            ValueError: deep
            """#),
        Program(
            #"""
            def rec(): rec()
            rec()
            """#,
            #"""
            RecursionError: maximum recursion depth exceeded
            """#),
        Program(
            #"""
            x = [1, 2, 3]
            print(x[5])
            """#,
            #"""
            IndexError: list index out of range
            """#),
    ])
    func program(_ program: Program) { program.check() }
}
