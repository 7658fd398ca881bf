extension LibraryPrograms {
    static let random = Program(
        ##"""
        import random
        random.seed(0)
        print([random.random() for _ in range(3)], random.randint(0,100), random.choice('abcdef'), random.sample(range(50),5))
        l=list(range(10)); random.shuffle(l); print(l)
        print(random.choices('ab',k=4), random.uniform(-1,1), random.gauss(0,1), random.gauss(0,1), random.randrange(0,100,7))
        st=random.getstate(); a=random.random(); random.setstate(st); print(a==random.random())
        r=random.Random(7); print(r.random(), r.choice([1,2,3]), r.shuffle([1]))
        random.seed(1234567890123); print(random.random()); random.seed('hello'); print(random.random())
        print(random.choices([1,2,3], weights=[0.1,0.2,0.7], k=6), random.choices([1,2,3], cum_weights=[1,2,3], k=2))
        """##,
        ##"""
        [0.8444218515250481, 0.7579544029403025, 0.420571580830845] 33 e [31, 25, 19, 30, 22]
        [5, 4, 8, 6, 0, 1, 7, 2, 3, 9]
        ['a', 'b', 'b', 'b'] -0.055714569094573285 0.8606160946297771 0.6310860668939006 63
        True
        0.32383276483316237 1 None
        0.8225316907510454
        0.3537754404730722
        [3, 3, 2, 1, 3, 3] [1, 1]
        """##)

    static let regularExpressions = Program(
        ##"""
        import re
        text='The rain in Spain. 한글 텍스트 123-456'
        print(re.findall(r'\bS\w+|\d{3}', text)); print(re.split(r'[\s.]+', text))
        m=re.match(r'(?P<first>\w+)\s(?P<second>\w+)', text); print(m.group('first'), m.groupdict(), m.span('second'), m['second'], m.start(1), m.end(2), m.re.groups)
        pat=re.compile(r'(\d+)-(\d+)'); print(pat.sub(lambda m: m.group(2)+'-'+m.group(1), text), pat.search(text).groups(), pat.findall(text))
        for m in re.finditer(r'[aeiou]', 'hello'): print(m.start(), m.group())
        s='Hello, World!'; s=re.sub(r'([.!?])', r' \1', s.lower().strip()); s=re.sub(r'[^a-zA-Z!?]+', r' ', s); print(s)
        try: re.compile('(abc')
        except re.error as e: print(e, e.msg, e.pos, e.pattern)
        print(bool(re.match('a','b')), re.match('a','a') and 1)
        print(re.sub(r'(\w)(\w*)', lambda m: m[1].upper()+m[2], 'ab cd'), re.sub(r'\s+', ' ', ' a  b\n c '))
        print(re.findall(r'(a)(b)?', 'ab a'), re.split('(-)', 'a-b-c', maxsplit=1))
        """##,
        ##"""
        ['Spain', '123', '456']
        ['The', 'rain', 'in', 'Spain', '한글', '텍스트', '123-456']
        The {'first': 'The', 'second': 'rain'} (4, 8) rain 0 8 2
        The rain in Spain. 한글 텍스트 456-123 ('123', '456') [('123', '456')]
        1 e
        4 o
        hello world !
        missing ), unterminated subpattern at position 0 missing ), unterminated subpattern 0 (abc
        False 1
        Ab Cd  a b c 
        [('a', 'b'), ('a', '')] ['a', '-', 'b-c']
        """##)

    static let json = Program(
        ##"""
        import json
        s=json.dumps({'name':'홍길동','scores':[1,2.5,None,True],'nested':{'a':{}}}, ensure_ascii=False, indent=2)
        print(s); d=json.loads(s); print(d)
        with open('/tmp/rnn-library-tests/j.json','w') as f: json.dump(d,f)
        print(json.load(open('/tmp/rnn-library-tests/j.json'))==d, open('/tmp/rnn-library-tests/j.json').read())
        try: json.loads('{bad}')
        except json.JSONDecodeError as e: print(e, e.lineno, e.colno, e.pos, e.msg)
        try: json.loads('[1,')
        except ValueError as e: print(type(e).__name__, e)
        class X: pass
        try: json.dumps(X())
        except TypeError as e: print(e)
        print(json.dumps({'x':X()}, default=lambda o:'obj'), json.dumps([float('inf'),-0.0,1e-7]))
        l=[]; l.append(l)
        try: json.dumps(l)
        except ValueError as e: print(e)
        """##,
        ##"""
        {
          "name": "홍길동",
          "scores": [
            1,
            2.5,
            null,
            true
          ],
          "nested": {
            "a": {}
          }
        }
        {'name': '홍길동', 'scores': [1, 2.5, None, True], 'nested': {'a': {}}}
        True {"name": "\ud64d\uae38\ub3d9", "scores": [1, 2.5, null, true], "nested": {"a": {}}}
        Expecting property name enclosed in double quotes: line 1 column 2 (char 1) 1 2 1 Expecting property name enclosed in double quotes
        JSONDecodeError Expecting value: line 1 column 4 (char 3)
        Object of type X is not JSON serializable
        {"x": "obj"} [Infinity, -0.0, 1e-07]
        Circular reference detected
        """##)

    static let csv = Program(
        ##"""
        import csv
        rows=[['name','age'],['A, B',3],['q"q',None],['한',1.5]]
        with open('/tmp/rnn-library-tests/c.csv','w',newline='') as f:
            w=csv.writer(f); w.writerows(rows)
        print(repr(open('/tmp/rnn-library-tests/c.csv',newline='').read()))
        with open('/tmp/rnn-library-tests/c.csv',newline='') as f:
            r=csv.reader(f); print(next(r)); print(list(r))
        with open('/tmp/rnn-library-tests/c.csv') as f:
            r=csv.DictReader(f); print(r.fieldnames); print([row['name'] for row in r])
        """##,
        ##"""
        'name,age\r\n"A, B",3\r\n"q""q",\r\n한,1.5\r\n'
        ['name', 'age']
        [['A, B', '3'], ['q"q', ''], ['한', '1.5']]
        ['name', 'age']
        ['A, B', 'q"q', '한']
        """##)

    static let iteration = Program(
        ##"""
        it=iter([1,2,3]); print(next(it), list(it), next(it,'d'))
        g=(x*x for x in range(5)); print(next(g), sum(g), list(g))
        print(list(map(int,'1 2 3'.split())), [*zip('ab',[1,2])], dict(zip('ab',[1,2])), dict(enumerate('ab')))
        a,*b=map(str,range(4)); print(a,b)
        print(list(zip(*[[1,2],[3,4]])), max(zip([3,1],[4,5])), any(x>2 for x in [1,2,3]), all([]))
        print(sorted(dict(b=1,a=2).items(), key=lambda kv: kv[1]), sum(x for x in [0.1]*10), sum([[1],[2]],[]))
        class It:
            def __init__(s): s.n=0
            def __iter__(s): return s
            def __next__(s):
                s.n+=1
                if s.n>3: raise StopIteration
                return s.n
        print(list(It()), sum(It()), list(zip(It(),'abcd')), max(It()), sorted(It(),reverse=True), 2 in It(), tuple(enumerate(It())))
        class Seq:
            def __getitem__(s,i):
                if i>2: raise IndexError
                return i*10
            def __len__(s): return 3
        print(list(Seq()), list(reversed(Seq())), 20 in Seq(), len(Seq()))
        """##,
        ##"""
        1 [2, 3] d
        0 30 []
        [1, 2, 3] [('a', 1), ('b', 2)] {'a': 1, 'b': 2} {0: 'a', 1: 'b'}
        0 ['1', '2', '3']
        [(1, 3), (2, 4)] (3, 4) True True
        [('b', 1), ('a', 2)] 0.9999999999999999 [1, 2]
        [1, 2, 3] 6 [(1, 'a'), (2, 'b'), (3, 'c')] 3 [3, 2, 1] True ((0, 1), (1, 2), (2, 3))
        [0, 10, 20] [20, 10, 0] True 3
        """##)

    static let attributes = Program(
        ##"""
        print(isinstance(5,(int,float)), isinstance('a',str), issubclass(KeyError,LookupError), type(5) is int, type('a')==str)
        class A:
            z=1
            def __init__(self): self.b=2; self.a=1
            def m(self): pass
        o=A(); print(vars(o), hasattr(o,'m'), getattr(o,'zz',None), [n for n in dir(o) if not n.startswith('__')])
        setattr(o,'q',5); print(o.q, o.__dict__); delattr(o,'q'); print(hasattr(o,'q'))
        try: o.q
        except AttributeError as e: print(e)
        try: delattr(o,'q')
        except AttributeError as e: print(e)
        print(callable(o), callable(A), callable(o.m), A.__name__, o.__class__.__name__, A.m.__name__)
        print(id(o)==id(o), hash('a')==hash('a'), hash((1,'a'))==hash((1,'a')))
        """##,
        ##"""
        True True True True True
        {'b': 2, 'a': 1} True None ['a', 'b', 'm', 'z']
        5 {'b': 2, 'a': 1, 'q': 5}
        False
        'A' object has no attribute 'q'
        'A' object has no attribute 'q'
        False True True A A m
        True True True
        """##)

    static let unicode = Program(
        ##"""
        import unicodedata, string
        all_letters=string.ascii_letters+" .,;'"
        def unicodeToAscii(s): return ''.join(c for c in unicodedata.normalize('NFD', s) if unicodedata.category(c) != 'Mn' and c in all_letters)
        print(unicodeToAscii('Ślusàrski'), unicodeToAscii("O'Néàl"), len(all_letters), all_letters.find('a'))
        print(sorted(set('hello world')), {c:i for i,c in enumerate(sorted(set('hello')))})
        sentence='if you want to build a ship'
        char_set=sorted(list(set(sentence))); char_dic={c:i for i,c in enumerate(char_set)}; print(char_dic, len(char_dic))
        """##,
        ##"""
        Slusarski O'Neal 57 0
        [' ', 'd', 'e', 'h', 'l', 'o', 'r', 'w'] {'e': 0, 'h': 1, 'l': 2, 'o': 3}
        {' ': 0, 'a': 1, 'b': 2, 'd': 3, 'f': 4, 'h': 5, 'i': 6, 'l': 7, 'n': 8, 'o': 9, 'p': 10, 's': 11, 't': 12, 'u': 13, 'w': 14, 'y': 15} 16
        """##)

    static let typingAndTime = Program(
        ##"""
        import warnings, typing, time, sys
        from typing import List, Optional
        warnings.filterwarnings('ignore')
        def f(x: List[int], y: Optional[str]=None) -> None: pass
        f([1])
        t=time.time(); assert time.time()>=t
        print(sys.version_info[0], sys.version_info >= (3,6), sys.platform)
        sys.stdout.write('hey\n'); print('err', file=sys.stderr); sys.stdout.flush()
        print(time.localtime(0).tm_year >= 1969, len(time.localtime()))
        """##,
        ##"""
        3 True linux
        hey
        True 9
        """##)

    static let dicts = Program(
        ##"""
        x = {'b':1,'a':2}
        for k in sorted(x): print(k, x[k])
        for k,v in x.items(): print(k,v)
        x.update(c=3); x.setdefault('d',[]).append(1); print(x, x.pop('a'), x.popitem(), x)
        print({**x,'z':1}, x|{'q':1}, list(x), x.keys(), x.values(), x.items(), len(x))
        try:
            for k in x: x[k+'1']=1
        except RuntimeError as e: print(e)
        print(x.keys()-{'b'}, 'b' in x.keys(), ('b',1) in x.items())
        d={}; d[1]='a'; d[1.0]='b'; d[True]='c'; print(d)
        print({1:{2:{3:4}}}, {'a':[1,{'b':()}]})
        print({}=={}, {'a':1}!={'a':2}, dict(a=1).__len__())
        """##,
        ##"""
        a 2
        b 1
        b 1
        a 2
        {'b': 1, 'c': 3} 2 ('d', [1]) {'b': 1, 'c': 3}
        {'b': 1, 'c': 3, 'z': 1} {'b': 1, 'c': 3, 'q': 1} ['b', 'c'] dict_keys(['b', 'c']) dict_values([1, 3]) dict_items([('b', 1), ('c', 3)]) 2
        dictionary changed size during iteration
        {'c', 'b1'} True True
        {1: 'c'}
        {1: {2: {3: 4}}} {'a': [1, {'b': ()}]}
        True True 1
        """##)

    static let sets = Program(
        ##"""
        s={3,1,2}; s.add(5); s.discard(9); s|={7}; s-={1}; s&={3,7,5}; print(sorted(s), len(s), 3 in s)
        s.update([1],(2,)); print(sorted(s)); s.intersection_update({1,2}); print(sorted(s)); s.symmetric_difference_update({2,8}); print(sorted(s))
        f=frozenset([1,2]); print(f, {f:1}[f], f|{3}=={1,2,3}, type(f|{3}).__name__, set()=={}, {1,2}>={1}, {1}.issuperset(set()))
        try: f.add(1)
        except AttributeError as e: print(e)
        print(set(), {0}, frozenset())
        """##,
        ##"""
        [3, 5, 7] 3 True
        [1, 2, 3, 5, 7]
        [1, 2]
        [1, 8]
        frozenset({1, 2}) 1 True frozenset False True True
        'frozenset' object has no attribute 'add'
        set() {0} frozenset()
        """##)

    static let errors = Program(
        ##"""
        try: int('x')
        except ValueError as e: print(e)
        try: {}['k']
        except KeyError as e: print(e, repr(e), e.args)
        try: [][1]
        except IndexError as e: print(e)
        try: None.x
        except AttributeError as e: print(e)
        try: 'a'+1
        except TypeError as e: print(e)
        try: 1+'a'
        except TypeError as e: print(e)
        try: len(5)
        except TypeError as e: print(e)
        try: open('nofile')
        except OSError as e: print(e)
        try: int([1])
        except TypeError as e: print(e)
        try: a,b=[1]
        except ValueError as e: print(e)
        try: a,b=[1,2,3]
        except ValueError as e: print(e)
        try: for_=undefined_name
        except NameError as e: print(e)
        try: print(next(iter([])))
        except StopIteration as e: print('stop', e)
        """##,
        ##"""
        invalid literal for int() with base 10: 'x'
        'k' KeyError('k') ('k',)
        list index out of range
        'NoneType' object has no attribute 'x'
        can only concatenate str (not "int") to str
        unsupported operand type(s) for +: 'int' and 'str'
        object of type 'int' has no len()
        [Errno 2] No such file or directory: 'nofile'
        int() argument must be a string, a bytes-like object or a real number, not 'list'
        not enough values to unpack (expected 2, got 1)
        too many values to unpack (expected 2)
        name 'undefined_name' is not defined
        stop 
        """##)
}
