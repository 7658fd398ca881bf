import Testing

/// What a class may derive from. Expectations are what CPython 3.11.7 prints.
@Suite struct ClassBaseTests {
    @Test(arguments: [
        Program(
            #"""
            class A:
                def __str__(self): return "str"
                def __format__(self, s): return "fmt:" + s
            print(A(), f"{A()}", f"{A():>5}", "{}".format(A()), "%s" % A())
            """#,
            #"""
            str fmt: fmt:>5 fmt: str
            """#),
        Program(
            #"""
            def f():
                class Local:
                    def m(self): return __class__.__name__
                return Local
            print(f()().m(), f().__qualname__)
            x = 5
            class Q:
                x = 6
                def m(self): return x
                ys = [x for _ in range(2)]
            print(Q().m(), Q.ys)
            """#,
            #"""
            Local f.<locals>.Local
            5 [5, 5]
            """#),
        Program(
            #"""
            class A:
                __slots__ = ('a',)
                def __init__(self): self.a = 1
            print(A().a)
            class Stack:
                def __init__(self): self.items = []
                def push(self, x): self.items.append(x); return self
                def pop(self): return self.items.pop()
            s = Stack().push(1).push(2)
            print(s.pop(), s.items)
            s.peek()
            """#,
            #"""
            1
            2 [1]
            AttributeError: 'Stack' object has no attribute 'peek'
            """#),
        Program(
            #"""
            class X: pass
            class A(X, X): pass
            """#,
            #"""
            TypeError: duplicate base class X
            """#),
        Program(
            #"""
            class X: pass
            class Y(X): pass
            class Z(X, Y): pass
            """#,
            #"""
            TypeError: Cannot create a consistent method resolution
            order (MRO) for bases X, Y
            """#),
        Program(
            #"""
            class Meta(type): pass
            """#,
            #"""
            TypeError: type 'type' is not an acceptable base type
            """#),
        Program(
            #"""
            class A(int): pass
            """#,
            #"""
            TypeError: type 'int' is not an acceptable base type
            """#),
    ])
    func program(_ program: Program) { program.check() }
}
