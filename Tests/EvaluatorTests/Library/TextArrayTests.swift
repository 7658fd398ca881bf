import Testing

@testable import Evaluator

// Printed by NumPy 2.4 with PyTorch 2.13 for the same programs.
@Suite struct TextArrayTests {
    @Test(arguments: programs) func prints(_ program: Program) { program.check() }

    static let programs: [Program] = [
        Program(
            #"""
            import numpy as np, torch
            for f in [
                lambda: np.array(['a','bc']),
                lambda: str(np.array(['a','bc'])),
                lambda: np.array([['a','bc'],['def','g']]),
                lambda: str(np.array([['a','bc'],['def','g']])),
                lambda: np.array(['a','bc'])[0],
                lambda: np.array(['a','bc'])[-1],
                lambda: np.array(['a','bc'])[5],
                lambda: np.array(['a','bc'])[0:1],
                lambda: np.array(['a','bc','d'])[[0,2]],
                lambda: np.array(['a','bc','d'])[np.array([True,False,True])],
                lambda: np.array(['a','bc']) == 'a',
                lambda: np.array(['a','bc']) != 'a',
                lambda: np.array(['a','bc']) == np.array(['a','x']),
                lambda: np.array(['a','bc']) == ['a','x'],
                lambda: np.array(['a','bc']) == 1,
                lambda: np.array(['a','bc']) < 'b',
                lambda: np.array(['a','bc']).tolist(),
                lambda: np.array([['a','bc']]).tolist(),
                lambda: np.array(['a','bc']).shape,
                lambda: np.array(['a','bc']).dtype,
                lambda: str(np.array(['a','bc']).dtype),
                lambda: np.array(['a','bc']).ndim,
                lambda: np.array(['a','bc']).size,
                lambda: len(np.array(['a','bc'])),
                lambda: list(np.array(['a','bc'])),
                lambda: [w for w in np.array(['a','bc'])],
                lambda: 'a' in np.array(['a','bc']),
                lambda: 'z' in np.array(['a','bc']),
                lambda: np.unique(['b','a','b']),
                lambda: np.unique(np.array(['b','a','b'])),
                lambda: np.unique(list('hello'), return_counts=True),
                lambda: np.unique(list('hello'), return_inverse=True),
                lambda: np.unique(list('hello'), return_index=True),
                lambda: np.array([1,2]).astype(str),
                lambda: np.array([1.5,2]).astype(str),
                lambda: np.array([True,False]).astype(str),
                lambda: np.array([1,2]).astype('U'),
                lambda: np.array([1,2]).astype('<U5'),
                lambda: np.array(['1','2']).astype(int),
                lambda: np.array(['1','2']).astype(float),
                lambda: np.array(['1.5','2']).astype(np.float32),
                lambda: np.array(['1.5','2']).astype(int),
                lambda: np.array(['a','2']).astype(float),
                lambda: np.array(['1','2'], dtype=float),
                lambda: np.array(['1','2'], dtype=int),
                lambda: np.array([1,'a']),
                lambda: np.array([1.5,'a']),
                lambda: np.array([True,'a']),
                lambda: np.array('abc'),
                lambda: str(np.array('abc')),
                lambda: np.array(['abc'], dtype='U2'),
                lambda: np.array([1,2], dtype=str),
                lambda: np.array([]),
                lambda: np.array(['a','bc']) + 'x',
                lambda: np.array(['a','bc']) + np.array(['x','y']),
                lambda: np.array(['b','a']).argmax(),
                lambda: np.sort(np.array(['b','a'])),
                lambda: np.argsort(['b','a']),
                lambda: sorted(np.array(['b','a'])),
                lambda: np.array(['a','b']).reshape(2,1),
                lambda: np.array([['a','b'],['c','d']]).T,
            ]:
                try: print(repr(f()))
                except Exception as e: print(type(e).__name__ + ":", e)
            """#,
            #"""
            array(['a', 'bc'], dtype='<U2')
            "['a' 'bc']"
            array([['a', 'bc'],
                   ['def', 'g']], dtype='<U3')
            "[['a' 'bc']\n ['def' 'g']]"
            np.str_('a')
            np.str_('bc')
            IndexError: index 5 is out of bounds for axis 0 with size 2
            array(['a'], dtype='<U2')
            array(['a', 'd'], dtype='<U2')
            array(['a', 'd'], dtype='<U2')
            array([ True, False])
            array([False,  True])
            array([ True, False])
            array([ True, False])
            array([False, False])
            array([ True, False])
            ['a', 'bc']
            [['a', 'bc']]
            (2,)
            dtype('<U2')
            '<U2'
            1
            2
            2
            [np.str_('a'), np.str_('bc')]
            [np.str_('a'), np.str_('bc')]
            True
            False
            array(['a', 'b'], dtype='<U1')
            array(['a', 'b'], dtype='<U1')
            (array(['e', 'h', 'l', 'o'], dtype='<U1'), array([1, 1, 2, 1]))
            (array(['e', 'h', 'l', 'o'], dtype='<U1'), array([1, 0, 2, 2, 3]))
            (array(['e', 'h', 'l', 'o'], dtype='<U1'), array([1, 0, 2, 4]))
            array(['1', '2'], dtype='<U21')
            array(['1.5', '2.0'], dtype='<U32')
            array(['True', 'False'], dtype='<U5')
            array(['1', '2'], dtype='<U21')
            array(['1', '2'], dtype='<U5')
            array([1, 2])
            array([1., 2.])
            array([1.5, 2. ], dtype=float32)
            ValueError: invalid literal for int() with base 10: np.str_('1.5')
            ValueError: could not convert string to float: np.str_('a')
            array([1., 2.])
            array([1, 2])
            array(['1', 'a'], dtype='<U21')
            array(['1.5', 'a'], dtype='<U32')
            array(['True', 'a'], dtype='<U5')
            array('abc', dtype='<U3')
            'abc'
            array(['ab'], dtype='<U2')
            array(['1', '2'], dtype='<U1')
            array([], dtype=float64)
            array(['ax', 'bcx'], dtype='<U3')
            array(['ax', 'bcy'], dtype='<U3')
            np.int64(0)
            array(['a', 'b'], dtype='<U1')
            array([1, 0])
            [np.str_('a'), np.str_('b')]
            array([['a'],
                   ['b']], dtype='<U1')
            array([['a', 'c'],
                   ['b', 'd']], dtype='<U1')
            """#),
        Program(
            #"""
            import numpy as np, torch
            for f in [
                lambda: np.array([['a','b'],['c','d']])[0,1],
                lambda: np.array([['a','b'],['c','d']])[:,1],
                lambda: np.array([['a','b'],['c','d']])[0],
                lambda: np.array([['a','b'],['c','d']]).flatten(),
                lambda: np.array([['a','b'],['c','d']]).ravel(),
                lambda: np.array([['a','b'],['c']]),
                lambda: np.concatenate([np.array(['a']), np.array(['bcd'])]),
                lambda: np.concatenate((['a'], ['b'])),
                lambda: np.where(np.array([True,False]), 'a', 'bc'),
                lambda: np.array(['a','b']).copy(),
                lambda: type(np.array(['a'])),
                lambda: isinstance(np.array(['a']), np.ndarray),
                lambda: isinstance(np.array(['a'])[0], str),
                lambda: ''.join(np.array(['a','b'])),
                lambda: {np.array(['a'])[0]: 1},
                lambda: np.array(['a'])[0] + 'x',
                lambda: np.array(['a'])[0] == 'a',
                lambda: f"{np.array(['a'])[0]}",
                lambda: np.array(['a'])[0].upper(),
                lambda: np.array(list('abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz')),
                lambda: np.array(["it's", 'a"b', 'a\nb', '가나']),
                lambda: np.array(['a'*40,'b'*40,'c'*40]),
                lambda: np.zeros(2, dtype=str),
                lambda: np.empty(2, dtype='U3'),
                lambda: np.full(2, 'ab'),
                lambda: np.array_equal(np.array(['a']), np.array(['a'])),
                lambda: (np.array(['a','b','a']) == 'a').sum(),
                lambda: np.array(['a','b','a'])[np.array(['a','b','a']) == 'a'],
                lambda: np.random.seed(0) or np.random.choice(['a','b','c']),
                lambda: np.random.seed(0) or np.random.choice(['a','b','c'], 4),
                lambda: np.random.seed(0) or np.random.permutation(['a','b','c']),
                lambda: np.array(['a','b']).nbytes,
                lambda: np.array(['a','b']).itemsize,
                lambda: np.array(['a','b']).dtype.kind,
                lambda: np.array(['a','b']).dtype.name,
                lambda: np.array(['a','b']).dtype == 'U1',
                lambda: np.array(['a','b']).dtype == str,
                lambda: np.array(['a','b']).dtype == np.array(['c']).dtype,
                lambda: np.array(['x']).item(),
                lambda: torch.tensor(np.array(['a'])),
                lambda: torch.from_numpy(np.array(['a'])),
                lambda: np.isin(['a','z'], ['a','b']),
                lambda: np.vstack([['a','b'],['c','d']]),
                lambda: np.array([['a', 1], ['b', 2.5]]),
                lambda: np.array(['a', 'b'], dtype='<U10'),
                lambda: dict(zip(np.array(['a','b']), [1,2])),
                lambda: np.array(['a','b']) == None,
                lambda: np.str_('ab'),
                lambda: np.array(['ab', '']),
                lambda: np.array(['']),
                lambda: bool(np.array(['a'])),
                lambda: max(np.array(['a','c','b'])),
                lambda: np.array(['a','b']).tolist().index('b'),
                lambda: np.repeat(np.array(['a','b']), 2),
                lambda: np.array(['a','b']).repeat(2),
                lambda: np.tile(np.array(['a','b']), 2),
                lambda: np.array(['a','b','c'])[::-1],
                lambda: np.array(['a','b','c'])[np.array([2,0])],
                lambda: np.array(['a','b','c'])[1.5],
                lambda: np.array(['a','b','c'])['x'],
                lambda: np.append(np.array(['a']), 'bcd'),
            ]:
                try: print(repr(f()))
                except Exception as e: print(type(e).__name__ + ":", e)
            """#,
            #"""
            np.str_('b')
            array(['b', 'd'], dtype='<U1')
            array(['a', 'b'], dtype='<U1')
            array(['a', 'b', 'c', 'd'], dtype='<U1')
            array(['a', 'b', 'c', 'd'], dtype='<U1')
            ValueError: setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. The detected shape was (2,) + inhomogeneous part.
            array(['a', 'bcd'], dtype='<U3')
            array(['a', 'b'], dtype='<U1')
            array(['a', 'bc'], dtype='<U2')
            array(['a', 'b'], dtype='<U1')
            <class 'numpy.ndarray'>
            True
            True
            'ab'
            {np.str_('a'): 1}
            'ax'
            True
            'a'
            'A'
            array(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
                   'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
                   'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm',
                   'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z'],
                  dtype='<U1')
            array(["it's", 'a"b', 'a\nb', '가나'], dtype='<U4')
            array(['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
                   'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
                   'cccccccccccccccccccccccccccccccccccccccc'], dtype='<U40')
            array(['', ''], dtype='<U1')
            array(['', ''], dtype='<U3')
            array(['ab', 'ab'], dtype='<U2')
            True
            np.int64(2)
            array(['a', 'a'], dtype='<U1')
            np.str_('a')
            array(['a', 'b', 'a', 'b'], dtype='<U1')
            array(['c', 'b', 'a'], dtype='<U1')
            8
            4
            'U'
            'str32'
            True
            False
            True
            'x'
            TypeError: can't convert np.ndarray of type numpy.str_. The only supported types are: float64, float32, float16, complex64, complex128, int64, int32, int16, int8, uint64, uint32, uint16, uint8, and bool.
            TypeError: can't convert np.ndarray of type numpy.str_. The only supported types are: float64, float32, float16, complex64, complex128, int64, int32, int16, int8, uint64, uint32, uint16, uint8, and bool.
            array([ True, False])
            array([['a', 'b'],
                   ['c', 'd']], dtype='<U1')
            array([['a', '1'],
                   ['b', '2.5']], dtype='<U32')
            array(['a', 'b'], dtype='<U10')
            {np.str_('a'): 1, np.str_('b'): 2}
            array([False, False])
            np.str_('ab')
            array(['ab', ''], dtype='<U2')
            array([''], dtype='<U1')
            True
            np.str_('c')
            1
            array(['a', 'a', 'b', 'b'], dtype='<U1')
            array(['a', 'a', 'b', 'b'], dtype='<U1')
            array(['a', 'b', 'a', 'b'], dtype='<U1')
            array(['c', 'b', 'a'], dtype='<U1')
            array(['c', 'a'], dtype='<U1')
            IndexError: only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices
            IndexError: only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices
            array(['a', 'bcd'], dtype='<U3')
            """#),
        Program(
            #"""
            import numpy as np, torch
            a = np.array(['cat', 'dog'])
            a[0] = 'mouse'
            b = a[0:1]
            b[0] = 'x'
            print(a, b, a.dtype)
            a.sort()
            print(a)
            np.random.seed(1)
            words = np.array(['the', 'cat', 'sat'])
            np.random.shuffle(words)
            print(words, [w for w in words], 'x'.join(words))
            for w, n in zip(*np.unique(list('banana'), return_counts=True)): print(w, n)
            """#,
            #"""
            ['x' 'dog'] ['x'] <U3
            ['dog' 'x']
            ['the' 'sat' 'cat'] [np.str_('the'), np.str_('sat'), np.str_('cat')] thexsatxcat
            a 3
            b 1
            n 2
            """#),
    ]
}
