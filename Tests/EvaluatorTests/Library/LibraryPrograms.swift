/// Programs that use a part of the library thoroughly, and what CPython 3.11.7 prints for them.
enum LibraryPrograms {
    static let listMethods = Program(
        ##"""
        x=[5,2,9]
        x.sort()
        print(x)
        x.sort(key=lambda v:-v)
        print(x); x.reverse(); print(x); x.insert(-1,7); print(x); x.insert(100,1); x.remove(7); print(x, x.pop(), x.pop(0), x)
        x.extend(range(3)); print(x); x.clear(); print(x)
        x=[1,2,3]; x[1:2]=[9,9]; print(x); del x[0]; print(x); x*=2; print(x); x+=(5,); print(x)
        """##,
        ##"""
        [2, 5, 9]
        [9, 5, 2]
        [2, 5, 9]
        [2, 5, 7, 9]
        [5, 9] 1 2 [5, 9]
        [5, 9, 0, 1, 2]
        []
        [1, 9, 9, 3]
        [9, 9, 3]
        [9, 9, 3, 9, 9, 3]
        [9, 9, 3, 9, 9, 3, 5]
        """##)

    static let sortingObjects = Program(
        ##"""
        class A:
            def __init__(self,v): self.v=v
            def __lt__(self,o): return self.v<o.v
            def __repr__(self): return f'A({self.v})'
        l=[A(3),A(1),A(2)]
        print(sorted(l), max(l, key=lambda a:a.v), min(l))
        try: print(sorted([A(1), 2]))
        except TypeError as e: print(e)
        """##,
        ##"""
        [A(1), A(2), A(3)] A(3) A(1)
        '<' not supported between instances of 'int' and 'A'
        """##)

    static let dataclasses = Program(
        ##"""
        from dataclasses import dataclass, field, asdict, astuple, replace, fields
        @dataclass
        class P:
            x: int
            y: float = 1.5
            z: list = field(default_factory=list)
        p=P(1)
        print(p, P(1)==P(1), P(2)==P(1), asdict(p), astuple(p), replace(p,x=5), [f.name for f in fields(P)])
        try: P()
        except TypeError as e: print(e)
        try: P(1,2,3,4)
        except TypeError as e: print(e)
        try: P(1,w=2)
        except TypeError as e: print(e)
        @dataclass(frozen=True, order=True)
        class Q:
            a: int = 0
        q=Q(3)
        try: q.a=5
        except Exception as e: print(type(e).__name__, e)
        print(hash(Q(1))==hash(Q(1)), Q(1)<Q(2), sorted([Q(2),Q(1)]))
        @dataclass
        class R(P):
            w: str = 'a'
            def __post_init__(self): self.t=self.x*2
        print(R(1,w='b'), R(4).t)
        try:
            @dataclass
            class S:
                a: list = []
        except ValueError as e: print(e)
        try:
            @dataclass
            class T:
                a: int = 1
                b: int
        except TypeError as e: print(e)
        """##,
        ##"""
        P(x=1, y=1.5, z=[]) True False {'x': 1, 'y': 1.5, 'z': []} (1, 1.5, []) P(x=5, y=1.5, z=[]) ['x', 'y', 'z']
        P.__init__() missing 1 required positional argument: 'x'
        P.__init__() takes from 2 to 4 positional arguments but 5 were given
        P.__init__() got an unexpected keyword argument 'w'
        FrozenInstanceError cannot assign to field 'a'
        True True [Q(a=1), Q(a=2)]
        R(x=1, y=1.5, z=[], w='b') 8
        mutable default <class 'list'> for field a is not allowed: use default_factory
        non-default argument 'b' follows default argument
        """##)

    static let arguments = Program(
        ##"""
        import argparse
        p=argparse.ArgumentParser(description='train')
        p.add_argument('--hidden-size', type=int, default=128, help='size')
        p.add_argument('--lr', type=float, default=1e-3)
        p.add_argument('--cuda', action='store_true')
        p.add_argument('-n','--name', default='x')
        p.add_argument('--layers', type=int, nargs='+', default=[1])
        p.add_argument('--mode', choices=['a','b'], default='a')
        print(p.parse_args([]))
        a=p.parse_args(['--hidden-size','64','--lr=0.1','--cuda','-n','foo','--layers','1','2','--mode','b'])
        print(a, a.hidden_size, vars(a))
        print(p.parse_known_args(['--zzz','1']))
        try: p.parse_args(['--mode','c'])
        except SystemExit as e: print('exit', e.code)
        try: p.parse_args(['--lr','abc'])
        except SystemExit as e: print('exit', e.code)
        q=argparse.ArgumentParser()
        q.add_argument('file')
        q.add_argument('rest', nargs='*')
        print(q.parse_args(['a','b','c']))
        q.add_argument('-v', action='count', default=0)
        print(q.parse_args(['a','-v','-v']))
        print(argparse.Namespace(a=1)==argparse.Namespace(a=1))
        """##,
        ##"""
        Namespace(hidden_size=128, lr=0.001, cuda=False, name='x', layers=[1], mode='a')
        Namespace(hidden_size=64, lr=0.1, cuda=True, name='foo', layers=[1, 2], mode='b') 64 {'hidden_size': 64, 'lr': 0.1, 'cuda': True, 'name': 'foo', 'layers': [1, 2], 'mode': 'b'}
        (Namespace(hidden_size=128, lr=0.001, cuda=False, name='x', layers=[1], mode='a'), ['--zzz', '1'])
        exit 2
        exit 2
        Namespace(file='a', rest=['b', 'c'])
        Namespace(file='a', rest=[], v=2)
        True
        """##)

    static let files = Program(
        ##"""
        with open('/tmp/rnn-library-tests/a.txt','w') as f:
            print(f.write('hello\nworld\n한글\n'))
            f.writelines(['x\n','y'])
        with open('/tmp/rnn-library-tests/a.txt') as f:
            print(f.read())
        for line in open('/tmp/rnn-library-tests/a.txt', encoding='utf-8'): print(repr(line))
        f=open('/tmp/rnn-library-tests/a.txt'); print(f.readline(), f.readlines(), f.read()); f.close()
        try: f.read()
        except ValueError as e: print(e)
        print(open('/tmp/rnn-library-tests/a.txt').read().splitlines(), f.closed, f.name, f.mode)
        with open('/tmp/rnn-library-tests/a.txt','a') as f: f.write('more')
        print(open('/tmp/rnn-library-tests/a.txt').read()[-6:])
        try:
            with open('/tmp/rnn-library-tests/a.txt') as f: f.write('x')
        except Exception as e: print(type(e).__name__, e)
        try: open('/tmp/rnn-library-tests/nope.txt')
        except FileNotFoundError as e: print(e, e.errno, e.filename, e.strerror)
        try: open('/tmp/rnn-library-tests')
        except IsADirectoryError as e: print(e)
        print('a', file=open('/tmp/rnn-library-tests/b.txt','w'))
        print(open('/tmp/rnn-library-tests/b.txt').read())
        print(f)
        """##,
        ##"""
        15
        hello
        world
        한글
        x
        y
        'hello\n'
        'world\n'
        '한글\n'
        'x\n'
        'y'
        hello
         ['world\n', '한글\n', 'x\n', 'y'] 
        I/O operation on closed file.
        ['hello', 'world', '한글', 'x', 'y'] True /tmp/rnn-library-tests/a.txt r

        ymore
        UnsupportedOperation not writable
        [Errno 2] No such file or directory: '/tmp/rnn-library-tests/nope.txt' 2 /tmp/rnn-library-tests/nope.txt No such file or directory
        [Errno 21] Is a directory: '/tmp/rnn-library-tests'
        a

        <_io.TextIOWrapper name='/tmp/rnn-library-tests/a.txt' mode='r' encoding='UTF-8'>
        """##)

    static let folders = Program(
        ##"""
        import os, glob
        from pathlib import Path
        os.makedirs('/tmp/rnn-library-tests/d/e', exist_ok=True)
        Path('/tmp/rnn-library-tests/d/x.txt').write_text('hi')
        Path('/tmp/rnn-library-tests/d/y.txt').write_text('yo')
        print(sorted(glob.glob('/tmp/rnn-library-tests/d/*.txt')), sorted(os.listdir('/tmp/rnn-library-tests/d')), Path('/tmp/rnn-library-tests/d/x.txt').read_text())
        print(sorted(str(p) for p in Path('/tmp/rnn-library-tests/d').glob('*.txt')), sorted(p.name for p in Path('/tmp/rnn-library-tests/d').iterdir()))
        print([ (r, sorted(d), sorted(f)) for r,d,f in os.walk('/tmp/rnn-library-tests/d')])
        print(sorted(glob.glob('/tmp/rnn-library-tests/**/*.txt', recursive=True))[:2], sorted(glob.glob('/tmp/rnn-library-tests/d/[xy].t?t')))
        print(os.path.splitext(os.path.basename('/tmp/rnn-library-tests/d/x.txt'))[0], os.path.getsize('/tmp/rnn-library-tests/d/x.txt'))
        try: os.mkdir('/tmp/rnn-library-tests/d')
        except FileExistsError as e: print(e)
        """##,
        ##"""
        ['/tmp/rnn-library-tests/d/x.txt', '/tmp/rnn-library-tests/d/y.txt'] ['e', 'x.txt', 'y.txt'] hi
        ['/tmp/rnn-library-tests/d/x.txt', '/tmp/rnn-library-tests/d/y.txt'] ['e', 'x.txt', 'y.txt']
        [('/tmp/rnn-library-tests/d', ['e'], ['x.txt', 'y.txt']), ('/tmp/rnn-library-tests/d/e', [], [])]
        ['/tmp/rnn-library-tests/a.txt', '/tmp/rnn-library-tests/b.txt'] ['/tmp/rnn-library-tests/d/x.txt', '/tmp/rnn-library-tests/d/y.txt']
        x 2
        [Errno 17] File exists: '/tmp/rnn-library-tests/d'
        """##)

    static let collections = Program(
        ##"""
        from collections import defaultdict, Counter, OrderedDict, deque, namedtuple
        d=defaultdict(list)
        for w in 'the cat the dog'.split(): d[w].append(len(w))
        print(d, dict(d), sorted(d), d.get('zz'), 'zz' in d)
        c=Counter(); c['a']+=1; c.update('abc'); c.subtract('a'); print(c, c.most_common(1)); del c['b']; print(c)
        c=Counter('hello world'); print(c.most_common(3)); print(sorted(c.items(), key=lambda x:(-x[1],x[0])))
        o=OrderedDict(); o['x']=1; o['y']=2; o.move_to_end('x'); print(o, list(o), o.popitem()); o.move_to_end('y', last=False)
        q=deque(maxlen=3)
        for i in range(5): q.append(i)
        print(q); q.appendleft(9); print(q); q.rotate(1); print(q); q.extend([1,2]); print(q, q[0], q[-1]); q[0]=7; print(list(q), q.popleft(), q.pop()); q.extendleft('ab'); print(q)
        try:
            for x in q: q.append(1)
        except RuntimeError as e: print(e)
        Pt=namedtuple('Pt','x y'); p=Pt(1,2); x,y=p; print(p,x,y,p.x,p._replace(y=5),p==(1,2),isinstance(p,tuple),len(p),Pt.__name__, Pt._fields)
        print(type(p), sorted([Pt(2,1),Pt(1,5)]))
        class D(dict):
            def __missing__(self,k): return k*2
        print(D()['ab'], D(a=1))
        class L(list):
            def foo(self): return len(self)
        l=L([1,2]); l.append(3); print(l, l.foo(), isinstance(l,list), type(l).__name__)
        """##,
        ##"""
        defaultdict(<class 'list'>, {'the': [3, 3], 'cat': [3], 'dog': [3]}) {'the': [3, 3], 'cat': [3], 'dog': [3]} ['cat', 'dog', 'the'] None False
        Counter({'a': 1, 'b': 1, 'c': 1}) [('a', 1)]
        Counter({'a': 1, 'c': 1})
        [('l', 3), ('o', 2), ('h', 1)]
        [('l', 3), ('o', 2), (' ', 1), ('d', 1), ('e', 1), ('h', 1), ('r', 1), ('w', 1)]
        OrderedDict([('y', 2)]) ['y', 'x'] ('x', 1)
        deque([2, 3, 4], maxlen=3)
        deque([9, 2, 3], maxlen=3)
        deque([3, 9, 2], maxlen=3)
        deque([2, 1, 2], maxlen=3) 2 2
        [7, 1, 2] 7 2
        deque(['b', 'a', 1], maxlen=3)
        deque mutated during iteration
        Pt(x=1, y=2) 1 2 1 Pt(x=1, y=5) True True 2 Pt ('x', 'y')
        <class '__main__.Pt'> [Pt(x=1, y=5), Pt(x=2, y=1)]
        abab {'a': 1}
        [1, 2, 3] 3 True L
        """##)

    static let functools = Program(
        ##"""
        import functools
        @functools.lru_cache(maxsize=None)
        def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
        print(fib(50), fib.cache_info())
        def deco(f):
            @functools.wraps(f)
            def w(*a,**k): return f(*a,**k)+1
            return w
        @deco
        def g(x):
            "doc"
            return x
        print(g(1), g.__name__, g.__doc__)
        p=functools.partial(print,'a',sep='-'); p('b','c')
        @functools.total_ordering
        class V:
            def __init__(s,v): s.v=v
            def __eq__(s,o): return s.v==o.v
            def __lt__(s,o): return s.v<o.v
        print(V(1)<=V(1), V(2)>V(1), V(1)>=V(2))
        print(sorted('bca', key=functools.cmp_to_key(lambda a,b:(a>b)-(a<b))))
        @functools.lru_cache
        def h(a,b=2): return a+b
        print(h(1), h(1), h(1,b=3), h.cache_info())
        """##,
        ##"""
        12586269025 CacheInfo(hits=48, misses=51, maxsize=None, currsize=51)
        2 g doc
        a-b-c
        True True False
        ['a', 'b', 'c']
        3 3 4 CacheInfo(hits=1, misses=2, maxsize=128, currsize=2)
        """##)

    static let copying = Program(
        ##"""
        import copy
        a=[1,[2,3],{'k':(4,[5])}]
        b=copy.deepcopy(a); c=copy.copy(a)
        a[1].append(9); a[2]['k'][1].append(8)
        print(a,b,c)
        class N:
            def __init__(s): s.l=[1]; s.me=s
        n=N(); m=copy.deepcopy(n); m.l.append(2); print(n.l,m.l,m.me is m)
        k=copy.copy(n); k.l.append(7); print(n.l)
        x=[]; x.append(x); y=copy.deepcopy(x); print(y[0] is y, x)
        class C:
            def __deepcopy__(self, memo): return 'deep'
            def __copy__(self): return 'shallow'
        print(copy.deepcopy(C()), copy.copy(C()))
        s={1,(2,)}; t=copy.deepcopy(s); print(t==s, t is s)
        """##,
        ##"""
        [1, [2, 3, 9], {'k': (4, [5, 8])}] [1, [2, 3], {'k': (4, [5])}] [1, [2, 3, 9], {'k': (4, [5, 8])}]
        [1] [1, 2] True
        [1, 7]
        True [[...]]
        deep shallow
        True False
        """##)

    static let formatting = Program(
        ##"""
        print('%s has %d items costing %.2f (%5.1f%%)' % ('cart', 3, 9.991, 45.25))
        print('epoch: {:3d}/{:<5d}| loss={:.4f} acc={:6.2%}'.format(1,100,0.123456,0.98765))
        print(f'{3.14159:.2f} {42:>6} {"a":^5}| {1234567:,} {0.5:%} {255:#x} {True} {None} {[1,2]!r} {"x"!r:>5}')
        w=10; print(f'{"ab":*^{w}}|{3.14159:{w}.{3}f}|{w=}|{w!r}|{w = :>5}')
        class F:
            def __format__(self, s): return 'F:'+s
            def __str__(self): return 'str'
            def __repr__(self): return 'rep'
        print(f'{F()} {F():abc} {F()!r} {F()!s:>5} {F()!a}'); print('{:x} {!r}'.format(F(), F()), '%s %r' % (F(),F()))
        print('{0[0]} {0[1]} {1[k]} {2.real}'.format([1,2],{'k':5},7))
        print('|'.join('{:>{}}'.format(s, n) for s, n in zip('abc',[1,3,5])))
        """##,
        ##"""
        cart has 3 items costing 9.99 ( 45.2%)
        epoch:   1/100  | loss=0.1235 acc=98.77%
        3.14     42   a  | 1,234,567 50.000000% 0xff True None [1, 2]   'x'
        ****ab****|     3.142|w=10|10|w =    10
        F: F:abc rep   str rep
        F:x rep str rep
        1 2 5 7
        a|  b|    c
        """##)
}
