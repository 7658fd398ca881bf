/// Texts with the trees CPython 3.11.7's `ast.parse` gives them, as S-expressions.
let treeSamples = #"""
    ### (expr ([] (call (. (. a b) c) d) e))
    a.b.c(d)[e]
    ### (expr a)
    (a)
    ### (expr (tuple a b))
    (a, b)
    ### (expr (tuple))
    ()
    ### (expr (tuple a))
    (a,)
    ### (expr (list (* a) (* b)))
    [*a, *b]
    ### (expr (dict (** a) ("b" 1)))
    {**a, 'b': 1}
    ### (expr (set (* a) b))
    {*a, b}
    ### (expr (or (and (unot a) b) c))
    not a and b or c
    ### (expr (compare a < b == c))
    a < b == c
    ### (expr (compare a is not b not in c))
    a is not b not in c
    ### (expr (u- (** a (u- b))))
    -a ** -b
    ### (expr (** a (** b c)))
    a ** b ** c
    ### (expr (- (- a b) c))
    a - b - c
    ### (expr (% (* a (+ b c)) d))
    a * (b + c) % d
    ### (expr (if-else b a (if-else d c e)))
    a if b else c if d else e
    ### (expr (lambda () 0))
    lambda: 0
    ### (expr (lambda (* a=1 **k) a))
    lambda *, a=1, **k: a
    ### (expr (lambda (a / b) (tuple a b)))
    lambda a, /, b: (a, b)
    ### (expr (listcomp a (for b c) (for d e f g)))
    [a for b in c for d in e if f if g]
    ### (expr (dictcomp a b (for (tuple a b) c)))
    {a: b for a, b in c}
    ### (expr (setcomp a (for a b)))
    {a for a in b}
    ### (expr (genexp a (for a b)))
    (a for a in b)
    ### (expr (call f (genexp a (for a b))))
    f(a for a in b)
    ### (expr (call f (* a) b (= c d) (** e)))
    f(*a, b, c=d, **e)
    ### (expr (call f (:= a 1)))
    f(a := 1)
    ### (expr ([] x (slice 1 2 -)))
    x[1:2]
    ### (expr ([] x (slice - - (u- 1))))
    x[::-1]
    ### (expr ([] x (tuple ... None (slice 1 - -))))
    x[..., None, 1:]
    ### (expr ([] x (tuple a (* b))))
    x[a, *b]
    ### (expr ([] x (tuple)))
    x[()]
    ### (expr ([] x (tuple (slice a b -) c)))
    x[a:b, c]
    ### (expr (:= a b))
    (a := b)
    ### (expr "ab")
    'a' "b"
    ### (expr "Aé\nA\\q")
    '\x41\u00e9\n\101\q'
    ### (expr "\\n")
    r'\n'
    ### (expr "a\nb")
    '''a
    b'''
    ### (expr (f (field a - -)))
    f'{a}'
    ### (expr (f (field a r (spec ">" (field w - -)))))
    f'{a!r:>{w}}'
    ### (expr (f "a=" (field a r -)))
    f'{a=}'
    ### (expr (f "a = " (field a s -)))
    f'{a = !s}'
    ### (expr (f "{}x"))
    f'{{}}' 'x'
    ### (expr (f "a" (field b - -) "c" (field d - (spec "x" (field e - -) "y"))))
    f'a{b}c' f'{d:x{e}y}'
    ### (expr (f (field a - (spec "\n"))))
    f'{a:\n}'
    ### (expr (f (field ([] x "k") - -) (field (call (lambda () 1)) - -)))
    f'{x["k"]}{(lambda: 1)()}'
    ### (expr (f (field (if-else b "a" "c") - -)))
    f"{'a' if b else 'c'}"
    ### (expr "가나")
    u'가' '나'
    ### (expr "•α")
    '\N{BULLET}\N{greek small letter alpha}'
    ### (expr (+ (+ (+ (+ (+ (+ (+ 1000 255) 15) 3) 0.0015) 0.5) 5.0) 0))
    1_000 + 0xFF + 0o17 + 0b11 + 1.5e-3 + .5 + 5. + 0
    ### (expr 9223372036854775807)
    9223372036854775807
    ### (expr -9223372036854775808)
    -9223372036854775808
    ### (expr (tuple True False None ...))
    True, False, None, ...
    ### (= a b c)
    a = b = c
    ### (= (tuple a b) c)
    a, b = c
    ### (= (tuple a (* b)) c)
    a, *b = c
    ### (= (list a (tuple b c)) d)
    [a, (b, c)] = d
    ### (= ([] (. a b) c) d)
    a.b[c] = d
    ### (+= a b)
    a += b
    ### (@= a b)
    a @= b
    ### (ann a int -)
    a: int
    ### (ann a int 1)
    a: int = 1
    ### (ann-complex a int -)
    (a): int
    ### (ann-complex (. a b) c d)
    a.b: c = d
    ### (= x (tuple (* a) b))
    x = *a, b
    ### (del a ([] b 0) (tuple c d))
    del a, b[0], (c, d)
    ### (if a {(expr b)} {})
    if a: b
    ### (if a {(expr b)} c {(expr d)} {(expr e)})
    if a:
        b
    elif c:
        d
    else:
        e
    ### (for (tuple a b) (tuple c d) {(expr e)} {(expr f)})
    for a, b in c, d:
        e
    else:
        f
    ### (for a b {(expr c)} {})
    for (a) in b: c
    ### (while a {(expr b)} {})
    while a: b
    ### (try {(expr a)} (except (tuple B C) d {(expr e)}) (except - - {(expr f)}) {(expr g)} {(expr h)})
    try:
        a
    except (B, C) as d:
        e
    except:
        f
    else:
        g
    finally:
        h
    ### (try {(expr a)} {} {(expr b)})
    try: a
    finally: b
    ### (with (a -) {(expr b)})
    with a: b
    ### (with (a b) (c (tuple d e)) {(expr f)})
    with a as b, c as (d, e): f
    ### (with (a -) (b -) {(expr c)})
    with (a, b): c
    ### (with (a b) (c -) {(expr d)})
    with (a as b, c): d
    ### (with (a -) {(expr b)})
    with (a): b
    ### (with (a b) {(expr c)})
    with (a) as b: c
    ### (with ((tuple a b) c) {(expr d)})
    with (a, b) as c: d
    ### (with ((call (. a b) c) (. d e)) {(expr f)})
    with a.b(c) as d.e: f
    ### (def f (a b=1 / c:int=2 *d:e g h=3 **i) j {(expr k)})
    def f(a, b=1, /, c: int=2, *d: e, g, h=3, **i) -> j: k
    ### (def f (* a) - {(pass)})
    def f(*, a): pass
    ### (def @(call (. a b) c) @d e () - {(return -)})
    @a.b(c)
    @d
    def e(): return
    ### (class A () {(pass)})
    class A: pass
    ### (class A (B (= c D) (* e) (** f)) {(expr "doc") (= x 1)})
    class A(B, c=D, *e, **f):
        """doc"""
        x = 1
    ### (import (a -) (b.c d))
    import a, b.c as d
    ### (from a.b (c -) (d e))
    from a.b import c, d as e
    ### (from a (b -) (c d))
    from a import (b, c as d,)
    ### (from a (* -))
    from a import *
    ### (def f () - {(global a b) (= a 1)})
    def f():
        global a, b
        a = 1
    ### (def f (a) - {(def g () - {(nonlocal a)})})
    def f(a):
        def g():
            nonlocal a
    ### (raise - -)
    raise
    ### (raise a -)
    raise a
    ### (raise a b)
    raise a from b
    ### (assert a -)
    assert a
    ### (assert a b)
    assert a, b
    ### (expr a)  (expr b)  (expr c)
    a; b; c
    ### (expr a)
    a;
    ### (def f () - {(expr (yield -)) (expr (yield (tuple a b))) (= x (yield-from c)) (return (tuple (* d) e))})
    def f():
        yield
        yield a, b
        x = yield from c
        return *d, e
    ### (for x (call range 3) {(break)} {})
    for x in range(3): break
    ### (while 1 {(continue)} {})
    while 1:
        continue
    ### (= a (+ 1 2))
    a = (1 +
         2)  # 주석
    ### (= a (+ 1 2))
    a = 1 + \
        2
    ### (= x 1)
    x = 1
    ### (def f (a b=2 / c=3 *args d e=5 **kw) int {(return (+ a b))})
    def f(a, b=2, /, c=3, *args, d, e=5, **kw) -> int:
        return a + b
    ### (class A (B (= metaclass M)) {(expr "doc") (ann x int 3) (def __init__ (self n) - {(expr (call (. (call super) __init__))) (= (. self n) n)})})
    class A(B, metaclass=M):
        """doc"""
        x: int = 3
        def __init__(self, n):
            super().__init__()
            self.n = n
    ### (for (tuple i (tuple a b)) (call enumerate (call zip x y)) {(expr (call print i a b))} {(pass)})
    for i, (a, b) in enumerate(zip(x, y)):
        print(i, a, b)
    else:
        pass
    ### (while (and (compare n > 0) (unot done)) {(-= n 1) (if (compare n == 3) {(continue)} (compare n == 4) {(break)} {(= n (// n 2))})} {})
    while n > 0 and not done:
        n -= 1
        if n == 3: continue
        elif n == 4: break
        else: n = n // 2
    ### (try {(expr (call f x))} (except (tuple ValueError TypeError) e {(raise (call RuntimeError "x") e)}) (except KeyError - {(pass)}) {(= y 1)} {(= z 2)})
    try:
        f(x)
    except (ValueError, TypeError) as e:
        raise RuntimeError("x") from e
    except KeyError:
        pass
    else:
        y = 1
    finally:
        z = 2
    ### (with ((call open a) f) ((call open b) g) {(= x (call (. f read)))})
    with open(a) as f, open(b) as g:
        x = f.read()
    ### (with ((call open a) f) ((call open b) g) {(= x (call (. f read)))})
    with (open(a) as f, open(b) as g):
        x = f.read()
    ### (= (tuple a (* b)) c (list 1 2 (* d)))
    a, *b = c = [1, 2, *d]
    ### (= d (dict ("a" 1) ("b" 2) (** e) ("c" (listcomp x (for x (call range 3) (% x 2))))))
    d = {"a": 1, 'b': 2, **e, "c": [x for x in range(3) if x % 2]}
    ### (= s (set 1 2 (* t)))  (= g (genexp (** x 2) (for x y x) (for z x)))
    s = {1, 2, *t}; g = (x ** 2 for x in y if x for z in x)
    ### (expr (lambda (x y=2 *a z **k) (if-else y x z)))
    lambda x, y=2, *a, z, **k: x if y else z
    ### (= ([] x (tuple (slice 1 2 -) (slice - - 3) ... None)) ([] y (slice (u- 1) - -)))
    x[1:2, ::3, ..., None] = y[-1:]
    ### (expr (call print (f (field x - (spec ">" (field w - -) "." (field p - -) "f")) " " (field y r -) " z=" (field z r -) " {} " (field ([] a "k") - -)) (= end "")))
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{}} {a['k']}", end='')
    ### (from torch (nn -) (optim o))  (import (torch.nn.functional F) (numpy np))  (from a.b (c -) (d e))
    from torch import nn, optim as o
    import torch.nn.functional as F, numpy as np
    from a.b import (c, d as e,)
    ### (assert (compare x == 1) "message")  (del x ([] y 0) (. z w))
    assert x == 1, "message"
    del x, y[0], z.w
    ### (global a b)
    global a, b
    ### (def @dec @(call other 1 2) h () - {(pass)})
    @dec
    @other(1, 2)
    def h(): pass
    ### (if (compare (:= n (call len a)) > 10) {(expr (call print n))} {})
    if (n := len(a)) > 10: print(n)
    ### (= x (unot (compare a in b is not c)))  (= x (compare a < b <= c != d))
    x = not a in b is not c
    x = a < b <= c != d
    ### (= x (list 1 2 3))
    x = [
        1, 2,  # 주석
        3,
    ]
    ### (= s "여러\n줄x\\d")
    s = """여러
    줄""" 'x' r"\d"
    ### (expr (call f a (* b) (= c 1) (** d)))  (expr (call f (genexp x (for x y))))
    f(a, *b, c=1, **d)
    f(x for x in y)
    ### (ann x int -)  (ann-complex (. x y) str "a")  (+= x 1)  (**= y 2)  (//= z 3)
    x: int
    x.y: str = "a"
    x += 1; y **= 2; z //= 3
    ### (= x (+ (+ (+ (+ (+ (+ 31 5) 15) 1000) 1e-05) 0.5) 3.0))
    x = 0x1F + 0b101 + 0o17 + 1_000 + 1e-5 + .5 + 3.
    ### (if a {(if b {(= c 1)} {}) (= d 2)} {})  (= e 3)
    if a:
        if b:
            c = 1
        d = 2
    e = 3
    ### (= x (if-else b a (if-else d c e)))
    x = a if b else c if d else e
    ### (= x (| (<< (+ (u- (** 1 2)) (@ (u~ 3) m)) 2) (^ (& 4 5) 6)))
    x = -1 ** 2 + ~3 @ m << 2 | 4 & 5 ^ 6
    ### (expr (call print "loss" (call (. loss item)) (= sep "")))  (= (tuple out h) (call rnn (call (. x view) 1 (u- 1) 4) h))  (= loss (call criterion (call (. out squeeze) 0) (call (. torch tensor) (list 1 2 3))))
    print("loss", loss.item(), sep="")
    out, h = rnn(x.view(1, -1, 4), h)
    loss = criterion(out.squeeze(0), torch.tensor([1, 2, 3]))
    """#
