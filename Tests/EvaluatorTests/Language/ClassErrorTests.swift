import Testing

/// Classes: mistakes, annotations, protocols. Expectations are what CPython 3.11.7 prints.
@Suite struct ClassErrorTests {
    @Test(arguments: [
        Program(
            #"""
            class A:
                def __init__(self, x): pass
            A()
            """#,
            #"""
            TypeError: A.__init__() missing 1 required positional argument: 'x'
            """#),
        Program(
            #"""
            class A: pass
            A(1)
            """#,
            #"""
            TypeError: A() takes no arguments
            """#),
        Program(
            #"""
            class A:
                def m(self): pass
            A().m(1)
            """#,
            #"""
            TypeError: A.m() takes 1 positional argument but 2 were given
            """#),
        Program(
            #"""
            class A:
                x: int = 3
                y: str
                z = x + 1
            print(A.__annotations__, A.z)
            """#,
            #"""
            {'x': <class 'int'>, 'y': <class 'str'>} 4
            """#),
        Program(
            #"""
            class It:
                def __init__(self, n): self.n = n
                def __iter__(self): return self
                def __next__(self):
                    if self.n == 0: raise StopIteration
                    self.n -= 1
                    return self.n
            print(list(It(3)), sum(It(4)), max(It(5)))
            it = It(2)
            print(next(it), next(it), next(it, "end"))
            next(it)
            """#,
            #"""
            [2, 1, 0] 6 4
            1 0 end
            StopIteration
            """#),
        Program(
            #"""
            class CM:
                def __enter__(self): print("enter"); return self
                def __exit__(self, t, v, tb):
                    print("exit", t.__name__ if t else None, v)
                    return t is ValueError
            with CM() as c, CM():
                print("body")
            with CM():
                raise ValueError("x")
            with CM():
                raise KeyError("k")
            """#,
            #"""
            enter
            enter
            body
            exit None None
            exit None None
            enter
            exit ValueError x
            enter
            exit KeyError 'k'
            KeyError: 'k'
            """#),
        Program(
            #"""
            class A:
                def __init_subclass__(cls, **kw):
                    print("sub", cls.__name__, kw)
            class B(A, k=1): pass
            class Desc:
                def __set_name__(self, owner, name): self.name = name
                def __get__(self, obj, t): return self.name if obj is not None else self
                def __set__(self, obj, v): print("set", v)
            class C:
                d = Desc()
            print(C().d); C().d = 4
            """#,
            #"""
            sub B {'k': 1}
            d
            set 4
            """#),
    ])
    func program(_ program: Program) { program.check() }
}
