extension ExpressionTables {
    /// Modules of numbers and containers.
    static let moduleExpressions = ##"""
        math.sqrt(-1)  #> ValueError math domain error
        math.sqrt('a')  #> TypeError must be real number, not str
        math.sqrt()  #> TypeError math.sqrt() takes exactly one argument (0 given)
        math.sqrt(1,2)  #> TypeError math.sqrt() takes exactly one argument (2 given)
        math.log(0)  #> ValueError math domain error
        math.log(-1)  #> ValueError math domain error
        math.log(8,2)  #> 3.0
        math.log(10,1)  #> ZeroDivisionError float division by zero
        math.log2(8)  #> 3.0
        math.log10(1000)  #> 3.0
        math.exp(1000)  #> OverflowError math range error
        math.exp(-1000)  #> 0.0
        math.floor(2.7)  #> 2
        math.floor(-2.7)  #> -3
        math.floor('a')  #> TypeError must be real number, not str
        math.ceil(2.1)  #> 3
        math.trunc(-2.7)  #> -2
        math.factorial(20)  #> 2432902008176640000
        math.factorial(-1)  #> ValueError factorial() not defined for negative values
        math.factorial(2.5)  #> TypeError 'float' object cannot be interpreted as an integer
        math.gcd(12,18)  #> 6
        math.gcd()  #> 0
        math.lcm(4,6)  #> 12
        math.pow(2,0.5)  #> 1.4142135623730951
        math.pow(0,-1)  #> ValueError math domain error
        math.pow(-8,1/3)  #> ValueError math domain error
        math.isclose(1,1+1e-10)  #> True
        math.fsum([0.1]*10)  #> 1.0
        math.prod([1,2,3])  #> 6
        math.comb(5,2)  #> 10
        math.perm(5,2)  #> 20
        math.hypot(3,4)  #> 5.0
        math.dist([0,0],[3,4])  #> 5.0
        math.pi  #> 3.141592653589793
        math.e  #> 2.718281828459045
        math.inf  #> inf
        math.nan  #> nan
        math.tau  #> 6.283185307179586
        math.sin(1e10)  #> -0.4875060250875107
        math.cos(0.5)  #> 0.8775825618903728
        math.tan(1.5)  #> 14.101419947171719
        math.atan2(1,-1)  #> 2.356194490192345
        math.degrees(1)  #> 57.29577951308232
        math.radians(90)  #> 1.5707963267948966
        math.isqrt(17)  #> 4
        math.fmod(7,-3)  #> 1.0
        math.modf(-3.7)  #> (-0.7000000000000002, -3.0)
        math.frexp(10.5)  #> (0.65625, 4)
        math.ldexp(0.5,3)  #> 4.0
        math.copysign(1,-0.0)  #> -1.0
        math.cosh(1000)  #> OverflowError math range error
        math.acos(2)  #> ValueError math domain error
        math.sigmoid  #> AttributeError module 'math' has no attribute 'sigmoid'
        math.expm1(1e-10)  #> 1.00000000005e-10
        math.log1p(-1)  #> ValueError math domain error
        random.random()  #> 0.6394267984578837
        random.randint(1,10)  #> 2
        random.randint(1.5,2)  #> ValueError non-integer arg 1 for randrange()
        random.randint(5,1)  #> ValueError empty range for randrange() (5, 2, -3)
        random.randint(1)  #> TypeError Random.randint() missing 1 required positional argument: 'b'
        random.choice([1,2,3])  #> 3
        random.choice([])  #> IndexError Cannot choose from an empty sequence
        random.choice('abc')  #> 'c'
        random.choices([1,2,3],k=5)  #> [2, 1, 1, 1, 3]
        random.choices([1,2],weights=[1,9],k=5)  #> [2, 1, 2, 2, 2]
        random.sample(range(100),5)  #> [81, 14, 3, 94, 35]
        random.sample([1,2],3)  #> ValueError Sample larger than population or is negative
        random.sample({1,2},1)  #> TypeError Population must be a sequence.  For dicts or sets, use sorted(d).
        random.sample('abcdef',3)  #> ['f', 'a', 'e']
        random.shuffle([1,2,3])  #> None
        random.uniform(1,2)  #> 1.6394267984578836
        random.gauss(0,1)  #> -0.14409032957792836
        [random.gauss(0,1) for _ in range(3)]  #> [-0.14409032957792836, -0.1729036003315193, -0.11131586156766246]
        random.normalvariate(0,1)  #> 0.2453263417078634
        random.randrange(10)  #> 1
        random.randrange(1,10,3)  #> 7
        random.randrange(0)  #> ValueError empty range for randrange()
        random.randrange(5,1)  #> ValueError empty range for randrange() (5, 1, -4)
        random.getrandbits(32)  #> 2746317213
        random.Random(5).random()  #> 0.6229016948897019
        random.Random(5).randint(1,100)  #> 80
        (random.seed('abc'), random.random())  #> (None, 0.7720246314157545)
        (random.seed(-5), random.random())  #> (None, 0.6229016948897019)
        (random.seed(1.5), random.random())  #> (None, 0.551763726942059)
        (random.seed(2**40), random.random())  #> (None, 0.1036394562812375)
        random.expovariate(1.5)  #> 0.680040191516534
        random.triangular(1,5,2)  #> 2.9198849987307445
        random.betavariate(1,2) if False else 0  #> 0
        Counter('abracadabra')  #> Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1})
        Counter('abracadabra').most_common(2)  #> [('a', 5), ('b', 2)]
        Counter('abracadabra').most_common()  #> [('a', 5), ('b', 2), ('r', 2), ('c', 1), ('d', 1)]
        Counter(a=1,b=2)  #> Counter({'b': 2, 'a': 1})
        Counter({'a':3})  #> Counter({'a': 3})
        Counter()['x']  #> 0
        Counter('aab')+Counter('abc')  #> Counter({'a': 3, 'b': 2, 'c': 1})
        Counter('aab')-Counter('abc')  #> Counter({'a': 1})
        Counter('aab')&Counter('abc')  #> Counter({'a': 1, 'b': 1})
        Counter('aab')|Counter('abc')  #> Counter({'a': 2, 'b': 1, 'c': 1})
        sorted(Counter('aab').elements())  #> ['a', 'a', 'b']
        Counter('aab').total()  #> 3
        Counter(5)  #> TypeError 'int' object is not iterable
        dict(Counter('aab'))  #> {'a': 2, 'b': 1}
        Counter('aab')==Counter('aba')  #> True
        Counter('aab').get('z')  #> None
        sum(Counter('aab').values())  #> 3
        sorted(Counter('hello'), key=Counter('hello').get)  #> ['h', 'e', 'o', 'l']
        defaultdict(int)  #> defaultdict(<class 'int'>, {})
        defaultdict(list,{'a':[1]})  #> defaultdict(<class 'list'>, {'a': [1]})
        defaultdict(5)  #> TypeError first argument must be callable or None
        defaultdict(int)['a']  #> 0
        defaultdict(None)['a']  #> KeyError 'a'
        defaultdict(lambda:5)['x']  #> 5
        OrderedDict([('a',1),('b',2)])  #> OrderedDict([('a', 1), ('b', 2)])
        OrderedDict()  #> OrderedDict()
        OrderedDict(a=1)==OrderedDict(a=1)  #> True
        list(OrderedDict(a=1,b=2).items())  #> [('a', 1), ('b', 2)]
        OrderedDict(a=1,b=2).popitem(last=False)  #> ('a', 1)
        deque([1,2,3])  #> deque([1, 2, 3])
        deque([1,2,3],maxlen=2)  #> deque([2, 3], maxlen=2)
        deque([1,2,3])[1]  #> 2
        deque([1,2,3])[5]  #> IndexError deque index out of range
        deque().pop()  #> IndexError pop from an empty deque
        deque().popleft()  #> IndexError pop from an empty deque
        deque('abc').index('c')  #> 2
        deque([1,2])+deque([3])  #> deque([1, 2, 3])
        len(deque([1,2]))  #> 2
        list(deque([1,2]))  #> [1, 2]
        2 in deque([1,2])  #> True
        deque([1,2])==deque([1,2])  #> True
        deque(5)  #> TypeError 'int' object is not iterable
        deque([1],maxlen=-1)  #> ValueError maxlen must be non-negative
        namedtuple('P','x y')(1,2)  #> P(x=1, y=2)
        namedtuple('P',['x','y'])(1,y=2)  #> P(x=1, y=2)
        namedtuple('P','x,y')(1)  #> TypeError P.__new__() missing 1 required positional argument: 'y'
        namedtuple('P','x,y')(1,2,3)  #> TypeError P.__new__() takes 3 positional arguments but 4 were given
        namedtuple('P','x,y',defaults=[5])(1)  #> P(x=1, y=5)
        namedtuple('P','x x')  #> ValueError Encountered duplicate field name: 'x'
        namedtuple('P','1x')  #> ValueError Type names and field names must be valid identifiers: '1x'
        namedtuple('P','_x')  #> ValueError Field names cannot start with an underscore: '_x'
        namedtuple('P','x y')(1,2)._asdict()  #> {'x': 1, 'y': 2}
        namedtuple('P','x y')(1,2)._replace(x=5)  #> P(x=5, y=2)
        namedtuple('P','x y')(1,2)._replace(z=5)  #> ValueError Got unexpected field names: ['z']
        namedtuple('P','x y')._fields  #> ('x', 'y')
        namedtuple('P','x y')._make([1,2])  #> P(x=1, y=2)
        namedtuple('P','x y')(1,2).z  #> AttributeError 'P' object has no attribute 'z'
        namedtuple('P','x y')(1,2)==(1,2)  #> True
        namedtuple('P','x y')(1,2)[0]  #> 1
        namedtuple('P','x y')  #> <class '__main__.P'>
        list(itertools.product('ab',repeat=2))  #> [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')]
        list(itertools.product([1,2],['a']))  #> [(1, 'a'), (2, 'a')]
        list(itertools.permutations([1,2,3]))  #> [(1, 2, 3), (1, 3, 2), (2, 1, 3), (2, 3, 1), (3, 1, 2), (3, 2, 1)]
        list(itertools.permutations([1,2,3],2))  #> [(1, 2), (1, 3), (2, 1), (2, 3), (3, 1), (3, 2)]
        list(itertools.permutations([1,2],3))  #> []
        list(itertools.combinations([1,2,3,4],2))  #> [(1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4)]
        list(itertools.combinations('ab',0))  #> [()]
        list(itertools.combinations_with_replacement('abc',2))  #> [('a', 'a'), ('a', 'b'), ('a', 'c'), ('b', 'b'), ('b', 'c'), ('c', 'c')]
        list(itertools.islice(itertools.count(),5))  #> [0, 1, 2, 3, 4]
        list(itertools.islice('abcdef',2,None))  #> ['c', 'd', 'e', 'f']
        list(itertools.islice('abcdef',2,5,2))  #> ['c', 'e']
        list(itertools.islice('abcdef',-1))  #> ValueError Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
        list(itertools.chain([1],[2,3]))  #> [1, 2, 3]
        list(itertools.chain.from_iterable([[1],[2]]))  #> [1, 2]
        list(itertools.accumulate([1,2,3],initial=10))  #> [10, 11, 13, 16]
        list(itertools.accumulate([1,2,3],lambda a,b:a*b))  #> [1, 2, 6]
        [(k,list(g)) for k,g in itertools.groupby('aabbbc')]  #> [('a', ['a', 'a']), ('b', ['b', 'b', 'b']), ('c', ['c'])]
        [(k,len(list(g))) for k,g in itertools.groupby([1,3,2,4],key=lambda x:x%2)]  #> [(1, 2), (0, 2)]
        list(itertools.zip_longest('abc','x',fillvalue='-'))  #> [('a', 'x'), ('b', '-'), ('c', '-')]
        list(itertools.takewhile(lambda x:x<3,[1,2,3,1]))  #> [1, 2]
        list(itertools.dropwhile(lambda x:x<3,[1,2,3,1]))  #> [3, 1]
        list(itertools.starmap(pow,[(2,3),(3,2)]))  #> [8, 9]
        list(itertools.compress('abc',[1,0,1]))  #> ['a', 'c']
        list(itertools.repeat(5,3))  #> [5, 5, 5]
        list(itertools.pairwise([1,2,3]))  #> [(1, 2), (2, 3)]
        list(itertools.tee([1,2])[1])  #> [1, 2]
        list(zip(itertools.count(1,2),'ab'))  #> [(1, 'a'), (3, 'b')]
        functools.reduce(lambda a,b:a+b,[1,2,3])  #> 6
        functools.reduce(lambda a,b:a+b,[])  #> TypeError reduce() of empty iterable with no initial value
        functools.reduce(lambda a,b:a+b,[],5)  #> 5
        functools.partial(int,base=2)('101')  #> 5
        functools.partial(pow,2)  #> functools.partial(<built-in function pow>, 2)
        functools.partial()  #> TypeError type 'partial' takes at least one argument
        functools.partial(5)  #> TypeError the first argument must be callable
        sorted([3,1,2],key=functools.cmp_to_key(lambda a,b:a-b))  #> [1, 2, 3]
        string.ascii_lowercase  #> 'abcdefghijklmnopqrstuvwxyz'
        string.ascii_letters  #> 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
        string.punctuation  #> '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
        string.digits  #> '0123456789'
        string.printable  #> '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\x0b\x0c'
        string.whitespace  #> ' \t\n\r\x0b\x0c'
        string.capwords('hello world')  #> 'Hello World'
        copy.copy([1,[2]])  #> [1, [2]]
        copy.deepcopy({'a':[1,(2,[3])]})  #> {'a': [1, (2, [3])]}
        copy.copy({'a':1})  #> {'a': 1}
        copy.deepcopy(5)  #> 5
        """##
}
