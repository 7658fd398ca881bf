/// Texts that parse but that CPython 3.11.7 will not compile, with its answers.
let meaningErrors = #"""
    ### SyntaxError: 'return' outside function @ 1:1-1:7
    return
    ### SyntaxError: 'break' outside loop @ 3:9-3:14
    for i in x:
        def f():
            break
    ### SyntaxError: 'continue' not properly in loop @ 3:9-3:17
    while 1:
        class A:
            continue
    ### SyntaxError: 'yield' outside function @ 2:5-2:12
    class A:
        yield 1
    ### SyntaxError: 'return' outside function @ 2:5-2:13
    class A:
        return 1
    ### SyntaxError: 'return' outside function @ 3:9-3:17
    def f():
        class A:
            return 1
    ### SyntaxError: keyword argument repeated: a @ 1:18-1:21
    f(a=1, b=2, **c, a=3)
    ### SyntaxError: keyword argument repeated: x @ 1:14-1:17
    class A(x=1, x=2): pass
    ### SyntaxError: can't use starred expression here @ 1:5-1:7
    x = *a
    ### SyntaxError: 'return' outside function @ 1:1-1:10
    return *a
    ### SyntaxError: can't use starred expression here @ 2:12-2:14
    def f():
        return *a
    ### SyntaxError: starred assignment target must be in a list or tuple @ 1:1-1:3
    *a = 1
    ### SyntaxError: multiple starred expressions in assignment @ 1:1-1:10
    a, *b, *c = d
    ### SyntaxError: multiple starred expressions in assignment @ 1:1-1:9
    [*a, *b] = c
    ### SyntaxError: starred assignment target must be in a list or tuple @ 1:5-1:7
    for *a in b: pass
    ### SyntaxError: multiple starred expressions in assignment @ 1:5-1:11
    for *a, *b in c: pass
    ### SyntaxError: can't use starred expression here @ 1:10-1:12
    for a in *b: pass
    ### SyntaxError: multiple starred expressions in assignment @ 1:8-1:14
    [x for *a, *b in c]
    ### SyntaxError: duplicate argument 'a' in function definition @ 1:13-1:14
    def f(a, *, a): pass
    ### SyntaxError: duplicate argument 'a' in function definition @ 1:11-1:12
    def f(a, *a): pass
    ### SyntaxError: duplicate argument 'a' in function definition @ 1:11-1:12
    lambda a, a: 1
    ### SyntaxError: duplicate argument 'a' in function definition @ 1:23-1:24
    def f(a, b, *args, c, a=1, **b): pass
    ### SyntaxError: name 'x' is used prior to global declaration @ 3:5-3:13
    def f():
        print(x)
        global x
    ### SyntaxError: name 'x' is parameter and global @ 2:5-2:13
    def f(x):
        global x
    ### SyntaxError: annotated name 'x' can't be global @ 3:5-3:13
    def f():
        x: int
        global x
    ### SyntaxError: annotated name 'x' can't be global @ 3:5-3:15
    def f():
        global x
        x: int = 1
    ### SyntaxError: no binding for nonlocal 'x' found @ 2:5-2:15
    def f():
        nonlocal x
    ### SyntaxError: name 'x' is parameter and nonlocal @ 2:5-2:15
    def f(x):
        nonlocal x
    ### SyntaxError: name 'x' is nonlocal and global @ 4:9-4:17
    def f():
        x = 1
        def g():
            global x
            nonlocal x
    ### SyntaxError: no binding for nonlocal 'x' found @ 4:9-4:19
    class A:
        x = 1
        def g(self):
            nonlocal x
    ### SyntaxError: no binding for nonlocal 'x' found @ 2:5-2:15
    class A:
        nonlocal x
    ### SyntaxError: import * only allowed at module level @ 2:19-2:20
    def f():
        from a import *
    ### SyntaxError: import * only allowed at module level @ 2:19-2:20
    class A:
        from a import *
    ### SyntaxError: default 'except:' must be last @ 3:1-4:9
    try:
        pass
    except:
        pass
    except E:
        pass
    ### SyntaxError: 'yield' inside list comprehension @ 1:3-1:10
    [(yield x) for y in z]
    ### SyntaxError: 'yield' inside list comprehension @ 2:14-2:21
    def f():
        return [(yield x) for y in z]
    ### SyntaxError: 'yield' inside generator expression @ 2:14-2:21
    def f():
        return ((yield x) for y in z)
    ### SyntaxError: 'yield' inside set comprehension @ 2:14-2:21
    def f():
        return {(yield x) for y in z}
    ### SyntaxError: 'yield' inside dict comprehension @ 2:14-2:21
    def f():
        return {(yield x): 1 for y in z}
    ### SyntaxError: assignment expression cannot rebind comprehension iteration variable 'x' @ 1:2-1:3
    [x := 1 for x in y]
    ### SyntaxError: assignment expression cannot be used in a comprehension iterable expression @ 1:14-1:20
    [x for x in (y := 1)]
    ### SyntaxError: assignment expression cannot rebind comprehension iteration variable 'x' @ 1:3-1:4
    [(x := 1) for x in y]
    ### SyntaxError: comprehension inner loop cannot rebind assignment expression target 'j' @ 1:38-1:39
    [i for i in range(5) if (j := 0) for j in range(5)]
    ### SyntaxError: assignment expression within a comprehension cannot be used in a class body @ 2:6-2:7
    class A:
        [x := y for y in z]
    ### SyntaxError: 'yield' inside list comprehension @ 1:11-1:16
    lambda: [(yield) for x in y]
    ### SyntaxError: 'yield' outside function @ 1:5-1:10
    x = yield
    ### SyntaxError: 'return' outside function @ 2:5-2:11
    try:
        return
    finally:
        pass
    ### SyntaxError: name 'e' is assigned to before global declaration @ 5:9-5:17
    def f():
        try:
            pass
        except E as e:
            global e
    ### SyntaxError: 'return' outside function @ 2:5-2:11
    if 0:
        return
    ### SyntaxError: 'break' outside loop @ 4:5-4:10
    while x:
        break
    else:
        break
    ### SyntaxError: no binding for nonlocal 'c' found @ 3:9-3:22
    def f(a, b):
        def g():
            nonlocal a, c
    ### SyntaxError: invalid syntax @ 1:4-1:9
    x: yield = 1
    ### SyntaxError: 'yield' outside function @ 1:10-1:15
    def f(a=(yield)): pass
    ### SyntaxError: 'yield' outside function @ 1:3-1:8
    @(yield)
    def f(): pass
    ### SyntaxError: name 'a' is assigned to before global declaration @ 3:5-3:13
    def f():
        def a(): pass
        global a
    ### SyntaxError: name 'a' is assigned to before global declaration @ 3:5-3:13
    def f():
        for a in b: pass
        global a
    ### SyntaxError: name 'a' is assigned to before nonlocal declaration @ 3:5-3:15
    def f():
        with x as a: pass
        nonlocal a
    ### SyntaxError: name 'x' is assigned to before global declaration @ 3:5-3:13
    def f():
        x += 1
        global x
    ### SyntaxError: name 'x' is assigned to before global declaration @ 3:5-3:13
    def f():
        del x
        global x
    ### SyntaxError: name 'x' is used prior to global declaration @ 3:5-3:13
    def f():
        x.y = 1
        global x
    ### SyntaxError: 'yield' outside function @ 1:15-1:20
    print(f"{x} {(yield)}")
    ### SyntaxError: f-string: cannot use starred expression here @ 1:2-1:4
    print(f"{*a}")
    ### SyntaxError: invalid syntax @ 1:10-1:12
    x = {*a, **b}
    ### SyntaxError: invalid syntax @ 1:11-1:12
    x = {**a, *b}
    ### SyntaxError: starred assignment target must be in a list or tuple @ 1:11-1:13
    with a as *b: pass
    ### SyntaxError: multiple starred expressions in assignment @ 1:11-1:19
    with a as (*b, *c): pass
    ### SyntaxError: invalid syntax @ 1:7-1:8
    raise *a
    ### SyntaxError: invalid syntax @ 1:8-1:9
    assert *a
    ### SyntaxError: can't use starred expression here @ 1:6-1:8
    a += *b
    ### SyntaxError: keyword argument repeated: c @ 1:16-1:19
    f(*a)(*b)(c=1, c=2)
    ### SyntaxError: duplicate argument 'a' in function definition @ 1:9-1:10
    lambda *a, a: 1
    ### SyntaxError: 'yield' inside generator expression @ 1:19-1:24
    (a for a in b if (yield))
    ### SyntaxError: iterable unpacking cannot be used in comprehension @ 1:6-1:8
    x = [*a for a in b]
    """#
