/// The syntax mistakes of the shared golden file with CPython 3.11.7's `type: message @ line:column-line:column`.
let goldenSyntaxErrors = #"""
    ### SyntaxError: expected ':' @ 1:18-1:18
    for i in range(3)
        pass
    ### SyntaxError: expected ':' @ 1:8-1:8
    if True
        pass
    ### SyntaxError: expected ':' @ 1:8-1:8
    def f()
        pass
    ### SyntaxError: expected ':' @ 1:8-1:8
    class A
        pass
    ### SyntaxError: expected ':' @ 3:5-3:5
    if 1:
        pass
    else
        pass
    ### SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='? @ 1:4-1:9
    if x = 1:
        pass
    ### SyntaxError: '(' was never closed @ 1:6-1:0
    print((1, 2)
    ### SyntaxError: '[' was never closed @ 1:5-1:0
    x = [1, 2
    ### SyntaxError: unmatched ')' @ 1:9-1:9
    print(1))
    ### SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' @ 1:10-1:10
    x = (1, 2]
    ### SyntaxError: unterminated string literal (detected at line 1) @ 1:7-1:7
    print("hello)
    ### SyntaxError: unterminated triple-quoted string literal (detected at line 1) @ 1:5-1:5
    x = """abc
    ### SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)? @ 1:1-1:14
    print "hello"
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:6-1:9
    x = [1 2]
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:3-1:6
    f(1 2)
    ### SyntaxError: invalid syntax @ 1:5-1:8
    foo bar
    ### SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='? @ 1:1-1:2
    1 = x
    ### SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='? @ 1:1-1:4
    f() = 1
    ### SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='? @ 1:1-1:6
    x + 1 = 2
    ### SyntaxError: cannot assign to None @ 1:1-1:5
    None = 1
    ### SyntaxError: cannot assign to True @ 1:1-1:5
    True = 1
    ### SyntaxError: invalid syntax @ 1:7-1:8
    class = 3
    ### SyntaxError: invalid syntax @ 1:13-1:13
    x = lambda:␣
    ### SyntaxError: invalid syntax @ 2:4-2:4
    x = 1
    x++
    ### SyntaxError: 'return' outside function @ 1:1-1:9
    return 1
    ### SyntaxError: 'break' outside loop @ 1:1-1:6
    break
    ### SyntaxError: 'continue' not properly in loop @ 1:1-1:9
    continue
    ### SyntaxError: 'yield' outside function @ 1:1-1:8
    yield 1
    ### SyntaxError: positional argument follows keyword argument @ 1:9-1:10
    f(a=1, 2)
    ### SyntaxError: keyword argument repeated: a @ 1:8-1:11
    f(a=1, a=2)
    ### SyntaxError: non-default argument follows default argument @ 1:12-1:13
    def f(a=1, b): pass
    ### SyntaxError: duplicate argument 'a' in function definition @ 1:10-1:11
    def f(a, a): pass
    ### SyntaxError: invalid decimal literal @ 1:5-1:5
    x = 1abc
    ### SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers @ 1:5-1:6
    x = 012
    ### SyntaxError: f-string: empty expression not allowed @ 1:6-1:6
    f"{}"
    ### SyntaxError: f-string: expecting '}' @ 1:6-1:6
    f"{x"
    ### SyntaxError: f-string: single '}' is not allowed @ 1:5-1:5
    f"}"
    ### SyntaxError: invalid syntax @ 1:1-1:5
    else:
        pass
    ### SyntaxError: invalid syntax @ 1:7-1:8
    if a && b: pass
    ### SyntaxError: invalid syntax @ 1:4-1:5
    if !a: pass
    ### SyntaxError: unexpected character after line continuation character @ 1:8-1:0
    x = 1 \ 2
    ### SyntaxError: invalid syntax @ 1:7-1:8
    x = a ? b : c
    ### SyntaxError: invalid syntax @ 1:1-1:2
    $x = 1
    ### SyntaxError: invalid character '“' (U+201C) @ 1:7-1:7
    print(“hi”)
    ### SyntaxError: invalid syntax @ 1:7-1:7
    import
    ### SyntaxError: invalid syntax @ 1:18-1:18
    from torch import
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:6-1:11
    x = {"a" 1}
    ### SyntaxError: expression expected after dictionary key and ':' @ 1:9-1:10
    x = {"a": }
    ### SyntaxError: expected 'except' or 'finally' block @ 2:9-2:-1
    try:
        pass
    ### SyntaxError: invalid syntax @ 1:5-1:5
    x =␣
    ### SyntaxError: invalid syntax @ 1:3-1:5
    x := 1
    ### SyntaxError: name 'x' is assigned to before global declaration @ 3:5-3:13
    def f():
        x = 1
        global x
    ### SyntaxError: nonlocal declaration not allowed at module level @ 1:1-1:11
    nonlocal x
    ### SyntaxError: can't use starred expression here @ 1:1-1:3
    *a
    ### SyntaxError: cannot delete function call @ 1:5-1:8
    del f()
    ### SyntaxError: 'await' outside function @ 1:1-1:8
    await x
    ### SyntaxError: cannot assign to literal @ 1:5-1:6
    for 1 in x: pass
    ### SyntaxError: cannot assign to comparison @ 1:1-1:7
    x == 1 = 2
    ### SyntaxError: expression cannot contain assignment, perhaps you meant "=="? @ 1:3-1:7
    f(a.b=1)
    ### SyntaxError: Generator expression must be parenthesized @ 1:3-1:15
    f(x for x in y, 1)
    ### IndentationError: expected an indented block after 'if' statement on line 1 @ 2:1-2:6
    if True:
    print(1)
    ### IndentationError: expected an indented block after 'for' statement on line 1 @ 2:1-2:6
    for i in range(3):
    print(i)
    ### IndentationError: expected an indented block after function definition on line 1 @ 2:1-2:7
    def f():
    return 1
    ### IndentationError: expected an indented block after class definition on line 1 @ 2:1-2:2
    class A:
    x = 1
    ### IndentationError: expected an indented block after 'with' statement on line 1 @ 2:1-2:2
    with torch.no_grad():
    x = 1
    ### IndentationError: expected an indented block after 'while' statement on line 1 @ 2:1-2:2
    while True:
    x = 1
    ### IndentationError: expected an indented block after 'else' statement on line 3 @ 4:1-4:2
    if 1:
        pass
    else:
    x = 1
    ### IndentationError: expected an indented block after 'elif' statement on line 3 @ 4:1-4:2
    if 1:
        pass
    elif 2:
    x = 1
    ### IndentationError: expected an indented block after 'try' statement on line 1 @ 2:1-2:2
    try:
    x = 1
    ### IndentationError: expected an indented block after 'except' statement on line 3 @ 4:1-4:2
    try:
        pass
    except:
    x = 1
    ### IndentationError: unexpected indent @ 2:2-2:-1
    x = 1
      y = 2
    ### IndentationError: unindent does not match any outer indentation level @ 3:8-3:-1
    if True:
        x = 1
      y = 2
    ### TabError: inconsistent use of tabs and spaces in indentation @ 3:1-3:0
    if True:
        x = 1
    →y = 2
    """#
