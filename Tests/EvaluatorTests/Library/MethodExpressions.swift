extension ExpressionTables {
    /// Methods and operators of texts and containers.
    static let methodExpressions = #"""
        'a,b'.split(',')  #> ['a', 'b']
        'a,b'.split(1)  #> TypeError must be str or None, not int
        'a,b'.split('')  #> ValueError empty separator
        'a b'.split(sep=None,maxsplit=0)  #> ['a b']
        'a b'.split(None,1)  #> ['a', 'b']
        'a b c'.split(maxsplit=1)  #> ['a', 'b c']
        'a'.split(',',1,2)  #> TypeError split() takes at most 2 arguments (3 given)
        'a,b'.split(',','x')  #> TypeError 'str' object cannot be interpreted as an integer
        'a.b.c'.rsplit('.',1)  #> ['a.b', 'c']
        'a b c'.rsplit(None,1)  #> ['a b', 'c']
        'a\nb'.splitlines()  #> ['a', 'b']
        'a\nb'.splitlines(True)  #> ['a\n', 'b']
        'a\nb'.splitlines(keepends=True)  #> ['a\n', 'b']
        ' a '.strip()  #> 'a'
        'xax'.strip('x')  #> 'a'
        ' a '.strip(1)  #> TypeError strip arg must be None or str
        ' a '.lstrip()  #> 'a '
        ' a '.rstrip(None)  #> ' a'
        'aXbX'.replace('X','-')  #> 'a-b-'
        'aXbX'.replace('X','-',1)  #> 'a-bX'
        'a'.replace(1,2)  #> TypeError replace() argument 1 must be str, not int
        'a'.replace('a')  #> TypeError replace expected at least 2 arguments, got 1
        'a'.replace('a','b','c')  #> TypeError 'str' object cannot be interpreted as an integer
        'abc'.replace('','-')  #> '-a-b-c-'
        'abc'.replace('','-',2)  #> '-a-bc'
        ','.join(['a','b'])  #> 'a,b'
        ','.join([1])  #> TypeError sequence item 0: expected str instance, int found
        ','.join(['a',None])  #> TypeError sequence item 1: expected str instance, NoneType found
        ','.join(5)  #> TypeError can only join an iterable
        ','.join('abc')  #> 'a,b,c'
        ','.join({'a':1,'b':2})  #> 'a,b'
        ','.join(str(i) for i in range(3))  #> '0,1,2'
        ','.join()  #> TypeError str.join() takes exactly one argument (0 given)
        'abc'.find('c')  #> 2
        'abc'.find('z')  #> -1
        'abc'.find(1)  #> TypeError must be str, not int
        'abc'.find('c',1)  #> 2
        'abc'.find('c',None,2)  #> -1
        'abc'.find('a','x')  #> TypeError slice indices must be integers or None or have an __index__ method
        'abc'.rfind('c')  #> 2
        'abc'.index('z')  #> ValueError substring not found
        'abc'.index('b')  #> 1
        'abc'.rindex('z')  #> ValueError substring not found
        'abcabc'.count('a')  #> 2
        'abc'.count('')  #> 4
        'abc'.count(1)  #> TypeError must be str, not int
        'abc'.startswith('a')  #> True
        'abc'.startswith(('x','a'))  #> True
        'abc'.startswith(1)  #> TypeError startswith first arg must be str or a tuple of str, not int
        'abc'.startswith((1,))  #> TypeError tuple for startswith must only contain str, not int
        'abc'.startswith(['a'])  #> TypeError startswith first arg must be str or a tuple of str, not list
        'abc'.endswith('c')  #> True
        'abc'.endswith(1)  #> TypeError endswith first arg must be str or a tuple of str, not int
        'abc'.endswith('b',0,2)  #> True
        'abc'.partition('b')  #> ('a', 'b', 'c')
        'abc'.partition('z')  #> ('abc', '', '')
        'abc'.partition('')  #> ValueError empty separator
        'abc'.partition(1)  #> TypeError must be str, not int
        'abc'.rpartition('b')  #> ('a', 'b', 'c')
        'abc'.rpartition('z')  #> ('', '', 'abc')
        'abc'.upper()  #> 'ABC'
        'abc'.upper(1)  #> TypeError str.upper() takes no arguments (1 given)
        'ABC'.lower()  #> 'abc'
        'a b'.title()  #> 'A B'
        "they're".title()  #> "They'Re"
        'abc'.capitalize()  #> 'Abc'
        'aBc'.swapcase()  #> 'AbC'
        'ß'.casefold()  #> 'ss'
        'ab'.center(5)  #> '  ab '
        'ab'.center(6,'*')  #> '**ab**'
        'ab'.center('x')  #> TypeError 'str' object cannot be interpreted as an integer
        'ab'.center(5,'**')  #> TypeError The fill character must be exactly one character long
        'ab'.center(5,1)  #> TypeError The fill character must be a unicode character, not int
        'ab'.center(7,'-')  #> '---ab--'
        'abc'.center(6,'-')  #> '-abc--'
        'ab'.ljust(5,'.')  #> 'ab...'
        'ab'.rjust(5,'.')  #> '...ab'
        'ab'.ljust()  #> TypeError ljust expected at least 1 argument, got 0
        '5'.zfill(3)  #> '005'
        '-5'.zfill(4)  #> '-005'
        '5'.zfill('a')  #> TypeError 'str' object cannot be interpreted as an integer
        'a\tb'.expandtabs()  #> 'a       b'
        'a\tb'.expandtabs(4)  #> 'a   b'
        'abc'.isalpha()  #> True
        '한글'.isalpha()  #> True
        '12'.isdigit()  #> True
        '²'.isdigit()  #> True
        'a1'.isalnum()  #> True
        ''.isalpha()  #> False
        'abc'.isidentifier()  #> True
        '{} {}'.format(1,2)  #> '1 2'
        '{1} {0}'.format(1,2)  #> '2 1'
        '{a}'.format(a=1)  #> '1'
        '{a}'.format()  #> KeyError 'a'
        '{}'.format()  #> IndexError Replacement index 0 out of range for positional args tuple
        '{0} {}'.format(1,2)  #> ValueError cannot switch from manual field specification to automatic field numbering
        '{} {0}'.format(1,2)  #> ValueError cannot switch from automatic field numbering to manual field specification
        '{0.real}'.format(5)  #> '5'
        '{0[a]}'.format({'a':1})  #> '1'
        '{0[0]}'.format([7])  #> '7'
        '{0[x]}'.format([7])  #> TypeError list indices must be integers or slices, not str
        '{0[5]}'.format([7])  #> IndexError list index out of range
        '{:>{w}}'.format('a',w=5)  #> '    a'
        '{:{}}'.format('a',5)  #> 'a    '
        '{:{}.{}f}'.format(3.14159,8,2)  #> '    3.14'
        '{!r}'.format('a')  #> "'a'"
        '{!s:>5}'.format('a')  #> '    a'
        '{!x}'.format('a')  #> ValueError Unknown conversion specifier x
        '{!a}'.format('é')  #> "'\\xe9'"
        '{{}}'.format()  #> '{}'
        '{'.format()  #> ValueError Single '{' encountered in format string
        '}'.format()  #> ValueError Single '}' encountered in format string
        '{:d}'.format('a')  #> ValueError Unknown format code 'd' for object of type 'str'
        '{:.2f}'.format('a')  #> ValueError Unknown format code 'f' for object of type 'str'
        '{:,}'.format(1234567)  #> '1,234,567'
        '{:.1%}'.format(0.256)  #> '25.6%'
        '{:08.3f}'.format(3.14159)  #> '0003.142'
        '{:+d}'.format(5)  #> '+5'
        '{:x}'.format(255)  #> 'ff'
        '{:#x}'.format(255)  #> '0xff'
        '{:e}'.format(12345.678)  #> '1.234568e+04'
        '{a.b}'.format(a=5)  #> AttributeError 'int' object has no attribute 'b'
        '{a[}'.format(a=5)  #> ValueError expected '}' before end of string
        '{:5}{:<5}{:^5}|'.format(1,2,3)  #> '    12      3  |'
        '{0:{1}{2}}'.format('a','>',5)  #> '    a'
        '{:{:{}}}'.format('a','>',5)  #> ValueError Max string recursion exceeded
        '{}'.format(None)  #> 'None'
        '{:5}'.format(None)  #> TypeError unsupported format string passed to NoneType.__format__
        '{:>5}'.format([1])  #> TypeError unsupported format string passed to list.__format__
        '{a}'.format_map({'a':1})  #> '1'
        '{a}'.format_map({})  #> KeyError 'a'
        '%d' % 5  #> '5'
        '%d' % 5.7  #> '5'
        '%d' % 'a'  #> TypeError %d format: a real number is required, not str
        '%s %s' % ('a',)  #> TypeError not enough arguments for format string
        '%s' % ('a','b')  #> TypeError not all arguments converted during string formatting
        '%s' % (1,2)  #> TypeError not all arguments converted during string formatting
        '%s' % [1,2]  #> '[1, 2]'
        '%s' % None  #> 'None'
        '%(a)s' % {'a':1}  #> '1'
        '%(a)s' % {'b':1}  #> KeyError 'a'
        '%(a)s' % 5  #> TypeError format requires a mapping
        '%(a)d %(b).2f' % {'a':1,'b':2}  #> '1 2.00'
        '%5.2f|%-8s|%05d' % (3.14159,'ab',42)  #> ' 3.14|ab      |00042'
        '%%' % ()  #> '%'
        '%' % ()  #> ValueError incomplete format
        '%y' % 1  #> ValueError unsupported format character 'y' (0x79) at index 1
        '%s' % ()  #> TypeError not enough arguments for format string
        '%f' % 'a'  #> TypeError must be real number, not str
        '%x' % 255  #> 'ff'
        '%x' % 1.5  #> TypeError %x format: an integer is required, not float
        '%c' % 97  #> 'a'
        '%c' % 'a'  #> 'a'
        '%c' % 'ab'  #> TypeError %c requires int or char
        '%c' % 1.5  #> TypeError %c requires int or char
        '%*d' % (5,42)  #> '   42'
        '%-*d|' % (5,42)  #> '42   |'
        '%.*f' % (2,3.14159)  #> '3.14'
        '%*d' % ('a',42)  #> TypeError * wants int
        '%r' % 'a'  #> "'a'"
        '%a' % 'é'  #> "'\\xe9'"
        '%e' % 12345.678  #> '1.234568e+04'
        '%g' % 0.0001  #> '0.0001'
        '%G' % 1e-10  #> '1E-10'
        '%i' % 3  #> '3'
        '%u' % 3  #> '3'
        '%o' % 8  #> '10'
        '%#x' % 255  #> '0xff'
        '%#o' % 8  #> '0o10'
        '%+d' % 5  #> '+5'
        '% d' % 5  #> ' 5'
        '%5s' % 'ab'  #> '   ab'
        '%.2s' % 'abc'  #> 'ab'
        '%ld' % 5  #> '5'
        '%d' % None  #> TypeError %d format: a real number is required, not NoneType
        '%d' % True  #> '1'
        '%s' % 1.0  #> '1.0'
        '%.3f' % 2  #> '2.000'
        '%d%%' % 50  #> '50%'
        'abc' % ()  #> 'abc'
        'abc' % 1  #> TypeError not all arguments converted during string formatting
        'abc' % {}  #> 'abc'
        '%s %s' % 'a'  #> TypeError not enough arguments for format string
        '%d' % float('nan')  #> ValueError cannot convert float NaN to integer
        '%d' % float('inf')  #> OverflowError cannot convert float infinity to integer
        '%d items: %s' % (3, ['a','b'])  #> "3 items: ['a', 'b']"
        '%(a)s %(a)r' % {'a':'x'}  #> "x 'x'"
        '%s' % {'a':1}  #> "{'a': 1}"
        '%10.3e|' % 1234.5  #> ' 1.234e+03|'
        '%-10d|' % 5  #> '5         |'
        '%+.2f' % -1.5  #> '-1.50'
        '%05.1f' % 2.25  #> '002.2'
        'abc'.translate({97:'x'})  #> 'xbc'
        'abc'.translate(str.maketrans('ab','xy'))  #> 'xyc'
        'abc'.translate(str.maketrans('','','b'))  #> 'ac'
        str.maketrans({'a':1})  #> {97: 1}
        str.maketrans('a')  #> TypeError if you give only one argument to maketrans it must be a dict
        str.maketrans('ab','c')  #> ValueError the first two maketrans arguments must have equal length
        'abc'.removeprefix('a')  #> 'bc'
        'abc'.removesuffix('c')  #> 'ab'
        'abc'[0]  #> 'a'
        'abc'[-1]  #> 'c'
        'abc'[5]  #> IndexError string index out of range
        'abc'[1:]  #> 'bc'
        'abc'[::-1]  #> 'cba'
        'abc'['a']  #> TypeError string indices must be integers, not 'str'
        'abc'[1.0]  #> TypeError string indices must be integers, not 'float'
        'abc'+1  #> TypeError can only concatenate str (not "int") to str
        'abc'*2  #> 'abcabc'
        'abc'*-1  #> ''
        'abc'*'a'  #> TypeError can't multiply sequence by non-int of type 'str'
        2*'ab'  #> 'abab'
        'a'<'b'  #> True
        'a'<1  #> TypeError '<' not supported between instances of 'str' and 'int'
        'a' in 'abc'  #> True
        1 in 'abc'  #> TypeError 'in <string>' requires string as left operand, not int
        'a'=='a'  #> True
        'abc'.foo  #> AttributeError 'str' object has no attribute 'foo'
        'abc'.foo()  #> AttributeError 'str' object has no attribute 'foo'
        'abc'.upper.__name__  #> 'upper'
        str.upper('abc')  #> 'ABC'
        str.upper()  #> TypeError unbound method str.upper() needs an argument
        str.upper(5)  #> TypeError descriptor 'upper' for 'str' objects doesn't apply to a 'int' object
        str.join(',',['a'])  #> 'a'
        len('e\u0301')  #> 2
        '안녕하세요'[1:3]  #> '녕하'
        '안녕하세요'[::-1]  #> '요세하녕안'
        list('안녕')  #> ['안', '녕']
        '가나다'.find('다')  #> 2
        '\x00\x7f\xa0'  #> '\x00\x7f\xa0'
        'a\'b"c'  #> 'a\'b"c'
        'a\\b'  #> 'a\\b'
        [1,2].append()  #> TypeError list.append() takes exactly one argument (0 given)
        [1,2].append(1,2)  #> TypeError list.append() takes exactly one argument (2 given)
        [1,2].extend(5)  #> TypeError 'int' object is not iterable
        [1,2].extend([3])  #> None
        [1,2].insert(0)  #> TypeError insert expected 2 arguments, got 1
        [1,2].pop(5)  #> IndexError pop index out of range
        [].pop()  #> IndexError pop from empty list
        [1,2].pop('a')  #> TypeError 'str' object cannot be interpreted as an integer
        [1,2].remove(5)  #> ValueError list.remove(x): x not in list
        [1,2].index(5)  #> ValueError 5 is not in list
        [1,2,3].index(3,0,2)  #> ValueError 3 is not in list
        [1,2,1].count(1)  #> 2
        [3,1,2].sort()  #> None
        [3,'a'].sort()  #> TypeError '<' not supported between instances of 'str' and 'int'
        [1].sort(5)  #> TypeError sort() takes no positional arguments
        [1].sort(key=5)  #> TypeError 'int' object is not callable
        [1].sort(foo=5)  #> TypeError 'foo' is an invalid keyword argument for sort()
        [1,2].reverse()  #> None
        [1,2].copy()  #> [1, 2]
        [1,2].foo  #> AttributeError 'list' object has no attribute 'foo'
        [1,2]+[3]  #> [1, 2, 3]
        [1,2]+(3,)  #> TypeError can only concatenate list (not "tuple") to list
        [1,2]*2  #> [1, 2, 1, 2]
        [1,2]*'a'  #> TypeError can't multiply sequence by non-int of type 'str'
        [1,2][5]  #> IndexError list index out of range
        [1,2]['a']  #> TypeError list indices must be integers or slices, not str
        [1,2][0:1]  #> [1]
        [1,2][::0]  #> ValueError slice step cannot be zero
        [1]==[1.0]  #> True
        [1,2]<[1,3]  #> True
        [1]<['a']  #> TypeError '<' not supported between instances of 'int' and 'str'
        [1]<(1,)  #> TypeError '<' not supported between instances of 'list' and 'tuple'
        (1,2)+(3,)  #> (1, 2, 3)
        (1,2)+[3]  #> TypeError can only concatenate tuple (not "list") to tuple
        (1,2).index(5)  #> ValueError tuple.index(x): x not in tuple
        (1,2).count(1)  #> 1
        (1,2)[5]  #> IndexError tuple index out of range
        (1,)  #> (1,)
        ()  #> ()
        {'a':1}['b']  #> KeyError 'b'
        {'a':1}.get('a')  #> 1
        {'a':1}.get('b',5)  #> 5
        {'a':1}.get()  #> TypeError get expected at least 1 argument, got 0
        {'a':1}.get('a',1,2)  #> TypeError get expected at most 2 arguments, got 3
        {'a':1}.keys()  #> dict_keys(['a'])
        {'a':1}.values()  #> dict_values([1])
        {'a':1}.items()  #> dict_items([('a', 1)])
        {'a':1}.pop('b')  #> KeyError 'b'
        {'a':1}.pop('b',5)  #> 5
        {}.popitem()  #> KeyError 'popitem(): dictionary is empty'
        {'a':1}.popitem()  #> ('a', 1)
        {'a':1}.setdefault('b',[])  #> []
        {'a':1}.update([1])  #> TypeError cannot convert dictionary update sequence element #0 to a sequence
        {'a':1}.update(5)  #> TypeError 'int' object is not iterable
        {'a':1}.update(b=2)  #> None
        {'a':1}.copy()  #> {'a': 1}
        {'a':1}.foo  #> AttributeError 'dict' object has no attribute 'foo'
        dict.fromkeys('ab')  #> {'a': None, 'b': None}
        dict.fromkeys([1,2],0)  #> {1: 0, 2: 0}
        dict.fromkeys()  #> TypeError fromkeys expected at least 1 argument, got 0
        {'a':1}=={'a':1.0}  #> True
        {[]:1}  #> TypeError unhashable type: 'list'
        {'a':1}|{'b':2}  #> {'a': 1, 'b': 2}
        {'a':1}<{'b':2}  #> TypeError '<' not supported between instances of 'dict' and 'dict'
        {1:'a','b':[1,2],(1,):{}}  #> {1: 'a', 'b': [1, 2], (1,): {}}
        list({'a':1}.items())  #> [('a', 1)]
        {'a':1}.keys() & {'a'}  #> {'a'}
        len({'a':1}.values())  #> 1
        'a' in {'a':1}  #> True
        {1,2}|{3}  #> {1, 2, 3}
        {1,2}&{2,3}  #> {2}
        {1,2}-{2}  #> {1}
        {1,2}^{2,3}  #> {1, 3}
        {1,2}.union([3])  #> {1, 2, 3}
        {1}.add([])  #> TypeError unhashable type: 'list'
        {1}.remove(5)  #> KeyError 5
        set().pop()  #> KeyError 'pop from an empty set'
        {1,2}.issubset({1,2,3})  #> True
        {1}<{1,2}  #> True
        {1}|[2]  #> TypeError unsupported operand type(s) for |: 'set' and 'list'
        {1,2}.intersection()  #> {1, 2}
        {1}.isdisjoint([2])  #> True
        {1}==frozenset([1])  #> True
        frozenset([1]).add  #> AttributeError 'frozenset' object has no attribute 'add'
        {1}.foo  #> AttributeError 'set' object has no attribute 'foo'
        {(1,2),'a'}=={'a',(1,2)}  #> True
        [x for x in {3}]  #> [3]
        1+'a'  #> TypeError unsupported operand type(s) for +: 'int' and 'str'
        1/0  #> ZeroDivisionError division by zero
        1//0  #> ZeroDivisionError integer division or modulo by zero
        1%0  #> ZeroDivisionError integer modulo by zero
        1.0/0  #> ZeroDivisionError float division by zero
        1.5//0  #> ZeroDivisionError float floor division by zero
        2**-1  #> 0.5
        0**-1  #> ZeroDivisionError 0.0 cannot be raised to a negative power
        10**18  #> 1000000000000000000
        -5//2  #> -3
        -5%3  #> 1
        5.5%-2  #> -0.5
        True+True  #> 2
        1<'a'  #> TypeError '<' not supported between instances of 'int' and 'str'
        None<1  #> TypeError '<' not supported between instances of 'NoneType' and 'int'
        None+1  #> TypeError unsupported operand type(s) for +: 'NoneType' and 'int'
        -'a'  #> TypeError bad operand type for unary -: 'str'
        not 'a'  #> False
        ~5  #> -6
        ~1.5  #> TypeError bad operand type for unary ~: 'float'
        1 if [] else 2  #> 2
        (1).foo  #> AttributeError 'int' object has no attribute 'foo'
        1()  #> TypeError 'int' object is not callable
        'a'()  #> TypeError 'str' object is not callable
        None()  #> TypeError 'NoneType' object is not callable
        [1][0][0]  #> TypeError 'int' object is not subscriptable
        None[0]  #> TypeError 'NoneType' object is not subscriptable
        5[0]  #> TypeError 'int' object is not subscriptable
        len  #> <built-in function len>
        x  #> NameError name 'x' is not defined
        1e16  #> 1e+16
        1e15  #> 1000000000000000.0
        123456789012345678.0  #> 1.2345678901234568e+17
        0.1+0.2  #> 0.30000000000000004
        1e-5  #> 1e-05
        0.0001  #> 0.0001
        -0.0  #> -0.0
        1e22  #> 1e+22
        1.5e300*1e10  #> inf
        float('nan')  #> nan
        3.0  #> 3.0
        100000000000000000000.0  #> 1e+20
        """#
}
