/// Mistakes in expressions and f-strings with CPython 3.11.7's answers.
let expressionErrors = #"""
    ### SyntaxError: ':' expected after dictionary key @ 1:14-1:0
    x={"a": 1, "b" 2}
    ### SyntaxError: ':' expected after dictionary key @ 1:8-1:0
    {a: 1, b 2}
    ### SyntaxError: ':' expected after dictionary key @ 1:9-1:0
    {a:1, "b" c}
    ### SyntaxError: ':' expected after dictionary key @ 1:9-1:0
    {a:1, "b" c.d}
    ### SyntaxError: ':' expected after dictionary key @ 1:9-1:0
    {a:1, "b" c(1)}
    ### SyntaxError: ':' expected after dictionary key @ 1:9-1:0
    {a:1, "b" c(1, 2)}
    ### SyntaxError: ':' expected after dictionary key @ 1:9-1:0
    {a:1, "b" c(1), "d": 2}
    ### SyntaxError: ':' expected after dictionary key @ 1:9-1:0
    {a:1, "b" c, "d": 2}
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:2-1:12
    {"b" c(1,2)}
    ### SyntaxError: ':' expected after dictionary key @ 1:11-1:0
    f({a:1, "b" c(1)})
    ### SyntaxError: ':' expected after dictionary key @ 1:11-1:0
    f({a:1, "b" c})
    ### SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers @ 1:1-1:2
    0777
    ### IndentationError: unexpected indent @ 1:2-1:-1
      00123 + 1
    ### SyntaxError: invalid decimal literal @ 1:2-1:2
    1_
    ### SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers @ 1:1-1:3
    0_7
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:11-1:17
    {a: 1, b: 2 c(3)}
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:5-1:13
    [1, "b" c(1)]
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:5-1:15
    [1, "b" c(1,2)]
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:5-1:15
    {1, "b" c(1,2)}
    ### SyntaxError: ':' expected after dictionary key @ 1:15-1:0
    {a: c(1,2), "b" c}
    ### SyntaxError: ':' expected after dictionary key @ 1:12-1:0
    {a: [1], "b" c}
    ### SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma? @ 1:2-1:5
    f"{a b}"
    ### SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma? @ 1:2-1:5
    f"{a b + }"
    ### SyntaxError: f-string: invalid syntax @ 1:2-1:3
    x = f"{.z}"
    ### SyntaxError: f-string: invalid syntax @ 1:5-1:6
    f"abc{1 +}"
    ### SyntaxError: invalid decimal literal @ 1:4-1:4
    f"{1.5while}"
    ### SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma? @ 1:2-1:5
    f"{a:{b c}}"
    ### SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma? @ 2:2-2:5
    f"""
    {a b}"""
    ### SyntaxError: f-string: invalid syntax @ 1:3-1:4
    f"{*}"
    ### SyntaxError: f-string: expecting '}' @ 1:13-1:13
    f"{a = b c}"
    ### SyntaxError: f-string: invalid syntax @ 1:10-1:11
    f"{lambda x: 1}"
    ### SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma? @ 1:3-1:6
    f"{(1 2)}"
    ### SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma? @ 1:4-1:7
    f"{f(a b)}"
    ### SyntaxError: f-string: expected 'else' after 'if' expression @ 1:2-1:8
    f"{a if b}"
    ### SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma? @ 1:2-1:5
    "abc" f"{x y}"
    ### SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma? @ 1:2-1:5
    f"{x y}" "abc" f"{z}"
    ### SyntaxError: f-string: invalid syntax @ 1:4-1:5
    f'{a $ b}'
    ### SyntaxError: f-string: invalid syntax @ 1:4-1:5
    f'{a ? b}'
    ### SyntaxError: f-string: expression required before ':' @ 1:8-1:8
    f'{:>}'
    ### SyntaxError: f-string: expression required before '!' @ 1:8-1:8
    f'{!r}'
    ### SyntaxError: f-string: expression required before '!' @ 1:9-1:9
    f'{ !r}'
    ### SyntaxError: f-string: expression required before '=' @ 1:7-1:7
    f'{=}'
    ### SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a' @ 1:9-1:9
    f'{a!x}'
    ### SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a' @ 1:8-1:8
    f'{a!}'
    ### SyntaxError: f-string: expecting '}' @ 1:10-1:10
    f'{a!rx}'
    ### SyntaxError: f-string: expressions nested too deeply @ 1:19-1:19
    f'{a:{b:{c:{d}}}}'
    ### SyntaxError: f-string: closing parenthesis '}' does not match opening parenthesis '[' @ 1:8-1:8
    f'{a[}'
    ### SyntaxError: f-string: unmatched ')' @ 1:8-1:8
    f'{a)}'
    ### SyntaxError: f-string: expecting '}' @ 1:6-1:6
    f'{a'
    ### SyntaxError: f-string: single '}' is not allowed @ 1:5-1:5
    f'}'
    ### SyntaxError: f-string: expecting '}' @ 1:5-1:5
    f'{'
    ### SyntaxError: f-string: expecting '}' @ 1:10-1:10
    f'{a:{b}'
    ### SyntaxError: f-string: expecting '}' @ 1:8-1:8
    f'{a!r'
    ### SyntaxError: f-string expression part cannot include a backslash @ 1:9-1:9
    f'{a\n}'
    ### SyntaxError: f-string expression part cannot include '#' @ 1:8-1:8
    f'{a#}'
    ### SyntaxError: f-string: unterminated string @ 1:8-1:8
    f'{"a}'
    ### SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape @ 1:6-1:6
    '\x1'
    ### SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 10-12: truncated \xXX escape @ 1:12-1:13
    x = '가\x1' + 3
    ### SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-6: unknown Unicode character name @ 1:10-1:10
    '\N{foo}'
    ### SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-7: unknown Unicode character name @ 1:11-1:11
    '\N{DASH}'
    ### SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape @ 1:7-1:7
    '\u12'
    ### SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character @ 1:13-1:13
    '\U00110000'
    ### SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 1-3: truncated \xXX escape @ 1:11-1:11
    f'{a} \x1'
    ### SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape @ 1:9-1:9
    'a' '\x'
    ### SyntaxError: f-string: empty expression not allowed @ 2:5-2:5
    f'''{
    }'''
    ### SyntaxError: 'yield' outside function @ 1:4-1:9
    f'{yield}'
    ### SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma? @ 1:2-1:5
    f'{x!r}{y z}'
    ### SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma? @ 1:2-1:5
    f'{x:{y z}}'
    ### SyntaxError: unterminated string literal (detected at line 1) @ 1:1-1:1
    f'{
     a}'
    ### SyntaxError: ':' expected after dictionary key @ 1:7-1:0
    {**a, b 2}
    ### SyntaxError: ':' expected after dictionary key @ 1:8-1:0
    {a: 1, b 2: 3}
    ### SyntaxError: ':' expected after dictionary key @ 1:8-1:0
    {a: 1, b c: 3, d e: 4}
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:9-1:12
    {a: 1, (b c): 2}
    ### SyntaxError: ':' expected after dictionary key @ 1:8-1:0
    {a: 1, f(b c): 2}
    ### SyntaxError: ':' expected after dictionary key @ 1:8-1:0
    {a: 1, f(b c)}
    ### SyntaxError: invalid syntax @ 1:13-1:14
    {a: 1, b: c d}
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:16-1:19
    {a: 1, b: c d, e f}
    ### SyntaxError: ':' expected after dictionary key @ 1:7-1:0
    {a:1, b if c}
    ### SyntaxError: ':' expected after dictionary key @ 1:7-1:0
    {a:1, b if c: 2}
    ### SyntaxError: ':' expected after dictionary key @ 1:11-1:0
    {a:1, print 3}
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:8-1:11
    f(a=1, b 2)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:6-1:9
    f(a, b 2)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:7-1:10
    f(*a, b 2)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:5-1:8
    [a, b c]
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:5-1:8
    (a, b c)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:5-1:8
    {a, b c}
    ### SyntaxError: invalid syntax @ 1:12-1:13
    f(a=1, b=c d)
    ### SyntaxError: ':' expected after dictionary key @ 1:8-1:0
    {a: 1, b = 2}
    ### SyntaxError: ':' expected after dictionary key @ 1:8-1:0
    {a: 1, b := 2}
    ### SyntaxError: ':' expected after dictionary key @ 1:7-1:0
    {a:1, b}
    ### SyntaxError: invalid syntax @ 1:7-1:8
    {a:1, *b}
    ### SyntaxError: expression expected after dictionary key and ':' @ 1:8-1:9
    {a:1, b: }
    ### SyntaxError: cannot use a starred expression in a dictionary value @ 1:10-1:12
    {a:1, b: *c}
    ### SyntaxError: invalid syntax @ 1:11-1:12
    {a:1, **b c}
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:10-1:13
    {a:1, **(b c)}
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:6-1:9
    x[a, b c]
    ### SyntaxError: invalid syntax @ 1:12-1:13
    def f(a, b c): pass
    ### SyntaxError: invalid syntax @ 1:11-1:12
    f(a)(b, c d)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:13-1:16
    lambda: (a, b c)
    ### SyntaxError: invalid syntax @ 1:16-1:17
    with a as b, c d: pass
    ### SyntaxError: invalid syntax @ 1:17-1:18
    with (a as b, c d): pass
    ### SyntaxError: invalid syntax @ 1:13-1:14
    import a, b c
    ### SyntaxError: invalid syntax @ 1:21-1:22
    from a import (b, c d)
    ### SyntaxError: invalid syntax @ 1:15-1:16
    for x in a, b c: pass
    ### SyntaxError: invalid syntax @ 1:10-1:11
    del a, b c
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:5-1:8
    (a, b c for d in e)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:11-1:19
    {a: 1 for b c in d}
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:10-1:13
    print(1, b c)
    ### SyntaxError: invalid syntax @ 1:13-1:14
    assert a, b c
    ### SyntaxError: invalid syntax @ 1:13-1:14
    return a, b c
    ### SyntaxError: invalid syntax @ 1:10-1:11
    x = 1, b c
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:5-1:8
    (x, y z) = 1
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:5-1:8
    a, (b c) = 1
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:6-1:9
    [a, [b c]]
    ### SyntaxError: invalid syntax @ 1:11-1:12
    [a, {b: c d}]
    ### SyntaxError: ':' expected after dictionary key @ 1:18-1:0
    {a: 1, b: {c: 1, d e}}
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:6-1:9
    f(a)(b c)
    ### SyntaxError: invalid syntax @ 1:10-1:11
    f()(b, c d)
    ### SyntaxError: invalid syntax @ 1:7-1:8
    f()(c d)
    ### SyntaxError: invalid syntax @ 1:8-1:9
    f(b, c d)
    ### SyntaxError: invalid syntax @ 1:7-1:8
    f.a(c d)
    ### SyntaxError: invalid syntax @ 1:10-1:11
    f.a(b, c d)
    ### SyntaxError: invalid syntax @ 1:8-1:9
    f[0](c d)
    ### SyntaxError: invalid syntax @ 1:10-1:11
    f(a).b(c d)
    ### SyntaxError: invalid syntax @ 1:7-1:8
    f(a=c d)
    ### SyntaxError: invalid syntax @ 1:8-1:9
    f(a=(c d))
    ### SyntaxError: invalid syntax @ 1:10-1:11
    f(1, b=c d)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:11-1:14
    f(b=1, c=(d e))
    ### SyntaxError: invalid syntax @ 1:7-1:8
    {a: c d}
    ### SyntaxError: invalid syntax @ 1:8-1:9
    {a: (c d)}
    ### SyntaxError: invalid syntax @ 1:14-1:15
    {a: 1, b: (c d)}
    ### SyntaxError: invalid syntax @ 1:11-1:12
    {a: 1, (c d): 3}
    ### SyntaxError: invalid syntax @ 1:8-1:9
    [{b: c d}]
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:6-1:9
    [a, {b c}]
    ### SyntaxError: ':' expected after dictionary key @ 1:12-1:0
    [a, {b: 1, c d}]
    ### SyntaxError: ':' expected after dictionary key @ 1:8-1:0
    {a: x, b c}
    ### SyntaxError: ':' expected after dictionary key @ 1:10-1:0
    {b: (1), c d}
    ### SyntaxError: ':' expected after dictionary key @ 1:10-1:0
    x={b: 1, c d}
    ### SyntaxError: ':' expected after dictionary key @ 1:14-1:0
    print({b: 1, c d})
    ### SyntaxError: ':' expected after dictionary key @ 1:8-1:0
    {b: 1, c d}[0]
    ### SyntaxError: invalid syntax @ 1:9-1:10
    f({a: c d})
    ### SyntaxError: invalid syntax @ 1:12-1:13
    f(a, {b: c d})
    ### SyntaxError: invalid syntax @ 1:10-1:11
    f(a=1)(c d)
    ### SyntaxError: invalid syntax @ 1:8-1:9
    f(x)[c d]
    ### SyntaxError: invalid syntax @ 1:8-1:9
    f[a][c d]
    ### SyntaxError: invalid syntax @ 1:7-1:8
    [a][c d]
    ### SyntaxError: invalid syntax @ 1:10-1:11
    [a, b][c d]
    ### SyntaxError: invalid syntax @ 1:9-1:10
    a+[b, c d]
    ### SyntaxError: invalid syntax @ 1:13-1:14
    f(a, g(b, c d))
    ### SyntaxError: invalid syntax @ 1:7-1:8
    f(g(c d))
    ### SyntaxError: invalid syntax @ 1:9-1:10
    f(g(h(c d)))
    ### SyntaxError: invalid syntax @ 1:10-1:11
    f(a)(g(c d))
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:16-1:19
    f(a).b(c, d).g(e f)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:17-1:20
    f(a, b).view(c, d e)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:14-1:17
    nn.Linear(2, 3 4)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:18-1:21
    x = nn.Linear(2, 3 4)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:10-1:13
    x = f(a)(b c)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:6-1:9
    f(a)(b c) + 1
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:10-1:13
    1 + f(a)(b c)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:13-1:16
    return f(a)(b c)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:12-1:15
    print(f(a)(b c))
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:10-1:13
    x.y(a).z(b c)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:14-1:17
    x = x.y(a).z(b c)
    ### SyntaxError: invalid syntax @ 1:11-1:12
    f(a, b)(c d)
    ### SyntaxError: invalid syntax @ 1:8-1:9
    f(1)(c d)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:3-1:6
    f(a b)(c)
    ### SyntaxError: invalid syntax @ 1:11-1:12
    f(a)(b)(c d)
    ### SyntaxError: invalid syntax. Perhaps you forgot a comma? @ 1:3-1:6
    f(20가)
    """#
