import Testing

/// Instances, attributes, inheritance, properties. Expectations are what CPython 3.11.7 prints.
@Suite struct ClassTests {
    @Test(arguments: [
        Program(
            #"""
            class A:
                count = 0
                def __init__(self, x):
                    self.x = x
                    A.count += 1
                def get(self): return self.x
                def __repr__(self): return f"A({self.x!r})"
            a, b = A(1), A("s")
            print(a, b, A.count, a.get(), [a, b], str(a), f"{a}")
            a.y = 5
            print(a.__dict__, vars(b), hasattr(a, 'y'), getattr(b, 'y', None))
            del a.y
            print(a.y)
            """#,
            #"""
            A(1) A('s') 2 1 [A(1), A('s')] A(1) A(1)
            {'x': 1, 'y': 5} {'x': 's'} True None
            AttributeError: 'A' object has no attribute 'y'
            """#),
        Program(
            #"""
            class P:
                def __init__(self, x, y): self.x, self.y = x, y
                def __add__(self, o): return P(self.x + o.x, self.y + o.y)
                def __mul__(self, k): return P(self.x * k, self.y * k)
                __rmul__ = __mul__
                def __eq__(self, o): return isinstance(o, P) and (self.x, self.y) == (o.x, o.y)
                def __neg__(self): return P(-self.x, -self.y)
                def __repr__(self): return f"P({self.x}, {self.y})"
                def __len__(self): return 2
                def __getitem__(self, i): return (self.x, self.y)[i]
                def __iter__(self): return iter((self.x, self.y))
                def __bool__(self): return self.x != 0
                def __call__(self, z): return self.x + z
                def __lt__(self, o): return self.x < o.x
                def __contains__(self, v): return v == self.x
                def __abs__(self): return abs(self.x)
            p = P(1, 2)
            print(p + P(3, 4), p * 2, 3 * p, -p, p == P(1, 2), p != P(1, 2), len(p), p[1], list(p), bool(P(0, 1)), p(10), sorted([P(3, 1), P(1, 1)]), 1 in p, abs(P(-4, 0)))
            x, y = p
            print(x, y)
            try: hash(p)
            except TypeError as e: print(e)
            """#,
            #"""
            P(4, 6) P(2, 4) P(3, 6) P(-1, -2) True False 2 2 [1, 2] False 11 [P(1, 1), P(3, 1)] True 4
            1 2
            unhashable type: 'P'
            """#),
        Program(
            #"""
            class A:
                def f(self): return "A.f"
                def g(self): return "A.g:" + self.f()
            class B(A):
                def f(self): return "B.f>" + super().f()
            class C(A):
                def f(self): return "C.f>" + super().f()
            class D(B, C): pass
            print(D().f(), D().g(), [c.__name__ for c in D.__mro__])
            print(isinstance(D(), A), issubclass(D, (int, C)), type(D()) is D, D.__bases__)
            """#,
            #"""
            B.f>C.f>A.f A.g:B.f>C.f>A.f ['D', 'B', 'C', 'A', 'object']
            True True True (<class '__main__.B'>, <class '__main__.C'>)
            """#),
        Program(
            #"""
            class A:
                @property
                def v(self): return self._v
                @v.setter
                def v(self, x):
                    if x < 0: raise ValueError("neg")
                    self._v = x
                @staticmethod
                def s(x): return x * 2
                @classmethod
                def c(cls, x): return cls.__name__, x
            class B(A): pass
            a = A(); a.v = 3
            print(a.v, A.s(4), a.s(5), B.c(1), B().c(2))
            try: a.v = -1
            except ValueError as e: print("err", e)
            class R:
                @property
                def v(self): return 1
            R().v = 2
            """#,
            #"""
            3 8 10 ('B', 1) ('B', 2)
            err neg
            AttributeError: property 'v' of 'R' object has no setter
            """#),
        Program(
            #"""
            class A:
                def __getattr__(self, name):
                    if name.startswith("x"): return name * 2
                    raise AttributeError(name)
                def __setattr__(self, name, value):
                    object.__setattr__(self, name, (name, value))
            a = A()
            a.z = 1
            print(a.z, a.xy, hasattr(a, "q"))
            a.q
            """#,
            #"""
            ('z', 1) xyxy False
            AttributeError: q
            """#),
        Program(
            #"""
            class Foo:
                def bar(self): pass
            print(Foo, Foo.bar.__name__, Foo.__name__, Foo.__module__)
            Foo().baz
            """#,
            #"""
            <class '__main__.Foo'> bar Foo __main__
            AttributeError: 'Foo' object has no attribute 'baz'. Did you mean: 'bar'?
            """#),
        Program(
            #"""
            class Foo:
                barcode = 1
            Foo.barcod
            """#,
            #"""
            AttributeError: type object 'Foo' has no attribute 'barcod'. Did you mean: 'barcode'?
            """#),
    ])
    func program(_ program: Program) { program.check() }
}
