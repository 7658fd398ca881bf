extension ExpressionTables {
    /// Builtin functions and types.
    static let builtinExpressions = #"""
        len()  #> TypeError len() takes exactly one argument (0 given)
        len(1)  #> TypeError object of type 'int' has no len()
        len(1,2)  #> TypeError len() takes exactly one argument (2 given)
        len(x=1)  #> TypeError len() takes no keyword arguments
        len([1,2])  #> 2
        abs()  #> TypeError abs() takes exactly one argument (0 given)
        abs('a')  #> TypeError bad operand type for abs(): 'str'
        abs(-2.5)  #> 2.5
        abs(True)  #> 1
        round(2.5)  #> 2
        round(3.5)  #> 4
        round(2.675,2)  #> 2.67
        round(1234,-2)  #> 1200
        round(1250,-2)  #> 1200
        round(1350,-2)  #> 1400
        round(-1250,-2)  #> -1200
        round(1e20,-19)  #> 1e+20
        round(5.015,2)  #> 5.01
        round(0.5)  #> 0
        round(1.5)  #> 2
        round(-2.5)  #> -2
        round('a')  #> TypeError type str doesn't define __round__ method
        round(1.0,'a')  #> TypeError 'str' object cannot be interpreted as an integer
        round(float('nan'))  #> ValueError cannot convert float NaN to integer
        round(float('inf'))  #> OverflowError cannot convert float infinity to integer
        round(2.5,None)  #> 2
        round(15.5,-1)  #> 20.0
        round(25.0,-1)  #> 20.0
        round(123456.789,-3)  #> 123000.0
        round(1e300,2)  #> 1e+300
        round(0.1+0.2,10)  #> 0.3
        round(True)  #> 1
        round(number=2.567,ndigits=1)  #> 2.6
        divmod(7,2)  #> (3, 1)
        divmod(-7,2)  #> (-4, 1)
        divmod(7.5,2)  #> (3.0, 1.5)
        divmod(1,0)  #> ZeroDivisionError integer division or modulo by zero
        divmod(1.0,0)  #> ZeroDivisionError float divmod()
        divmod('a',1)  #> TypeError unsupported operand type(s) for divmod(): 'str' and 'int'
        divmod(1)  #> TypeError divmod expected 2 arguments, got 1
        pow(2,3)  #> 8
        pow(2,-1)  #> 0.5
        pow(2,3,5)  #> 3
        pow(3,-1,7)  #> 5
        pow(2,-1,4)  #> ValueError base is not invertible for the given modulus
        pow(2,3,0)  #> ValueError pow() 3rd argument cannot be 0
        pow(2.0,3,5)  #> TypeError pow() 3rd argument not allowed unless all arguments are integers
        pow(2,0.5)  #> 1.4142135623730951
        pow('a',2)  #> TypeError unsupported operand type(s) for ** or pow(): 'str' and 'int'
        pow(0,-1)  #> ZeroDivisionError 0.0 cannot be raised to a negative power
        pow(-8,1/3) if False else 1  #> 1
        bin(10)  #> '0b1010'
        bin(-10)  #> '-0b1010'
        bin(1.5)  #> TypeError 'float' object cannot be interpreted as an integer
        oct(8)  #> '0o10'
        hex(255)  #> '0xff'
        hex(-255)  #> '-0xff'
        hex('a')  #> TypeError 'str' object cannot be interpreted as an integer
        chr(97)  #> 'a'
        chr(-1)  #> ValueError chr() arg not in range(0x110000)
        chr(1114112)  #> ValueError chr() arg not in range(0x110000)
        chr('a')  #> TypeError 'str' object cannot be interpreted as an integer
        ord('a')  #> 97
        ord('ab')  #> TypeError ord() expected a character, but string of length 2 found
        ord('')  #> TypeError ord() expected a character, but string of length 0 found
        ord(1)  #> TypeError ord() expected string of length 1, but int found
        sum([1,2,3])  #> 6
        sum([0.1]*3)  #> 0.30000000000000004
        sum([[1],[2]],[])  #> [1, 2]
        sum(['a','b'])  #> TypeError unsupported operand type(s) for +: 'int' and 'str'
        sum(['a'],'')  #> TypeError sum() can't sum strings [use ''.join(seq) instead]
        sum(5)  #> TypeError 'int' object is not iterable
        sum([1,'a'])  #> TypeError unsupported operand type(s) for +: 'int' and 'str'
        sum([1,2],start=10)  #> 13
        sum()  #> TypeError sum() takes at least 1 positional argument (0 given)
        min([3,1,2])  #> 1
        min([])  #> ValueError min() arg is an empty sequence
        min([],default=5)  #> 5
        min(3,1,2)  #> 1
        min()  #> TypeError min expected at least 1 argument, got 0
        min(1)  #> TypeError 'int' object is not iterable
        min(1,'a')  #> TypeError '<' not supported between instances of 'str' and 'int'
        min([1,'a'])  #> TypeError '<' not supported between instances of 'str' and 'int'
        max([1,2,3],key=lambda x:-x)  #> 1
        max('abc')  #> 'c'
        max({'a':1,'b':2},key={'a':1,'b':2}.get)  #> 'b'
        max(1,2,default=3)  #> TypeError Cannot specify a default for max() with multiple positional arguments
        max(1.0,1)  #> 1.0
        max(1,1.0)  #> 1
        max([1],[2],[0])  #> [2]
        max(key=len)  #> TypeError max expected at least 1 argument, got 0
        sorted([3,1,2])  #> [1, 2, 3]
        sorted('hello')  #> ['e', 'h', 'l', 'l', 'o']
        sorted([1,'a'])  #> TypeError '<' not supported between instances of 'str' and 'int'
        sorted(5)  #> TypeError 'int' object is not iterable
        sorted([3,1,2],reverse=True)  #> [3, 2, 1]
        sorted(['b','A','c'],key=str.lower)  #> ['A', 'b', 'c']
        sorted([(1,'b'),(1,'a'),(0,'c')])  #> [(0, 'c'), (1, 'a'), (1, 'b')]
        sorted([(1,'b'),(1,'a'),(0,'c')],key=lambda t:t[0])  #> [(0, 'c'), (1, 'b'), (1, 'a')]
        sorted([(1,'b'),(1,'a'),(0,'c')],key=lambda t:t[0],reverse=True)  #> [(1, 'b'), (1, 'a'), (0, 'c')]
        sorted({'b':1,'a':2})  #> ['a', 'b']
        sorted([2.5,1,True])  #> [1, True, 2.5]
        sorted([[2],[1,5],[1]])  #> [[1], [1, 5], [2]]
        sorted([None,1])  #> TypeError '<' not supported between instances of 'int' and 'NoneType'
        sorted([float('nan'),1.0])  #> [nan, 1.0]
        list(range(5))  #> [0, 1, 2, 3, 4]
        list(range(2,10,3))  #> [2, 5, 8]
        list(range(5,0,-2))  #> [5, 3, 1]
        range(5)  #> range(0, 5)
        range(1,5)  #> range(1, 5)
        range(1,5,2)  #> range(1, 5, 2)
        range(0)  #> range(0, 0)
        range()  #> TypeError range expected at least 1 argument, got 0
        range('a')  #> TypeError 'str' object cannot be interpreted as an integer
        range(1.5)  #> TypeError 'float' object cannot be interpreted as an integer
        range(1,2,0)  #> ValueError range() arg 3 must not be zero
        range(1,2,3,4)  #> TypeError range expected at most 3 arguments, got 4
        len(range(0,10,3))  #> 4
        range(5)[2]  #> 2
        range(5)[-1]  #> 4
        range(5)[10]  #> IndexError range object index out of range
        range(10)[2:5]  #> range(2, 5)
        range(10)[::-2]  #> range(9, -1, -2)
        3 in range(5)  #> True
        range(3)==range(0,3)  #> True
        range(5).index(3)  #> 3
        range(5).count(2)  #> 1
        list(reversed(range(5)))  #> [4, 3, 2, 1, 0]
        list(enumerate('abc'))  #> [(0, 'a'), (1, 'b'), (2, 'c')]
        list(enumerate('abc',start=5))  #> [(5, 'a'), (6, 'b'), (7, 'c')]
        list(enumerate([1,2],2))  #> [(2, 1), (3, 2)]
        enumerate(5)  #> TypeError 'int' object is not iterable
        enumerate([1],2,3)  #> TypeError enumerate() takes at most 2 arguments (3 given)
        list(zip([1,2],[3,4]))  #> [(1, 3), (2, 4)]
        list(zip())  #> []
        list(zip([1,2],[3]))  #> [(1, 3)]
        list(zip([1,2],[3],strict=True))  #> ValueError zip() argument 2 is shorter than argument 1
        list(zip([1],[3,4],strict=True))  #> ValueError zip() argument 2 is longer than argument 1
        list(zip([1],[2],[3,4],strict=True))  #> ValueError zip() argument 3 is longer than arguments 1-2
        list(zip([1],[2],[],strict=True))  #> ValueError zip() argument 3 is shorter than arguments 1-2
        zip(1)  #> TypeError 'int' object is not iterable
        zip([1],1)  #> TypeError 'int' object is not iterable
        zip([1],foo=1)  #> TypeError 'foo' is an invalid keyword argument for zip()
        list(map(str,[1,2]))  #> ['1', '2']
        list(map(lambda a,b:a+b,[1,2],[3,4,5]))  #> [4, 6]
        map(str)  #> TypeError map() must have at least two arguments.
        map()  #> TypeError map() must have at least two arguments.
        list(map(1,[1]))  #> TypeError 'int' object is not callable
        list(filter(None,[0,1,2]))  #> [1, 2]
        list(filter(lambda x:x>1,[0,1,2]))  #> [2]
        filter(None)  #> TypeError filter expected 2 arguments, got 1
        list(reversed([1,2,3]))  #> [3, 2, 1]
        list(reversed('abc'))  #> ['c', 'b', 'a']
        reversed(5)  #> TypeError 'int' object is not reversible
        reversed({1,2})  #> TypeError 'set' object is not reversible
        list(reversed({'a':1,'b':2}))  #> ['b', 'a']
        list(reversed((1,2)))  #> [2, 1]
        any([])  #> False
        any([0,1])  #> True
        any(5)  #> TypeError 'int' object is not iterable
        all([])  #> True
        all([1,0])  #> False
        int()  #> 0
        int(5)  #> 5
        int(5.9)  #> 5
        int(-5.9)  #> -5
        int('12')  #> 12
        int(' 12 ')  #> 12
        int('abc')  #> ValueError invalid literal for int() with base 10: 'abc'
        int('1.5')  #> ValueError invalid literal for int() with base 10: '1.5'
        int('')  #> ValueError invalid literal for int() with base 10: ''
        int('ff',16)  #> 255
        int('0x1f',16)  #> 31
        int('0b101',0)  #> 5
        int('12',1)  #> ValueError int() base must be >= 2 and <= 36, or 0
        int('12',37)  #> ValueError int() base must be >= 2 and <= 36, or 0
        int(5,10)  #> TypeError int() can't convert non-string with explicit base
        int([])  #> TypeError int() argument must be a string, a bytes-like object or a real number, not 'list'
        int(None)  #> TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
        int({})  #> TypeError int() argument must be a string, a bytes-like object or a real number, not 'dict'
        int(float('nan'))  #> ValueError cannot convert float NaN to integer
        int(float('inf'))  #> OverflowError cannot convert float infinity to integer
        int(True)  #> 1
        int('1_000')  #> 1000
        int('９')  #> 9
        int('12',base=8)  #> 10
        int(x=5)  #> TypeError 'x' is an invalid keyword argument for int()
        int('a','b')  #> TypeError 'str' object cannot be interpreted as an integer
        float()  #> 0.0
        float(5)  #> 5.0
        float('1.5')  #> 1.5
        float('1e5')  #> 100000.0
        float(' nan ')  #> nan
        float('abc')  #> ValueError could not convert string to float: 'abc'
        float('')  #> ValueError could not convert string to float: ''
        float([])  #> TypeError float() argument must be a string or a real number, not 'list'
        float(None)  #> TypeError float() argument must be a string or a real number, not 'NoneType'
        float('1_0.5')  #> 10.5
        float(True)  #> 1.0
        float('inf')  #> inf
        float('-infinity')  #> -inf
        float(1,2)  #> TypeError float expected at most 1 argument, got 2
        bool()  #> False
        bool([])  #> False
        bool('a')  #> True
        bool(0.0)  #> False
        bool(1,2)  #> TypeError bool expected at most 1 argument, got 2
        str()  #> ''
        str(5)  #> '5'
        str(None)  #> 'None'
        str([1,'a'])  #> "[1, 'a']"
        str(1.0)  #> '1.0'
        list()  #> []
        list('abc')  #> ['a', 'b', 'c']
        list(5)  #> TypeError 'int' object is not iterable
        list({'a':1})  #> ['a']
        list((1,2))  #> [1, 2]
        list([1],[2])  #> TypeError list expected at most 1 argument, got 2
        tuple()  #> ()
        tuple([1,2])  #> (1, 2)
        tuple('ab')  #> ('a', 'b')
        tuple(5)  #> TypeError 'int' object is not iterable
        set()  #> set()
        set([1,1])  #> {1}
        set(5)  #> TypeError 'int' object is not iterable
        set([[]])  #> TypeError unhashable type: 'list'
        frozenset([1])  #> frozenset({1})
        frozenset()  #> frozenset()
        dict()  #> {}
        dict(a=1,b=2)  #> {'a': 1, 'b': 2}
        dict([('a',1)])  #> {'a': 1}
        dict({'a':1},b=2)  #> {'a': 1, 'b': 2}
        dict([1])  #> TypeError cannot convert dictionary update sequence element #0 to a sequence
        dict([(1,2,3)])  #> ValueError dictionary update sequence element #0 has length 3; 2 is required
        dict(5)  #> TypeError 'int' object is not iterable
        dict(['ab'])  #> {'a': 'b'}
        dict(zip('ab',[1,2]))  #> {'a': 1, 'b': 2}
        isinstance(1,int)  #> True
        isinstance(True,int)  #> True
        isinstance(1,(str,int))  #> True
        isinstance(1,'a')  #> TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
        isinstance(1)  #> TypeError isinstance expected 2 arguments, got 1
        isinstance([],list)  #> True
        isinstance(None,type(None))  #> True
        isinstance(1,(int,'a'))  #> True
        isinstance('a',(int,'a'))  #> TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
        issubclass(bool,int)  #> True
        issubclass(1,int)  #> TypeError issubclass() arg 1 must be a class
        issubclass(int,1)  #> TypeError issubclass() arg 2 must be a class, a tuple of classes, or a union
        issubclass(ValueError,Exception)  #> True
        callable(len)  #> True
        callable(1)  #> False
        callable(lambda:1)  #> True
        callable(int)  #> True
        hasattr([],'append')  #> True
        hasattr([],'foo')  #> False
        hasattr([],1)  #> TypeError attribute name must be string, not 'int'
        getattr([],'foo')  #> AttributeError 'list' object has no attribute 'foo'
        getattr([],'foo',5)  #> 5
        getattr('a','upper')()  #> 'A'
        getattr([],1)  #> TypeError attribute name must be string, not 'int'
        getattr([])  #> TypeError getattr expected at least 2 arguments, got 1
        setattr(1,'a',2)  #> AttributeError 'int' object has no attribute 'a'
        setattr([],'a',2)  #> AttributeError 'list' object has no attribute 'a'
        delattr([],'a')  #> AttributeError 'list' object has no attribute 'a'
        iter(5)  #> TypeError 'int' object is not iterable
        next(iter([1]))  #> 1
        next(iter([]))  #> StopIteration 
        next(iter([]),7)  #> 7
        next([1])  #> TypeError 'list' object is not an iterator
        next()  #> TypeError next expected at least 1 argument, got 0
        list(iter([1,2].pop,1))  #> [2]
        iter(1,2)  #> TypeError iter(v, w): v must be callable
        hash(1)  #> 1
        hash([])  #> TypeError unhashable type: 'list'
        hash({})  #> TypeError unhashable type: 'dict'
        hash((1,2))==hash((1,2))  #> True
        hash(1.0)  #> 1
        hash('a')==hash('a')  #> True
        hash(set())  #> TypeError unhashable type: 'set'
        id(5)==id(5)  #> True
        repr('a')  #> "'a'"
        repr()  #> TypeError repr() takes exactly one argument (0 given)
        ascii('é')  #> "'\\xe9'"
        ascii(['é'])  #> "['\\xe9']"
        format(1.5,'.2f')  #> '1.50'
        format('a','>5')  #> '    a'
        format(5)  #> '5'
        format(5,'d')  #> '5'
        format('a','d')  #> ValueError Unknown format code 'd' for object of type 'str'
        format(1.5,'d')  #> ValueError Unknown format code 'd' for object of type 'float'
        format([],'d')  #> TypeError unsupported format string passed to list.__format__
        format(None,'5')  #> TypeError unsupported format string passed to NoneType.__format__
        format([1],'')  #> '[1]'
        format(True)  #> 'True'
        format(True,'d')  #> '1'
        format(True,'5')  #> '    1'
        format(1,2)  #> TypeError format() argument 2 must be str, not int
        type(1)  #> <class 'int'>
        type('a')  #> <class 'str'>
        type(None)  #> <class 'NoneType'>
        type([])  #> <class 'list'>
        type(len)  #> <class 'builtin_function_or_method'>
        type(lambda:1)  #> <class 'function'>
        type(int)  #> <class 'type'>
        type(range(3))  #> <class 'range'>
        type(enumerate([]))  #> <class 'enumerate'>
        type(iter([]))  #> <class 'list_iterator'>
        type({}.keys())  #> <class 'dict_keys'>
        type(x for x in [])  #> <class 'generator'>
        type(1).__name__  #> 'int'
        type(NotImplemented)  #> <class 'NotImplementedType'>
        type(...)  #> <class 'ellipsis'>
        print(1,2,sep=5)  #> TypeError sep must be None or a string, not int
        print('a',end='')  #> aNone
        print(1,foo=2)  #> TypeError 'foo' is an invalid keyword argument for print()
        slice(1,2)  #> slice(1, 2, None)
        slice(5)  #> slice(None, 5, None)
        slice()  #> TypeError slice expected at least 1 argument, got 0
        slice(1,2,3).step  #> 3
        [1,2,3][slice(0,2)]  #> [1, 2]
        object()==object()  #> False
        open('/no/such')  #> FileNotFoundError [Errno 2] No such file or directory: '/no/such'
        open('/tmp')  #> IsADirectoryError [Errno 21] Is a directory: '/tmp'
        open('/tmp/x','q')  #> ValueError invalid mode: 'q'
        open('/tmp/x','rw')  #> ValueError must have exactly one of create/read/write/append mode
        input  #> <built-in function input>
        vars(1)  #> TypeError vars() argument must have __dict__ attribute
        dir(1)[:0]  #> []
        int.__name__  #> 'int'
        str.join  #> <method 'join' of 'str' objects>
        len  #> <built-in function len>
        (5).bit_length()  #> 3
        (-5).bit_length()  #> 3
        (5).bit_count()  #> 2
        (2.5).is_integer()  #> False
        (2.5).as_integer_ratio()  #> (5, 2)
        (1e300).as_integer_ratio() if False else 0  #> 0
        (0.1).hex()  #> '0x1.999999999999ap-4'
        (5).numerator  #> 5
        (5).real  #> 5
        (1.5).real  #> 1.5
        (1.5).imag  #> 0.0
        """#
}
