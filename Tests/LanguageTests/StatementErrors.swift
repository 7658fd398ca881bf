/// Statements with one thing changed, with CPython 3.11.7's answers: a few for every message.
let statementErrors = #"""
    ### SyntaxError: invalid syntax @ 3:11-3:17
    from torch import nn, optim as o
    import torch.nn.functional as F, numpy as np
    from1aa.b import (c, d as e,)
    ### SyntaxError: invalid syntax @ 2:34-2:36
    from torch import nn, optim as o
    import torch.nn.functional as F, +=numpy as np
    from a.b import (c, d as e,)
    ### SyntaxError: invalid syntax @ 1:12-1:13
    with open(a; as f, open(b) as g:
        x = f.read()
    ### SyntaxError: invalid syntax @ 1:22-1:23
    x = not a in bis not c
    x = a < b <= c != d
    ### SyntaxError: invalid syntax @ 2:1-2:2
    x␣
    = 0x1F + 0b101 + 0o17 + 1_000 + 1e-5 + .5 + 3.
    ### SyntaxError: invalid digit '2' in binary literal @ 1:16-1:16
    x = not a in 0b2b is not c
    x = a < b <= c != d
    ### IndentationError: unexpected indent @ 1:1-1:-1
     a, b
    ### SyntaxError: invalid syntax @ 2:11-2:12
    with open(a) as f, open(b) as g:
        x = f.()
    ### SyntaxError: closing parenthesis ']' does not match opening parenthesis '{' @ 1:60-1:60
    d = {"a": 1, 'b': 2, **e, "c": x for x in range(3) if x % 2]}
    ### SyntaxError: no binding for nonlocal 'q' found @ 2:5-2:15
    def g():
        nonlocal q
        x = yield
        y = yield from zreturn
    ### SyntaxError: invalid syntax @ 1:11-1:17
    a, *b = c import [1, 2, *d]
    ### SyntaxError: invalid syntax @ 1:26-1:29
    d = {"a": 1, 'b': 2, **e "c": [x for x in range(3) if x % 2]}
    ### IndentationError: unexpected indent @ 1:1-1:-1
     = 1
    ### SyntaxError: invalid syntax @ 1:4-1:5
    x =! -1 ** 2 + ~3 @ m << 2 | 4 & 5 ^ 6
    ### SyntaxError: invalid syntax @ 1:13-1:14
    x[1:2, ::3, .., None] = y[-1:]
    ### SyntaxError: invalid syntax @ 1:16-1:22
    x = not a in b lambda not c
    x = a < b <= c != d
    ### SyntaxError: invalid syntax @ 1:6-1:7
    s = {, 2, *t}; g = (x ** 2 for x in y if x for z in x)
    ### SyntaxError: invalid syntax @ 1:4-1:5
    x =,1
    ### SyntaxError: invalid syntax @ 2:8-2:10
    while n > 0 and not done:
        (n -= 1
        if n == 3: continue
        elif n == 4: break
        else: n = n // 2
    ### SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' @ 1:22-1:22
    x[1:2, ::3, .(., None] = y[-1:]
    ### SyntaxError: 'return' outside function @ 3:1-3:13

    raise E
    return x, *y
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 2:8-2:11
    @dec
    @other(1 2)
    def h(): pass
    ### SyntaxError: unmatched ')' @ 2:17-2:17
    f(a, *b, c=1, **d)
    fforx for x in y)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 2:18-3:6
    x = [
        1, 2,  print 주석
        3,
    ]
    ### SyntaxError: invalid decimal literal @ 2:12-2:12
    with (open(a) as f, open(b) as g):
        x = f.1__0read()
    ### SyntaxError: unmatched ')' @ 2:16-2:16
    with open(a) as f, open(b) as g:
        x = f.read$)
    ### IndentationError: unexpected indent @ 2:1-2:-1
    from torch import nn, optim as o
     torch.nn.functional as F, numpy as np
    from a.b import (c, d as e,)
    ### SyntaxError: unmatched ')' @ 5:25-5:25
    class A(B, metaclass=M):
        """doc"""
        x: int = 3
        def __init__(self, n):
            super().__init__)
            self.n = n
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 2:3-2:14
    f(a, *b, c=1, **d)
    f(xfor x in y)
    ### SyntaxError: invalid decimal literal @ 1:30-1:30
    x = -1 ** 2 + ~3 @ m << 2 | 40b2 & 5 ^ 6
    ### SyntaxError: no binding for nonlocal 'q' found @ 2:5-2:15
    def importg():
        nonlocal q
        x = yield
        y = yield from z
        return
    ### SyntaxError: cannot delete None @ 2:13-2:17
    assert x == 1, "message"
    del x, y[0],None z.w
    ### SyntaxError: 'return' outside function @ 3:1-3:13
    lambdaraise
    raise E
    return x, *y
    ### SyntaxError: invalid decimal literal @ 1:14-1:14
    assert x == 10b2 "message"
    del x, y[0], z.w
    ### SyntaxError: illegal target for annotation @ 1:1-1:28
    iflambda (n := len(a)) > 10: print(n)
    ### SyntaxError: expected ':' @ 2:9-2:9
    if a:
        if b
            c = 1
        d = 2
    e = 3
    ### SyntaxError: '(' was never closed @ 1:6-1:0
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{}} {a['k']}", end=''
    ### SyntaxError: 'return' outside function @ 3:1-3:12
    raise
    raise E
    return x *y
    ### SyntaxError: no binding for nonlocal 'q' found @ 2:5-2:15
    def gprint():
        nonlocal q
        x = yield
        y = yield from z
        return
    ### SyntaxError: '[' was never closed @ 1:1-1:0
    [x[1:2, ::3, ..., None] = y[-1:]
    ### SyntaxError: f-string: expression required before '=' @ 1:47-1:48
    print(f"{x:>{w}.{p}f} {y!r} {=} {{}} {a['k']}", end='')
    ### SyntaxError: f-string: expression required before ':' @ 1:49-1:50
    print(f"{x:>{w}.{p}f} {y!r} {z=} {:{}} {a['k']}", end='')
    ### SyntaxError: invalid hexadecimal literal @ 1:5-1:5
    x =0x 1
    ### SyntaxError: f-string: single '}' is not allowed @ 1:47-1:48
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{} {a['k']}", end='')
    ### SyntaxError: f-string: empty expression not allowed @ 1:47-1:48
    print(f"{x:>{w}.{p}f} {y!r} {z=} {}} {a['k']}", end='')
    ### SyntaxError: '(' was never closed @ 2:6-2:0
    try:
        f(x()
    except (ValueError, TypeError) as e:
        raise RuntimeError("x") from e
    except KeyError:
        pass
    else:
        y = 1
    finally:
        z = 2
    ### SyntaxError: unterminated string literal (detected at line 1) @ 1:54-1:54
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{}} {a['k']}", end=')
    ### SyntaxError: unterminated string literal (detected at line 2) @ 2:1-2:1
    @dec
    '@other(1, 2)
    def h(): pass
    ### SyntaxError: illegal target for annotation @ 1:1-1:26
    ifNone (n := len(a)) > 10: print(n)
    ### SyntaxError: unterminated string literal (detected at line 4) @ 4:26-4:26
    try:
        f(x)
    except (ValueError, TypeError) as e:
        raise RuntimeError(.x") from e
    except KeyError:
        pass
    else:
        y = 1
    finally:
        z = 2
    ### SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' @ 1:23-1:23
    def f(a, b=2, /, c=3, ]*args, d, e=5, **kw) -> int:
        return a + b
    ### SyntaxError: expected ':' @ 1:44-1:46
    def f(a, b=2, /, c=3, *args, d, e=5, **kw) ->, int:
        return a + b
    ### SyntaxError: expected 'else' after 'if' expression @ 1:5-1:11
    x = a if b elsec if d else e
    ### SyntaxError: unexpected character after line continuation character @ 1:31-1:0
    if (n := len(a)) > 10: print(\n)
    ### SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers @ 2:8-2:9
    @dec
    @other(07771, 2)
    def h(): pass
    ### IndentationError: unindent does not match any outer indentation level @ 5:11-5:-1
    try:
        f(x)
    except (ValueError, TypeError) as e:
        raise RuntimeError("x") from e
     KeyError:
        pass
    else:
        y = 1
    finally:
        z = 2
    ### SyntaxError: unterminated triple-quoted string literal (detected at line 6) @ 2:5-2:5
    class A(B, metaclass=M):
        """doc""
        x: int = 3
        def __init__(self, n):
            super().__init__()
            self.n = n
    ### SyntaxError: unexpected character after line continuation character @ 1:33-1:0
    d = {"a": 1, 'b': 2, **e, "c": \[x for x in range(3) if x % 2]}
    ### SyntaxError: ':' expected after dictionary key @ 1:29-1:0
    d = {"a": 1, 'b': 2, **e, "c" [x for x in range(3) if x % 2]}
    ### SyntaxError: closing parenthesis '}' does not match opening parenthesis '[' on line 1 @ 3:6-3:6
    x = [
        1, 2,  # 주석
        3}
    ]
    ### SyntaxError: f-string: invalid syntax @ 1:5-1:6
    print(f"{x:>{w==.{p}f} {y!r} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='? @ 1:8-1:22
    a, *b  c = [1, 2, *d]
    ### SyntaxError: illegal target for annotation @ 1:1-1:25
    delif (n := len(a)) > 10: print(n)
    ### SyntaxError: invalid hexadecimal literal @ 1:9-1:9
    global 0x, b
    ### SyntaxError: cannot delete literal @ 2:7-2:10
    assert x == 1, "message"
    del x,"s" y[0], z.w
    ### SyntaxError: expected ':' @ 3:8-3:9
    @dec
    @other(1, 2)
    def h(){: pass
    ### SyntaxError: 'None' is an illegal expression for augmented assignment @ 3:9-3:13
    x: int
    x.y: str = "a"
    x += 1; None **= 2; z //= 3
    ### SyntaxError: invalid hexadecimal literal @ 3:15-3:15
    class A(B, metaclass=M):
        """doc"""
        x: int = 0x
        def __init__(self, n):
            super().__init__()
            self.n = n
    ### SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)? @ 2:5-2:12
    def g():
        print q
        x = yield
        y = yield from z
        return
    ### SyntaxError: f-string: single '}' is not allowed @ 1:54-1:55
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{}return} {a['k']}", end='')
    ### IndentationError: unindent does not match any outer indentation level @ 4:9-4:-1
    if a:
        if b:
            c = 1
         = 2
    e = 3
    ### SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers @ 2:5-2:6
    def f(a, b=2, /, c=3, *args, d, e=5, **kw) -> int:
        0777 a + b
    ### SyntaxError: f-string: expecting '}' @ 1:47-1:48
    print(f"{x:>{w}.{p}f} {y!r {z=} {{}} {a['k']}", end='')
    ### SyntaxError: invalid digit '2' in binary literal @ 1:7-1:7
    x[1:0b2, ::3, ..., None] = y[-1:]
    ### SyntaxError: cannot assign to expression @ 1:1-1:5
    a *b = c = [1, 2, *d]
    ### SyntaxError: expected 'else' after 'if' expression @ 1:17-1:23
    x = a if b else c if d  e
    ### SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='? @ 4:10-4:15
    while n > 0 and not done:
        n -= 1
        if n == 3: continue
        elif n = 4: break
        else: n = n // 2
    ### SyntaxError: unexpected character after line continuation character @ 4:7-4:0
    if a:
        if b:
            c = 1
        d\= 2
    e = 3
    ### SyntaxError: non-default argument follows default argument @ 1:19-1:20
    lambda x, y=2 *a, z, **k: x if y else z
    ### SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='? @ 2:1-2:6
    x = not a in b is not c
    x = a < b = c != d
    ### SyntaxError: cannot assign to expression @ 1:3-1:6
    a,1*b = c = [1, 2, *d]
    ### SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers @ 3:50-3:51
    print("loss", loss.item(), sep="")
    out, h = rnn(x.view(1, -1, 4), h)
    loss = criterion(out.squeeze(0), torch.tensor([1,07772, 3]))

    ### SyntaxError: expected comma between / and * @ 1:16-1:17
    def f(a, b=2, /*, c=3, *args, d, e=5, **kw) -> int:
        return a + b
    ### SyntaxError: f-string: single '}' is not allowed @ 1:48-1:49
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{}, {a['k']}", end='')
    ### SyntaxError: expected 'else' after 'if' expression @ 1:17-1:23
    x = a if b else c if d{else e
    ### SyntaxError: invalid digit '2' in binary literal @ 1:42-1:42
    lambda x, y=2, *a, z, **k: x if y else 0b2
    ### SyntaxError: can't use starred expression here @ 1:12-1:24
    a, *b = c =* [1, 2, *d]
    ### IndentationError: expected an indented block after 'if' statement on line 3 @ 4:5-4:9
    while n > 0 and not done:
        n -= 1
        if n == 3:␣
        elif n == 4: break
        else: n = n // 2
    ### SyntaxError: f-string expression part cannot include a backslash @ 1:49-1:50
    print(f"{x:>{w}.{p\}f} {y!r} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: cannot assign to function call @ 1:5-1:13
    for i (a, b) in enumerate(zip(x, y)):
        print(i, a, b)
    else:
        pass
    ### SyntaxError: f-string: unterminated string @ 1:48-1:49
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{}} {a[(k']}", end='')
    ### SyntaxError: unterminated triple-quoted string literal (detected at line 6) @ 2:10-2:10
    class A(B, metaclass=M):
        ""doc"""
        x: int = 3
        def __init__(self, n):
            super().__init__()
            self.n = n
    ### SyntaxError: f-string: unmatched ']' @ 1:47-1:48
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{}} {a'k']}", end='')
    ### SyntaxError: non-default argument follows default argument @ 1:16-1:17
    lambda x, y=2, a, z, **k: x if y else z
    ### SyntaxError: f-string: empty expression not allowed @ 1:49-1:50
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{{}} {a['k']}", end='')
    ### SyntaxError: f-string: expecting '}' @ 1:49-1:50
    print(f"{x:>{w}.{p}f} {y!r{} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: f-string expression part cannot include a backslash @ 1:49-1:50
    print(f"{x:>{w}.{p}f} {y\!r} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: unterminated triple-quoted string literal (detected at line 1) @ 1:54-1:54
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{}} {a['k']}", end=''')
    ### SyntaxError: expected default value expression @ 1:34-1:35
    def f(a, b=2, /, c=3, *args, d, e=, **kw) -> int:
        return a + b
    ### SyntaxError: f-string: expecting '}' @ 1:53-1:54
    print(f"{x:>{w}.{p}f} {y!rreturn {z=} {{}} {a['k']}", end='')
    ### SyntaxError: can't use starred expression here @ 1:1-1:5
    *dec
    @other(1, 2)
    def h(): pass
    ### IndentationError: expected an indented block after function definition on line 3 @ 3:10-3:-1
    @dec
    @other(1, 2)
    def h():␣
    ### SyntaxError: f-string: unterminated string @ 1:47-1:48
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{}} {a['k]}", end='')
    ### SyntaxError: f-string: empty expression not allowed @ 1:47-1:48
    print(f"{x:>{}.{p}f} {y!r} {z=} {{}} {a['k']}", end='')
    ### IndentationError: expected an indented block after 'except' statement on line 5 @ 7:1-7:5
    try:
        f(x)
    except (ValueError, TypeError) as e:
        raise RuntimeError("x") from e
    except KeyError:
    ␣␣␣␣
    else:
        y = 1
    finally:
        z = 2
    ### SyntaxError: cannot assign to expression @ 1:5-1:25
    x = not a in b is not cx = a < b <= c != d
    ### IndentationError: unindent does not match any outer indentation level @ 3:31-3:-1
    try:
        f(x)
     (ValueError, TypeError) as e:
        raise RuntimeError("x") from e
    except KeyError:
        pass
    else:
        y = 1
    finally:
        z = 2
    ### SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)? @ 2:11-2:19
    x: int
    x.y: str =print"a"
    x += 1; y **= 2; z //= 3
    ### SyntaxError: * argument may appear only once @ 1:38-1:39
    def f(a, b=2, /, c=3, *args, d, e=5, *kw) -> int:
        return a + b
    ### SyntaxError: cannot delete literal @ 2:9-2:10
    assert x == 1, "message"
    del x, [0], z.w
    ### SyntaxError: ':' expected after dictionary key @ 1:29-1:0
    d = {"a": 1, 'b': 2, **e, "c"+= [x for x in range(3) if x % 2]}
    ### SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a' @ 1:51-1:52
    print(f"{x:>{w}.{p}f} {y!0b2r} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: ':' expected after dictionary key @ 1:16-1:0
    d = {"a": 1, 'b'return 2, **e, "c": [x for x in range(3) if x % 2]}
    ### SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)? @ 5:1-5:15
    try:
        f(x)
    except (ValueError, TypeError) as e:
        raise RuntimeError("x") from e
    print KeyError:
        pass
    else:
        y = 1
    finally:
        z = 2
    ### SyntaxError: f-string: invalid syntax @ 1:2-1:3
    print(f"{x:>{w}.{p}f} {y!r} {z=} {?}} {a['k']}", end='')
    ### SyntaxError: * argument may appear only once @ 1:23-1:24
    lambda x, y=2, *a, z, *k: x if y else z
    ### SyntaxError: f-string: closing parenthesis '}' does not match opening parenthesis '[' @ 1:47-1:48
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{}} {a['k'}", end='')
    ### SyntaxError: f-string: invalid syntax @ 1:2-1:4
    print(f"{x:>{w}.{p}f} {y!r} {z=} {->}} {a['k']}", end='')
    ### SyntaxError: closing parenthesis ')' does not match opening parenthesis '[' on line 1 @ 2:8-2:8
    x = [
        1, )2,  # 주석
        3,
    ]
    ### SyntaxError: f-string: closing parenthesis '}' does not match opening parenthesis '(' @ 1:48-1:49
    print(f"{(:>{w}.{p}f} {y!r} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: expected default value expression @ 1:12-1:13
    lambda x, y=, *a, z, **k: x if y else z
    ### SyntaxError: cannot delete expression @ 2:8-2:13
    assert x == 1, "message"
    del x, y@[0], z.w
    ### SyntaxError: expected 'except' or 'finally' block @ 4:5-4:8
    class A(B, metaclass=M):
        """doc"""
        try: int = 3
        def __init__(self, n):
            super().__init__()
            self.n = n
    ### SyntaxError: f-string: unmatched ')' @ 1:49-1:50
    print(f"{x:>{w}.{)p}f} {y!r} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: cannot assign to named expression here. Maybe you meant '==' instead of '='? @ 1:5-1:16
    if (n := len(a)) = 10: print(n)
    ### SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a' @ 1:48-1:49
    print(f"{x:>{w}.{p}f} {y!?} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: expression expected after dictionary key and ':' @ 1:9-1:10
    d = {"a": , 'b': 2, **e, "c": [x for x in range(3) if x % 2]}
    ### SyntaxError: expected 'except' or 'finally' block @ 3:1-3:9
    try:
        f(x)
    except1a(ValueError, TypeError) as e:
        raise RuntimeError("x") from e
    except KeyError:
        pass
    else:
        y = 1
    finally:
        z = 2
    ### SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a' @ 1:49-1:50
    print(f"{x:>{w}.{p}f} {y!.r} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: can't use starred expression here @ 3:14-3:17
    x: int
    x.y: str = "a"
    x += 1; y **=* 2; z //= 3
    ### SyntaxError: f-string: expression required before '!' @ 1:47-1:48
    print(f"{x:>{w}.{p}f} {!r} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: expected 'except' or 'finally' block @ 3:1-3:3
    try:
        f(x)
    is (ValueError, TypeError) as e:
        raise RuntimeError("x") from e
    except KeyError:
        pass
    else:
        y = 1
    finally:
        z = 2
    ### SyntaxError: expected default value expression @ 1:19-1:20
    def f(a, b=2, /, c=, *args, d, e=5, **kw) -> int:
        return a + b
    ### SyntaxError: * argument may appear only once @ 1:38-1:39
    def f(a, b=2, /, c=3, *args, d, e=5, *importkw) -> int:
        return a + b
    ### SyntaxError: 'tuple' is an illegal expression for augmented assignment @ 2:5-2:7
    while n > 0 and not done:
        n,-= 1
        if n == 3: continue
        elif n == 4: break
        else: n = n // 2
    ### SyntaxError: f-string: unterminated string @ 1:47-1:48
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{}} {a[k']}", end='')
    ### SyntaxError: starred assignment target must be in a list or tuple @ 1:32-1:34
    with (open(a) as f, open(b) as *g):
        x = f.read()
    ### IndentationError: expected an indented block after 'finally' statement on line 9 @ 10:1-10:2
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
    ### SyntaxError: expression expected after dictionary key and ':' @ 1:17-1:18
    d = {"a": 1, 'b': , **e, "c": [x for x in range(3) if x % 2]}
    ### SyntaxError: f-string: unmatched ']' @ 1:49-1:50
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{}} {a['k']]}", end='')
    ### SyntaxError: unexpected EOF while parsing @ 3:13-3:-1
    raise
    raise E
    return x, *\
    ### SyntaxError: iterable argument unpacking follows keyword argument unpacking @ 1:15-1:16
    f(a, *b, c=1, *:=*d)
    f(x for x in y)
    ### SyntaxError: iterable argument unpacking follows keyword argument unpacking @ 1:15-1:16
    f(a, *b, c=1, *+=*d)
    f(x for x in y)
    ### SyntaxError: expression expected after dictionary key and ':' @ 1:9-1:10
    d = {"a": ,1, 'b': 2, **e, "c": [x for x in range(3) if x % 2]}
    ### SyntaxError: non-default argument follows default argument @ 1:18-1:20
    def f(a, b=2, /, c3, *args, d, e=5, **kw) -> int:
        return a + b
    ### SyntaxError: closing parenthesis ')' does not match opening parenthesis '[' on line 1 @ 3:5-3:5
    x = [
        1, 2,  # 주석
        ),
    ]
    ### SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma? @ 1:2-1:6
    print(f"{x:>{w}{{p}f} {y!r} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: 'tuple' is an illegal expression for augmented assignment @ 3:18-3:21
    x: int
    x.y: str = "a"
    x += 1; y **= 2; z ,//= 3
    ### SyntaxError: cannot assign to literal @ 1:5-1:8
    a, *"s" = c = [1, 2, *d]
    ### IndentationError: expected an indented block after function definition on line 3 @ 3:11-3:-1
    @dec
    @other(1, 2)
    def h(): →
    ### IndentationError: expected an indented block after class definition on line 1 @ 3:1-3:10
    class A(B, metaclass=M):
    ␣␣␣␣
    """doc"""
        x: int = 3
        def __init__(self, n):
            super().__init__()
            self.n = n
    ### SyntaxError: expression cannot contain assignment, perhaps you meant "=="? @ 1:7-1:55
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{}} {a['k']}"== end='')
    ### SyntaxError: positional argument follows keyword argument unpacking @ 1:38-1:39
    for i, (a, b) in enumerate(zip(**x, y)):
        print(i, a, b)
    else:
        pass
    ### SyntaxError: invalid binary literal @ 1:16-1:16
    x = 0x1F + 0b101return+ 0o17 + 1_000 + 1e-5 + .5 + 3.
    ### SyntaxError: invalid binary literal @ 1:17-1:17
    x = 0x1F + 0b1011a + 0o17 + 1_000 + 1e-5 + .5 + 3.
    ### SyntaxError: var-positional argument cannot have default value @ 1:13-1:14
    lambda x,* y=2, *a, z, **k: x if y else z
    ### SyntaxError: Function parameters cannot be parenthesized @ 4:24-4:27
    class A(B, metaclass=M):
        """doc"""
        x: int = 3
        def __init__(self, (n):
            super().__init__()
            self.n = n
    ### SyntaxError: cannot assign to literal @ 3:5-3:6
    x = [
        1, 2,for  # 주석
        3,
    ]
    ### SyntaxError: expression cannot contain assignment, perhaps you meant "=="? @ 3:30-3:32
    print("loss", loss.item(), sep="")
    out, h = rnn(x.view(1, -1, 4), h)
    loss = criterion(out.squeeze(0=, torch.tensor([1, 2, 3]))

    ### SyntaxError: expression cannot contain assignment, perhaps you meant "=="? @ 1:28-1:38
    for i, (a, b) in enumerate(zip(x, y)=:
        print(i, a, b)
    else:
        pass
    ### SyntaxError: starred assignment target must be in a list or tuple @ 1:1-1:3
    *x = not a in b is not c
    x = a < b <= c != d
    ### SyntaxError: assignment to yield expression not possible @ 3:9-3:14
    def g():
        nonlocal q
        x = yield=y = yield from z
        return
    ### SyntaxError: starred assignment target must be in a list or tuple @ 1:1-1:24
    *x[1:2, ::3, ..., None] = y[-1:]
    ### SyntaxError: f-string: closing parenthesis '}' does not match opening parenthesis '[' @ 1:49-1:50
    print(f"{x:>{w[}.{p}f} {y!r} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='? @ 1:1-1:4
    "s" = a if b else c if d else e
    ### SyntaxError: invalid octal literal @ 1:23-1:23
    x = 0x1F + 0b101 + 0o17def + 1_000 + 1e-5 + .5 + 3.
    ### SyntaxError: cannot assign to function call @ 5:9-5:27
    class A(B, metaclass=M):
        """doc"""
        x: int = 3
        def __init__(self, n):
            super().__init__()=
            self.n = n
    ### SyntaxError: iterable argument unpacking follows keyword argument unpacking @ 1:15-1:16
    f(a, *b, c=1, *:*d)
    f(x for x in y)
    ### SyntaxError: cannot use assignment expressions with expression @ 1:7-1:25
    while n > 0 and not done:=n -= 1
        if n == 3: continue
        elif n == 4: break
        else: n = n // 2
    ### SyntaxError: invalid octal literal @ 1:23-1:23
    x = 0x1F + 0b101 + 0o17None+ 1_000 + 1e-5 + .5 + 3.
    ### SyntaxError: cannot assign to named expression @ 1:9-1:14
    for i, (a:= b) in enumerate(zip(x, y)):
        print(i, a, b)
    else:
        pass
    ### SyntaxError: cannot assign to None @ 1:1-1:5
    None, *b = c = [1, 2, *d]
    ### SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='? @ 1:1-1:2
    1 = 1
    ### SyntaxError: cannot delete literal @ 2:13-2:16
    assert x == 1, "message"
    del x, y[0],"s" z.w
    ### SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='? @ 2:8-2:11
    print("loss", loss.item(), sep="")
    out, h "s"= rnn(x.view(1, -1, 4), h)
    loss = criterion(out.squeeze(0), torch.tensor([1, 2, 3]))

    ### SyntaxError: cannot use assignment expressions with comparison @ 1:7-1:12
    while n > 0 := not done:
        n -= 1
        if n == 3: continue
        elif n == 4: break
        else: n = n // 2
    ### SyntaxError: cannot assign to function call @ 1:7-1:17
    for i,"s" (a, b) in enumerate(zip(x, y)):
        print(i, a, b)
    else:
        pass
    ### SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='? @ 2:5-2:13
    while n > 0 and not done:
        n -print= 1
        if n == 3: continue
        elif n == 4: break
        else: n = n // 2
    ### SyntaxError: positional argument follows keyword argument @ 1:18-1:19
    f(a, *b, c=1,1**d)
    f(x for x in y)
    ### SyntaxError: trailing comma not allowed without surrounding parentheses @ 1:22-1:22
    from torch import nn,
     optim as o
    import torch.nn.functional as F, numpy as np
    from a.b import (c, d as e,)
    ### SyntaxError: only single target (not tuple) can be annotated @ 1:1-1:2
    x,: int
    x.y: str = "a"
    x += 1; y **= 2; z //= 3
    ### SyntaxError: cannot assign to literal @ 3:5-3:6
    x = [
        1, 2,for# 주석
        3,
    ]
    ### SyntaxError: did you forget parentheses around the comprehension target? @ 1:33-1:35
    d = {"a": 1, 'b': 2, **e, "c": [x, for x in range(3) if x % 2]}
    ### SyntaxError: invalid octal literal @ 1:23-1:23
    x = 0x1F + 0b101 + 0o17as + 1_000 + 1e-5 + .5 + 3.
    ### SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='? @ 2:5-2:9
    while n > 0 and not done:
        n -x= 1
        if n == 3: continue
        elif n == 4: break
        else: n = n // 2
    ### SyntaxError: cannot assign to None @ 4:5-4:9
    if a:
        if b:
            c = 1
        None = 2
    e = 3
    ### SyntaxError: cannot delete expression @ 2:5-2:12
    assert x == 1, "message"
    del x@ y[0], z.w
    ### SyntaxError: f-string: cannot use double starred expression here @ 1:2-1:4
    print(f"{x:>{w}.{p}f} {**y!r} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: f-string: cannot use double starred expression here @ 1:2-1:4
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{}} {**a['k']}", end='')
    ### SyntaxError: cannot delete starred @ 2:14-2:18
    assert x == 1, "message"
    del x, y[0], *z.w
    ### SyntaxError: cannot assign to lambda @ 1:1-1:12
    lambda x,:y=2, *a, z, **k: x if y else z
    ### SyntaxError: assignment to yield expression not possible @ 3:9-4:6
    def g():
        nonlocal q
        x = yield\
        y = yield from z
        return
    ### TabError: inconsistent use of tabs and spaces in indentation @ 3:1-3:0
    if a:
        →if b:
            c = 1
        d = 2
    e = 3
    ### SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='? @ 3:9-3:17
    x: int
    x.y: str = "a"
    x += 1; y *print= 2; z //= 3
    ### SyntaxError: assignment to yield expression not possible @ 4:9-4:21
    def g():
        nonlocal q
        x = yield
        y = yield from z=
        return
    ### SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma? @ 1:2-1:5
    print(f"{x:>{w{}.{p}f} {y!r} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: cannot delete starred @ 2:5-2:7
    assert x == 1, "message"
    del *x, y[0], z.w
    ### SyntaxError: cannot use assignment expressions with comparison @ 1:4-1:22
    if (n := len(a)) > 10:=print(n)
    ### SyntaxError: positional argument follows keyword argument @ 1:19-1:20
    f(a, *b, c=1,x **d)
    f(x for x in y)
    ### SyntaxError: var-positional argument cannot have default value @ 1:12-1:13
    def f(a,* b=2, /, c=3, *args, d, e=5, **kw) -> int:
        return a + b
    ### SyntaxError: invalid binary literal @ 1:16-1:16
    x = 0x1F + 0b101as + 0o17 + 1_000 + 1e-5 + .5 + 3.
    ### SyntaxError: cannot use assignment expressions with function call @ 1:7-1:14
    with (open(a) := f, open(b) as g):
        x = f.read()
    ### SyntaxError: Generator expression must be parenthesized @ 2:3-2:15
    f(a, *b, c=1, **d)
    f(x for x in y,)
    ### SyntaxError: var-keyword argument cannot have default value @ 1:13-1:14
    def f(a, **b=2, /, c=3, *args, d, e=5, **kw) -> int:
        return a + b
    ### SyntaxError: positional argument follows keyword argument @ 1:21-1:22
    f(a, *b, c=1,"s" **d)
    f(x for x in y)
    ### SyntaxError: cannot delete starred @ 2:7-2:13
    assert x == 1, "message"
    del x,* y[0], z.w
    ### SyntaxError: cannot use assignment expressions with None @ 1:5-1:9
    if (None := len(a)) > 10: print(n)
    ### SyntaxError: cannot assign to None @ 1:1-1:5
    None = [
        1, 2,  # 주석
        3,
    ]
    ### SyntaxError: cannot assign to subscript here. Maybe you meant '==' instead of '='? @ 1:2-1:24
    @x[1:2, ::3, ..., None] = y[-1:]
    ### SyntaxError: did you forget parentheses around the comprehension target? @ 1:33-1:36
    d = {"a": 1, 'b': 2, **e, "c": [x ,for x in range(3) if x % 2]}
    ### SyntaxError: cannot use assignment expressions with attribute @ 6:9-6:15
    class A(B, metaclass=M):
        """doc"""
        x: int = 3
        def __init__(self, n):
            super().__init__()
            self.n:= n
    ### SyntaxError: arguments cannot follow var-keyword argument @ 1:20-1:21
    lambda x, y=2,**a, z, **k: x if y else z
    ### SyntaxError: named arguments must follow bare * @ 3:7-3:8
    @dec
    @other(1, 2)
    def h(*): pass
    ### SyntaxError: arguments cannot follow var-keyword argument @ 1:25-1:27
    lambda x, y=2, *a,** z, **k: x if y else z
    ### SyntaxError: cannot use assignment expressions with literal @ 2:8-2:9
    x = [
        1, 2:=  # 주석
        3,
    ]
    ### SyntaxError: nonlocal declaration not allowed at module level @ 2:5-2:15
    while g():
        nonlocal q
        x = yield
        y = yield from z
        return
    ### SyntaxError: f-string expression part cannot include a backslash @ 1:48-1:49
    print(f"{x:>{w}.{p\f} {y!r} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: var-positional argument cannot have default value @ 1:11-1:12
    def f(a,*b=2, /, c=3, *args, d, e=5, **kw) -> int:
        return a + b
    ### SyntaxError: positional argument follows keyword argument unpacking @ 2:14-2:15
    @dec
    @other(**1, 2)
    def h(): pass
    ### SyntaxError: / must be ahead of * @ 1:16-1:17
    def f(*a, b=2, /, c=3, *args, d, e=5, **kw) -> int:
        return a + b
    ### SyntaxError: unexpected EOF while parsing @ 1:6-1:-1
    x = \
    ### SyntaxError: positional argument follows keyword argument unpacking @ 3:59-3:60
    print("loss", loss.item(), sep="")
    out, h = rnn(x.view(1, -1, 4), h)
    loss = criterion(**out.squeeze(0), torch.tensor([1, 2, 3]))

    ### IndentationError: expected an indented block after function definition on line 3 @ 4:5-4:-1
    @dec
    @other(1, 2)
    def h():␣
    ␣␣␣␣
    ### SyntaxError: unexpected EOF while parsing @ 6:19-6:-1
    class A(B, metaclass=M):
        """doc"""
        x: int = 3
        def __init__(self, n):
            super().__init__()
            self.n = \
    ### SyntaxError: arguments cannot follow var-keyword argument @ 1:21-1:22
    lambda x, y=2, **a, z, **k: x if y else z
    ### SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma? @ 1:4-1:11
    print(f"{x:>{w}.{p}f} {y!r} {z=} {{}} {a[None'k']}", end='')
    ### SyntaxError: cannot delete expression @ 2:7-2:15
    assert x == 1, "message"
    del x,not y[0], z.w
    ### SyntaxError: cannot use assignment expressions with literal @ 2:5-2:7
    class A(B, metaclass=M):
        "":="doc"""
        x: int = 3
        def __init__(self, n):
            super().__init__()
            self.n = n
    ### SyntaxError: cannot use assignment expressions with literal @ 2:5-2:14
    class A(B, metaclass=M):
        """doc""":=x: int = 3
        def __init__(self, n):
            super().__init__()
            self.n = n
    ### SyntaxError: cannot use assignment expressions with subscript @ 1:1-1:23
    x[1:2, ::3, ..., None] := y[-1:]
    ### SyntaxError: trailing comma not allowed without surrounding parentheses @ 1:34-1:34
    from torch import nn, optim as o,
    import torch.nn.functional as F, numpy as np
    from a.b import (c, d as e,)
    ### SyntaxError: only single target (not tuple) can be annotated @ 2:1-2:4
    x: int
    x.y,: str = "a"
    x += 1; y **= 2; z //= 3
    ### SyntaxError: cannot assign to generator expression @ 2:4-2:18
    f(a, *b, c=1, **d)
    for(x for x in y)
    ### SyntaxError: only single target (not tuple) can be annotated @ 1:1-1:2
    a, :b = c = [1, 2, *d]
    ### SyntaxError: f-string: cannot use double starred expression here @ 1:2-1:4
    print(f"{x:>{w}.{p}f} {y!r} {**z=} {{}} {a['k']}", end='')
    ### SyntaxError: cannot assign to set display @ 1:5-1:15
    s = {1, 2, *t}= g = (x ** 2 for x in y if x for z in x)
    ### SyntaxError: cannot use assignment expressions with attribute @ 2:1-2:4
    x: int
    x.y:= str = "a"
    x += 1; y **= 2; z //= 3
    ### SyntaxError: cannot use a starred expression in a dictionary value @ 1:31-1:62
    d = {"a": 1, 'b': 2, **e, "c":*[x for x in range(3) if x % 2]}
    ### TabError: inconsistent use of tabs and spaces in indentation @ 3:1-3:0
    for i, (a, b) in enumerate(zip(x, y)):
        print(i, a, b)
    →else:
        pass
    ### SyntaxError: f-string: expressions nested too deeply @ 1:49-1:50
    print(f"{x:>{w:=.{p}f} {y!r} {z=} {{}} {a['k']}", end='')
    ### SyntaxError: Lambda expression parameters cannot be parenthesized @ 1:16-1:19
    if (n := lambda(a)) > 10: print(n)
    ### SyntaxError: multiple starred expressions in assignment @ 1:1-1:7
    *a, *b = c = [1, 2, *d]
    """#
