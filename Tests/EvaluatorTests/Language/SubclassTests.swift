import Testing

/// Classes over builtin types, operators, nested classes. Expectations are what CPython 3.11.7 prints.
@Suite struct SubclassTests {
    @Test(arguments: [
        Program(
            #"""
            class L(list):
                def total(self): return sum(self)
            l = L([1, 2, 3]); l.append(4)
            print(l, l.total(), len(l), l[1:], isinstance(l, list), type(l).__name__)
            class D(dict):
                def __missing__(self, k): return k * 2
                def __getattr__(self, k): return self[k]
            d = D(a=1); d['b'] = 2
            print(d, d['zz'], d.a, len(d))
            class T(tuple):
                pass
            print(T([1, 2]), T((1,)) + (2,))
            """#,
            #"""
            [1, 2, 3, 4] 10 4 [2, 3, 4] True L
            {'a': 1, 'b': 2} zzzz 1 2
            (1, 2) (1, 2)
            """#),
        Program(
            #"""
            class E(Exception):
                def __init__(self, code, msg="m"):
                    super().__init__(msg)
                    self.code = code
            try:
                raise E(3, "boom")
            except E as e:
                print(e, e.code, e.args, repr(e))
            raise E(4)
            """#,
            #"""
            boom 3 ('boom',) E('boom')
            E: m
            """#),
        Program(
            #"""
            class Node:
                def __init__(self, v, n=None): self.v, self.n = v, n
            n = None
            for i in range(5): n = Node(i, n)
            out = []
            while n: out.append(n.v); n = n.n
            print(out)
            """#,
            #"""
            [4, 3, 2, 1, 0]
            """#),
        Program(
            #"""
            class A:
                n = 0
                def inc(self): self.n += 1; return self
            a = A().inc().inc()
            print(a.n, A.n)
            """#,
            #"""
            2 0
            """#),
        Program(
            #"""
            class V:
                def __init__(self): self.d = {}
                def __getitem__(self, k): return self.d.get(k, 0)
                def __setitem__(self, k, v): self.d[k] = v
                def __delitem__(self, k): del self.d[k]
            v = V(); v['a'] += 5; v['b'] = 1; del v['b']
            print(v.d, v[3])
            v2 = V()
            v2[1:2] = 3
            """#,
            #"""
            {'a': 5} 0
            TypeError: unhashable type: 'slice'
            """#),
        Program(
            #"""
            class A:
                def __eq__(self, o): return True
                def __hash__(self): return 1
            print(A() == 5, 5 == A(), A() in [1], len({A(), A()}), {A(): 1}[A()])
            class B:
                def __eq__(self, o): return NotImplemented
            print(B() == 1, B() != 1)
            """#,
            #"""
            True True True 1 1
            False True
            """#),
        Program(
            #"""
            class A:
                def __radd__(self, o): return ("radd", o)
                def __iadd__(self, o): return "iadd"
                def __rsub__(self, o): return "rsub"
            a = A()
            print(1 + a, [1] - a if False else 5 - a)
            a += 1
            print(a)
            A() + 1
            """#,
            #"""
            ('radd', 1) rsub
            iadd
            TypeError: unsupported operand type(s) for +: 'A' and 'int'
            """#),
    ])
    func program(_ program: Program) { program.check() }
}
