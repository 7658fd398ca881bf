extension ExpressionTables {
    /// Modules of texts and files.
    static let textModuleExpressions = #"""
        re.findall(r'\d+','a1b22')  #> ['1', '22']
        re.findall(r'(\d)(\w)','1a2b')  #> [('1', 'a'), ('2', 'b')]
        re.match(r'\d','a')  #> None
        re.match(r'(\w+) (\w+)','hello world').groups()  #> ('hello', 'world')
        re.match(r'(?P<a>\w)','x').groupdict()  #> {'a': 'x'}
        re.search('b','abc')  #> <re.Match object; span=(1, 2), match='b'>
        re.search('b','abc').span()  #> (1, 2)
        re.search('(a)|(b)','b').group(1)  #> None
        re.search('b','abc').group(5)  #> IndexError no such group
        re.search('b','abc')[0]  #> 'b'
        re.sub('a','b','banana')  #> 'bbnbnb'
        re.sub('a','b','banana',1)  #> 'bbnana'
        re.sub('a','b','banana',count=2)  #> 'bbnbna'
        re.sub('(a)(n)',r'\2\1','banana')  #> 'bnanaa'
        re.sub('a',lambda m:m.group().upper(),'banana')  #> 'bAnAnA'
        re.sub('a',5,'banana')  #> TypeError decoding to str: need a bytes-like object, int found
        re.sub('','-','abc')  #> '-a-b-c-'
        re.sub('x*','-','abxd')  #> '-a-b--d-'
        re.sub('a',r'\g<0>\g<0>','banana')  #> 'baanaanaa'
        re.sub('(?P<x>a)',r'<\g<x>>','banana')  #> 'b<a>n<a>n<a>'
        re.sub('a',r'\1','banana')  #> error invalid group reference 1 at position 1
        re.sub('a',r'\q','banana')  #> error bad escape \q at position 0
        re.sub(r'[^a-zA-Z가-힣]+',' ','안녕, hello! 123')  #> '안녕 hello '
        re.subn('a','b','banana')  #> ('bbnbnb', 3)
        re.split(r'\s+','a b  c')  #> ['a', 'b', 'c']
        re.split(r'(\s)','a b c')  #> ['a', ' ', 'b', ' ', 'c']
        re.split(r',','a,b,c',1)  #> ['a', 'b,c']
        re.split('','abc')  #> ['', 'a', 'b', 'c', '']
        re.split('x*','axbc')  #> ['', 'a', '', 'b', 'c', '']
        re.compile('a')  #> re.compile('a')
        re.compile('a',re.I)  #> re.compile('a', re.IGNORECASE)
        re.compile('a',re.I|re.M)  #> re.compile('a', re.IGNORECASE|re.MULTILINE)
        re.compile('(')  #> error missing ), unterminated subpattern at position 0
        re.compile('a').pattern  #> 'a'
        re.compile('*')  #> error nothing to repeat at position 0
        re.compile('[a')  #> error unterminated character set at position 0
        re.compile('a(b')  #> error missing ), unterminated subpattern at position 1
        re.compile('a)')  #> error unbalanced parenthesis at position 1
        re.compile('(?P<a>x)(?P<a>y)')  #> error redefinition of group name 'a' as group 2; was group 1 at position 12
        re.compile(r'\p')  #> error bad escape \p at position 0
        re.compile('[b-a]')  #> error bad character range b-a at position 1
        re.compile('a**')  #> error multiple repeat at position 2
        re.compile('a{2,1}')  #> error min repeat greater than max repeat at position 2
        re.compile('(?x')  #> error missing -, : or ) at position 3
        re.match(5,'a')  #> TypeError first argument must be string or compiled pattern
        re.match('a',5)  #> TypeError expected string or bytes-like object, got 'int'
        re.escape('a.b*c')  #> 'a\\.b\\*c'
        re.fullmatch('a+','aaa')  #> <re.Match object; span=(0, 3), match='aaa'>
        re.fullmatch('a+','aab')  #> None
        [m.span() for m in re.finditer('a','banana')]  #> [(1, 2), (3, 4), (5, 6)]
        re.findall('^a','a\na',re.M)  #> ['a', 'a']
        re.findall('.','a\nb',re.S)  #> ['a', '\n', 'b']
        re.findall(r'\w+','한글 test 123')  #> ['한글', 'test', '123']
        re.findall(r'\b\w','hello world')  #> ['h', 'w']
        re.findall('(?i)A','aA')  #> ['a', 'A']
        re.compile(r'a # c',re.X).match('a')  #> <re.Match object; span=(0, 1), match='a'>
        re.search('(?<=a)b','ab')  #> <re.Match object; span=(1, 2), match='b'>
        re.match('a','abc').end()  #> 1
        re.match('(a)(b)?','ac').groups('x')  #> ('a', 'x')
        re.match('(a)(b)?','ac').lastindex  #> 1
        re.match('a','a').string  #> 'a'
        re.match('(?P<n>a)','a').lastgroup  #> 'n'
        re.match('a','b') is None  #> True
        re.findall(r'[가-힣]','가a나')  #> ['가', '나']
        re.sub(r"([.!?])", r" \1", "Hi there!")  #> 'Hi there !'
        re.sub(r"[^a-zA-Z.!?]+", r" ", "a,b!c")  #> 'a b!c'
        json.dumps({'a':1,'b':[1.5,None,True],'c':'한'})  #> '{"a": 1, "b": [1.5, null, true], "c": "\\ud55c"}'
        json.dumps({'a':1},indent=2)  #> '{\n  "a": 1\n}'
        json.dumps([1,[2,{'a':[]}]],indent=4)  #> '[\n    1,\n    [\n        2,\n        {\n            "a": []\n        }\n    ]\n]'
        json.dumps({'b':1,'a':2},sort_keys=True)  #> '{"a": 2, "b": 1}'
        json.dumps('한글',ensure_ascii=False)  #> '"한글"'
        json.dumps('a"b\\\n')  #> '"a\\"b\\\\\\n"'
        json.dumps(float('nan'))  #> 'NaN'
        json.dumps({1:2,None:3,True:4,1.5:5})  #> '{"1": 4, "null": 3, "1.5": 5}'
        json.dumps({(1,):2})  #> TypeError keys must be str, int, float, bool or None, not tuple
        json.dumps(object)  #> TypeError Object of type type is not JSON serializable
        json.dumps({1,2})  #> TypeError Object of type set is not JSON serializable
        json.dumps([1,2],separators=(',',':'))  #> '[1,2]'
        json.dumps(1e100)  #> '1e+100'
        json.dumps(())  #> '[]'
        json.dumps({})  #> '{}'
        json.dumps('🙂')  #> '"\\ud83d\\ude42"'
        json.loads('{"a": [1, 2.5, "x", null, true]}')  #> {'a': [1, 2.5, 'x', None, True]}
        json.loads('')  #> JSONDecodeError Expecting value: line 1 column 1 (char 0)
        json.loads('{')  #> JSONDecodeError Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
        json.loads('{"a"}')  #> JSONDecodeError Expecting ':' delimiter: line 1 column 5 (char 4)
        json.loads('[1,]')  #> JSONDecodeError Expecting value: line 1 column 4 (char 3)
        json.loads('[1 2]')  #> JSONDecodeError Expecting ',' delimiter: line 1 column 4 (char 3)
        json.loads('nul')  #> JSONDecodeError Expecting value: line 1 column 1 (char 0)
        json.loads('"a')  #> JSONDecodeError Unterminated string starting at: line 1 column 1 (char 0)
        json.loads('"\\u00e9\\ud83d\\ude42"')  #> 'é🙂'
        json.loads('1.5e3')  #> 1500.0
        json.loads('-0')  #> 0
        json.loads('01')  #> JSONDecodeError Extra data: line 1 column 2 (char 1)
        json.loads('{"a":1}x')  #> JSONDecodeError Extra data: line 1 column 8 (char 7)
        json.loads('{1:2}')  #> JSONDecodeError Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
        json.loads(5)  #> TypeError the JSON object must be str, bytes or bytearray, not int
        json.loads('NaN')  #> nan
        json.loads('[1,\n2,\n x]')  #> JSONDecodeError Expecting value: line 3 column 2 (char 8)
        json.loads('"a\nb"')  #> JSONDecodeError Invalid control character at: line 1 column 3 (char 2)
        json.loads('"\\x"')  #> JSONDecodeError Invalid \escape: line 1 column 2 (char 1)
        list(csv.reader(['a,b','1,"x,y"','"he said ""hi""",2']))  #> [['a', 'b'], ['1', 'x,y'], ['he said "hi"', '2']]
        list(csv.reader(['a;b'],delimiter=';'))  #> [['a', 'b']]
        list(csv.reader(['a\tb'],delimiter='\t'))  #> [['a', 'b']]
        list(csv.reader(['','a']))  #> [[], ['a']]
        list(csv.reader(io.StringIO('a,b\n"x\ny",2\n')))  #> [['a', 'b'], ['x\ny', '2']]
        list(csv.DictReader(['a,b','1,2','3']))  #> [{'a': '1', 'b': '2'}, {'a': '3', 'b': None}]
        list(csv.DictReader(['a,b','1,2,3']))  #> [{'a': '1', 'b': '2', None: ['3']}]
        (lambda f:(csv.writer(f).writerow([1,'a,b','c"d',None]),f.getvalue()))(io.StringIO())  #> (17, '1,"a,b","c""d",\r\n')
        (lambda f:(csv.writer(f,delimiter='\t',lineterminator='\n').writerows([[1,2],[3,4]]),f.getvalue()))(io.StringIO())  #> (None, '1\t2\n3\t4\n')
        (lambda f:(csv.DictWriter(f,['a','b']).writeheader(),f.getvalue()))(io.StringIO())  #> (5, 'a,b\r\n')
        io.StringIO('a\nb\n').read()  #> 'a\nb\n'
        io.StringIO('a\nb\n').readlines()  #> ['a\n', 'b\n']
        list(io.StringIO('a\nb'))  #> ['a\n', 'b']
        io.StringIO('abc').read(2)  #> 'ab'
        unicodedata.normalize('NFD','é가')  #> 'é가'
        unicodedata.normalize('NFC','e\u0301')  #> 'é'
        unicodedata.normalize('NFKC','ﬁ①')  #> 'fi1'
        unicodedata.normalize('NFKD','ｱ２')  #> 'ア2'
        unicodedata.normalize('X','a')  #> ValueError invalid normalization form
        unicodedata.category('a')  #> 'Ll'
        unicodedata.category('\u0301')  #> 'Mn'
        unicodedata.category('ab')  #> TypeError category() argument must be a unicode character, not str
        unicodedata.name('A')  #> 'LATIN CAPITAL LETTER A'
        unicodedata.name('가')  #> 'HANGUL SYLLABLE GA'
        ''.join(c for c in unicodedata.normalize('NFD','Ślusàrski') if unicodedata.category(c)!='Mn')  #> 'Slusarski'
        os.path.join('a','b')  #> 'a/b'
        os.path.join('a','/b')  #> '/b'
        os.path.join('a/','b')  #> 'a/b'
        os.path.join('a',5)  #> TypeError join() argument must be str, bytes, or os.PathLike object, not 'int'
        os.path.join('','a')  #> 'a'
        os.path.splitext('a.tar.gz')  #> ('a.tar', '.gz')
        os.path.splitext('.bashrc')  #> ('.bashrc', '')
        os.path.basename('/a/b/')  #> ''
        os.path.dirname('/a/b')  #> '/a'
        os.path.exists('/tmp')  #> True
        os.path.isdir('/tmp')  #> True
        os.path.isfile('/tmp')  #> False
        os.path.split('/a/b')  #> ('/a', 'b')
        os.path.normpath('a/../b//c/.')  #> 'b/c'
        os.path.abspath('/a/b/..')  #> '/a'
        os.path.getsize('/no')  #> FileNotFoundError [Errno 2] No such file or directory: '/no'
        os.listdir('/no')  #> FileNotFoundError [Errno 2] No such file or directory: '/no'
        os.sep  #> '/'
        os.getenv('NOPE')  #> None
        os.getenv('NOPE','x')  #> 'x'
        os.environ.get('NOPE',1)  #> 1
        glob.glob('/no/*')  #> []
        Path('a')/'b'  #> PosixPath('a/b')
        Path('a/b.txt').stem  #> 'b'
        Path('a/b.txt').suffix  #> '.txt'
        Path('a/b.txt').parent  #> PosixPath('a')
        Path('a/b.txt').name  #> 'b.txt'
        Path('a/b.txt').parts  #> ('a', 'b.txt')
        str(Path('a/b'))  #> 'a/b'
        Path('/tmp').exists()  #> True
        Path('/no/x').read_text()  #> FileNotFoundError [Errno 2] No such file or directory: '/no/x'
        Path('a/b.txt').with_suffix('.md')  #> PosixPath('a/b.md')
        Path('.')  #> PosixPath('.')
        Path('a')==Path('a')  #> True
        Path('a').joinpath('b','c')  #> PosixPath('a/b/c')
        Path('/a')/'b'/'c.txt'  #> PosixPath('/a/b/c.txt')
        'x'/Path('a')  #> PosixPath('x/a')
        Path(5)  #> TypeError expected str, bytes or os.PathLike object, not int
        typing.List[int]  #> typing.List[int]
        typing.Optional[str]  #> typing.Optional[str]
        typing.Dict[str,int]  #> typing.Dict[str, int]
        typing.Any  #> typing.Any
        typing.Union[int,str]  #> typing.Union[int, str]
        typing.Callable[[int],str]  #> typing.Callable[[int], str]
        sys.maxsize  #> 9223372036854775807
        sys.exit()  #> SystemExit 
        sys.exit(3)  #> SystemExit 3
        sys.exit('bye')  #> SystemExit bye
        sys.getrecursionlimit()  #> 1000
        argparse.Namespace(a=1)  #> Namespace(a=1)
        time.strftime('%Y-%m-%d',time.gmtime(0))  #> '1970-01-01'
        time.sleep('a')  #> TypeError 'str' object cannot be interpreted as an integer
        time.sleep(-1)  #> ValueError sleep length must be non-negative
        """#
}
