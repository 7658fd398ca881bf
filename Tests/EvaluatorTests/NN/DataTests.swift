import Testing

/// Datasets, samplers and loaders through programs, and what PyTorch 2.13 prints for them.
@Suite struct DataProgramTests {
    @Test(arguments: [
        Program(
            """
            import torch
            from torch.utils.data import *
            torch.manual_seed(0)
            ds = TensorDataset(torch.arange(10.).view(5, 2), torch.arange(5))
            for x, y in DataLoader(ds, batch_size=2, shuffle=True): print(x, y)
            print(torch.rand(1))
            for x, y in DataLoader(ds, batch_size=2, drop_last=True): print(y)
            print(torch.rand(1), len(ds), ds[1], ds[1:3], len(DataLoader(ds, 2)), len(DataLoader(ds, 2, drop_last=True)))
            g = torch.Generator().manual_seed(3)
            loader = DataLoader(ds, batch_size=3, shuffle=True, generator=g)
            for epoch in range(2): print([y.tolist() for _, y in loader])
            print(torch.rand(1, generator=g))
            a, b = random_split(ds, [3, 2])
            print(a.indices, b.indices, len(a), a[0], [len(p) for p in random_split(range(10), [0.55, 0.45])])
            print(list(SubsetRandomSampler([5, 6, 7])), list(WeightedRandomSampler([0.1, 0.9], 6)), list(RandomSampler(range(4), replacement=True, num_samples=5)))
            print(list(BatchSampler(SequentialSampler(range(5)), 2, False)), list(Subset('abc', [2, 0])), len(ds + ds), (ds + ds)[7])
            """,
            """
            tensor([[2., 3.],
                    [8., 9.]]) tensor([1, 4])
            tensor([[4., 5.],
                    [6., 7.]]) tensor([2, 3])
            tensor([[0., 1.]]) tensor([0])
            tensor([0.3074])
            tensor([0, 1])
            tensor([2, 3])
            tensor([0.8964]) 5 (tensor([2., 3.]), tensor(1)) (tensor([[2., 3.],
                    [4., 5.]]), tensor([1, 2])) 3 2
            [[2, 4, 3], [0, 1]]
            [[0, 2, 1], [4, 3]]
            tensor([0.6483])
            [2, 4, 1] [3, 0] 3 (tensor([4., 5.]), tensor(2)) [6, 4]
            [7, 5, 6] [1, 1, 1, 1, 1, 1] [2, 3, 2, 1, 3]
            [[0, 1], [2, 3], [4]] ['c', 'a'] 10 (tensor([4., 5.]), tensor(2))
            """),
        Program(
            """
            import torch
            from torch.utils.data import Dataset, DataLoader, IterableDataset, default_collate
            class D(Dataset):
                def __init__(self, n): self.n = n
                def __len__(self): return self.n
                def __getitem__(self, i):
                    if i >= self.n: raise IndexError
                    return {'x': torch.full((2,), float(i)), 'y': i, 'name': 'n%d' % i, 'z': (i, 0.5 * i), 'l': [i, i]}
            for batch in DataLoader(D(3), batch_size=2): print(batch)
            class S(IterableDataset):
                def __iter__(self): return iter(range(5))
            print(list(DataLoader(S(), batch_size=2)))
            def collate(batch): return [len(w) for w in batch]
            print(list(DataLoader(['a', 'bb', 'ccc'], batch_size=2, collate_fn=collate)))
            print(list(DataLoader([1, 2, 3], batch_size=None)), list(DataLoader([True, False])), list(DataLoader([1.5, 2])))
            it = iter(DataLoader(range(4), batch_size=2))
            print(next(it), next(it))
            loader = DataLoader(D(4), batch_sampler=[[0, 1], [3]])
            print([b['y'] for b in loader], loader.batch_size, loader.dataset.n)
            for bad in [lambda: DataLoader([1], batch_size=0), lambda: DataLoader([1], shuffle=True, sampler=[0]), lambda: list(DataLoader([torch.zeros(2), torch.zeros(3)], batch_size=2)),
                        lambda: list(DataLoader([[1], [1, 2]], batch_size=2)), lambda: list(DataLoader([None], batch_size=1)), lambda: Dataset()[0], lambda: DataLoader([], shuffle=True),
                        lambda: torch.utils.data.random_split([1, 2], [1, 2]), lambda: torch.utils.data.TensorDataset(torch.zeros(2), torch.zeros(3))]:
                try: bad()
                except Exception as e: print(type(e).__name__, e)
            """,
            """
            {'x': tensor([[0., 0.],
                    [1., 1.]]), 'y': tensor([0, 1]), 'name': ['n0', 'n1'], 'z': [tensor([0, 1]), tensor([0.0000, 0.5000], dtype=torch.float64)], 'l': [tensor([0, 1]), tensor([0, 1])]}
            {'x': tensor([[2., 2.]]), 'y': tensor([2]), 'name': ['n2'], 'z': [tensor([2]), tensor([1.], dtype=torch.float64)], 'l': [tensor([2]), tensor([2])]}
            [tensor([0, 1]), tensor([2, 3]), tensor([4])]
            [[1, 2], [3]]
            [1, 2, 3] [tensor([True]), tensor([False])] [tensor([1.5000], dtype=torch.float64), tensor([2])]
            tensor([0, 1]) tensor([2, 3])
            [tensor([0, 1]), tensor([3])] None 4
            ValueError batch_size should be a positive integer value, but got batch_size=0
            ValueError sampler option is mutually exclusive with shuffle
            RuntimeError stack expects each tensor to be equal size, but got [2] at entry 0 and [3] at entry 1
            RuntimeError each element in list of batch should be of equal size
            TypeError default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class 'NoneType'>
            NotImplementedError Subclasses of Dataset should implement __getitem__.
            ValueError num_samples should be a positive integer value, but got num_samples=0
            ValueError Sum of input lengths does not equal the length of the input dataset!
            AssertionError Size mismatch between tensors
            """),
    ])
    func loading(_ program: Program) { program.check() }
}
