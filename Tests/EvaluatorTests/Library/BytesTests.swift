import Testing

@testable import Evaluator

// Printed by CPython 3.11 for the same programs.
@Suite struct BytesTests {
    @Test(arguments: programs) func prints(_ program: Program) { program.check() }

    static let programs: [Program] = [
        Program(
            #"""
            for f in [
                lambda: b'abc'[5],
                lambda: b'abc'['a'],
                lambda: b'abc'[1.0],
                lambda: b'a'+'b',
                lambda: 'b'+b'a',
                lambda: b'a'*'b',
                lambda: b'a'*1.5,
                lambda: b'a'-b'b',
                lambda: 'a' in b'abc',
                lambda: 300 in b'abc',
                lambda: 97 in b'abc',
                lambda: 1.5 in b'a',
                lambda: b'bc' in b'abc',
                lambda: b'a' in 'abc',
                lambda: b'a' < 'a',
                lambda: b'a' == 'a',
                lambda: bytes('abc'),
                lambda: bytes('abc','utf-8'),
                lambda: bytes(3),
                lambda: bytes(-1),
                lambda: bytes([1,2,255]),
                lambda: bytes([256]),
                lambda: bytes(['a']),
                lambda: bytes(1.5),
                lambda: bytes(None),
                lambda: bytes(),
                lambda: bytes(b'ab'),
                lambda: bytes(range(3)),
                lambda: bytes(3,'utf-8'),
                lambda: bytes(b'a','utf-8'),
                lambda: bytes(1,2,3,4),
                lambda: bytes(x=1),
                lambda: b'\xff'.decode(),
                lambda: b'a\xc3'.decode(),
                lambda: b'\xed\xa0\x80'.decode(),
                lambda: b'\xe4\xbd'.decode(),
                lambda: b'\xe4a'.decode(),
                lambda: b'\xffa'.decode(errors='ignore'),
                lambda: b'\xffa'.decode(errors='replace'),
                lambda: b'\xffa'.decode('ascii'),
                lambda: b'\xffa'.decode('latin-1'),
                lambda: b'\xffa'.decode('foo'),
                lambda: b'\xffa'.decode(errors='foo'),
                lambda: b'abc'.decode('utf-8'),
                lambda: b'abc'.decode(1),
                lambda: 'abc'.encode(),
                lambda: 'é'.encode('ascii'),
                lambda: 'aéb'.encode('ascii'),
                lambda: 'aéñb'.encode('ascii'),
                lambda: 'é'.encode('latin-1'),
                lambda: '한'.encode('latin-1'),
                lambda: '한글'.encode(),
                lambda: 'é'.encode('ascii','ignore'),
                lambda: 'é'.encode('ascii','replace'),
                lambda: 'é'.encode('ascii','backslashreplace'),
                lambda: 'é'.encode('foo'),
                lambda: b','.join([b'a',b'b']),
                lambda: b','.join(['a',b'b']),
                lambda: b','.join([1]),
                lambda: b','.join(1),
                lambda: b'a,b'.split(b','),
                lambda: b'a,b'.split(','),
                lambda: b' a  b '.split(),
                lambda: b'a'.split(b''),
                lambda: b'abc'.find('a'),
                lambda: b'abc'.find(b'c'),
                lambda: b'abc'.find(99),
                lambda: b'abc'.find(300),
                lambda: b'abc'.index(b'z'),
                lambda: b'abc'.rindex(b'z'),
                lambda: b'abc'.count(b'a'),
                lambda: b'abc'.startswith('a'),
                lambda: b'abc'.startswith(b'a'),
                lambda: b'abc'.startswith((b'x',b'a')),
                lambda: b'abc'.startswith((b'x','a')),
            ]:
                try: print(repr(f()))
                except Exception as e: print(type(e).__name__ + ":", e)
            """#,
            #"""
            IndexError: index out of range
            TypeError: byte indices must be integers or slices, not str
            TypeError: byte indices must be integers or slices, not float
            TypeError: can't concat str to bytes
            TypeError: can only concatenate str (not "bytes") to str
            TypeError: can't multiply sequence by non-int of type 'str'
            TypeError: can't multiply sequence by non-int of type 'float'
            TypeError: unsupported operand type(s) for -: 'bytes' and 'bytes'
            TypeError: a bytes-like object is required, not 'str'
            ValueError: byte must be in range(0, 256)
            True
            TypeError: a bytes-like object is required, not 'float'
            True
            TypeError: 'in <string>' requires string as left operand, not bytes
            TypeError: '<' not supported between instances of 'bytes' and 'str'
            False
            TypeError: string argument without an encoding
            b'abc'
            b'\x00\x00\x00'
            ValueError: negative count
            b'\x01\x02\xff'
            ValueError: bytes must be in range(0, 256)
            TypeError: 'str' object cannot be interpreted as an integer
            TypeError: cannot convert 'float' object to bytes
            TypeError: cannot convert 'NoneType' object to bytes
            b''
            b'ab'
            b'\x00\x01\x02'
            TypeError: encoding without a string argument
            TypeError: encoding without a string argument
            TypeError: bytes() takes at most 3 arguments (4 given)
            TypeError: 'x' is an invalid keyword argument for bytes()
            UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
            UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc3 in position 1: unexpected end of data
            UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
            UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data
            UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe4 in position 0: invalid continuation byte
            'a'
            '�a'
            UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)
            'ÿa'
            LookupError: unknown encoding: foo
            LookupError: unknown error handler name 'foo'
            'abc'
            TypeError: decode() argument 'encoding' must be str, not int
            b'abc'
            UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
            UnicodeEncodeError: 'ascii' codec can't encode character '\xe9' in position 1: ordinal not in range(128)
            UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)
            b'\xe9'
            UnicodeEncodeError: 'latin-1' codec can't encode character '\ud55c' in position 0: ordinal not in range(256)
            b'\xed\x95\x9c\xea\xb8\x80'
            b''
            b'?'
            b'\\xe9'
            LookupError: unknown encoding: foo
            b'a,b'
            TypeError: sequence item 0: expected a bytes-like object, str found
            TypeError: sequence item 0: expected a bytes-like object, int found
            TypeError: can only join an iterable
            [b'a', b'b']
            TypeError: a bytes-like object is required, not 'str'
            [b'a', b'b']
            ValueError: empty separator
            TypeError: argument should be integer or bytes-like object, not 'str'
            2
            2
            ValueError: byte must be in range(0, 256)
            ValueError: subsection not found
            ValueError: subsection not found
            1
            TypeError: startswith first arg must be bytes or a tuple of bytes, not str
            True
            True
            TypeError: a bytes-like object is required, not 'str'
            """#),
        Program(
            #"""
            for f in [
                lambda: b'abc'.startswith(1),
                lambda: b'abc'.replace(b'a',b'x'),
                lambda: b'abc'.replace('a','x'),
                lambda: b'abc'.hex(),
                lambda: b'abc'.hex(':'),
                lambda: b'abc'.hex(' ',2),
                lambda: bytes.fromhex('61 62'),
                lambda: bytes.fromhex('6'),
                lambda: bytes.fromhex('zz'),
                lambda: bytes.fromhex(b'aa'),
                lambda: b' a '.strip(),
                lambda: b'xax'.strip(b'x'),
                lambda: b'xax'.strip('x'),
                lambda: b'aBc'.upper(),
                lambda: b'a b'.title(),
                lambda: b'a=b'.partition(b'='),
                lambda: b'a=b'.partition('='),
                lambda: b'a'.ljust(3),
                lambda: b'a'.rjust(3,b'x'),
                lambda: b'a'.center(4,b'xy'),
                lambda: b'5'.zfill(3),
                lambda: b'a\nb'.splitlines(),
                lambda: str(b'ab'),
                lambda: str(b'ab','utf-8'),
                lambda: str('ab','utf-8'),
                lambda: str(3,'utf-8'),
                lambda: int(b'12'),
                lambda: int(b'x'),
                lambda: int(b'ff',16),
                lambda: float(b'1.5'),
                lambda: float(b'x'),
                lambda: ord(b'a'),
                lambda: ord(b'ab'),
                lambda: sorted(b'cab'),
                lambda: list(b'ab'),
                lambda: max(b'abc'),
                lambda: sum(b'ab'),
                lambda: len(b'abc'),
                lambda: b'abc'.foo,
                lambda: b'abc'[0:2],
                lambda: b'abc'[::-1],
                lambda: b'a\'b"\n\t\\\x00\x7f\xff',
                lambda: b"it's",
                lambda: repr(b'\x01'),
                lambda: bool(b''),
                lambda: tuple(reversed(b'ab')),
                lambda: {b'a':1}[b'a'],
                lambda: f'{b"a"}',
                lambda: f'{b"a":5}',
                lambda: '%s %r' % (b'a', b'b'),
                lambda: isinstance(b'', bytes),
                lambda: type(b''),
                lambda: bytes.__name__,
                lambda: b'abc'.isdigit(),
                lambda: b'12'.isdigit(),
                lambda: b'ab'.isalpha(),
                lambda: (5).to_bytes(2,'big'),
                lambda: int.from_bytes(b'\x01\x02','big'),
                lambda: (300).to_bytes(1,'big'),
                lambda: b'a' + 1,
                lambda: 1 + b'a',
                lambda: b'abc'.removeprefix(b'a'),
                lambda: b'ab'.islower(),
                lambda: b'a'.isspace(),
                lambda: b'a,b,c'.rsplit(b',',1),
                lambda: b'a,b,c'.split(b',',maxsplit=1),
                lambda: b'ab'.endswith(b'b'),
                lambda: b'' < b'a',
                lambda: [b'a', b'b'] < [b'a', b'c'],
                lambda: b'a' in [b'a'],
                lambda: b'abc'.join([]),
                lambda: b'ab'.__len__(),
                lambda: b'\u1234',
                lambda: rb'\n',
                lambda: Rb'\n' + bR"\n",
                lambda: b'a' b'b',
            ]:
                try: print(repr(f()))
                except Exception as e: print(type(e).__name__ + ":", e)
            """#,
            #"""
            TypeError: startswith first arg must be bytes or a tuple of bytes, not int
            b'xbc'
            TypeError: a bytes-like object is required, not 'str'
            '616263'
            '61:62:63'
            '61 6263'
            b'ab'
            ValueError: non-hexadecimal number found in fromhex() arg at position 1
            ValueError: non-hexadecimal number found in fromhex() arg at position 0
            TypeError: fromhex() argument must be str, not bytes
            b'a'
            b'a'
            TypeError: a bytes-like object is required, not 'str'
            b'ABC'
            b'A B'
            (b'a', b'=', b'b')
            TypeError: a bytes-like object is required, not 'str'
            b'a  '
            b'xxa'
            TypeError: center() argument 2 must be a byte string of length 1, not bytes
            b'005'
            [b'a', b'b']
            "b'ab'"
            'ab'
            TypeError: decoding str is not supported
            TypeError: decoding to str: need a bytes-like object, int found
            12
            ValueError: invalid literal for int() with base 10: b'x'
            255
            1.5
            ValueError: could not convert string to float: b'x'
            97
            TypeError: ord() expected a character, but string of length 2 found
            [97, 98, 99]
            [97, 98]
            99
            195
            3
            AttributeError: 'bytes' object has no attribute 'foo'
            b'ab'
            b'cba'
            b'a\'b"\n\t\\\x00\x7f\xff'
            b"it's"
            "b'\\x01'"
            False
            (98, 97)
            1
            "b'a'"
            TypeError: unsupported format string passed to bytes.__format__
            "b'a' b'b'"
            True
            <class 'bytes'>
            'bytes'
            False
            True
            True
            b'\x00\x05'
            258
            OverflowError: int too big to convert
            TypeError: can't concat int to bytes
            TypeError: unsupported operand type(s) for +: 'int' and 'bytes'
            b'bc'
            True
            False
            [b'a,b', b'c']
            [b'a', b'b,c']
            True
            True
            True
            True
            b''
            2
            b'\\u1234'
            b'\\n'
            b'\\n\\n'
            b'ab'
            """#),
        Program(
            #"""
            import os
            with open('/tmp/rnn-bytes-test.dat','wb') as f:
                print(f.write(b'ab\ncd\xff'), f.write(b'xyz'))
                try: f.write('x')
                except Exception as e: print(type(e).__name__, e)
            with open('/tmp/rnn-bytes-test.dat','rb') as f:
                print(f.read(2), f.tell(), f.readline(), f.readlines(), f.read())
                print(f)
                f.seek(0); print([l for l in f])
                try: f.write(b'x')
                except Exception as e: print(type(e).__name__, e)
            try: open('/tmp/rnn-bytes-test.dat').read()
            except Exception as e: print(type(e).__name__, e)
            print(open('/tmp/rnn-bytes-test.dat', encoding='latin-1').read())
            try: open('/tmp/rnn-bytes-test.dat','wb').read()
            except Exception as e: print(type(e).__name__, e)
            class A:
                def __bytes__(self): return b'A'
            print(bytes(A()), isinstance(b'', (str, bytes)))
            data = "가나다".encode('utf-8')
            print(data, len(data), data.decode(), [hex(c) for c in data])
            from collections import Counter
            print(Counter(b'hello').most_common(2))
            """#,
            #"""
            6 3
            TypeError a bytes-like object is required, not 'str'
            b'ab' 2 b'\n' [b'cd\xffxyz'] b''
            <_io.BufferedReader name='/tmp/rnn-bytes-test.dat'>
            [b'ab\n', b'cd\xffxyz']
            UnsupportedOperation write
            UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 5: invalid start byte
            ab
            cdÿxyz
            UnsupportedOperation read
            b'A' True
            b'\xea\xb0\x80\xeb\x82\x98\xeb\x8b\xa4' 9 가나다 ['0xea', '0xb0', '0x80', '0xeb', '0x82', '0x98', '0xeb', '0x8b', '0xa4']
            [(108, 2), (104, 1)]
            """#),
    ]
}
