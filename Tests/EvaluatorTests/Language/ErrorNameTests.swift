import Testing

@testable import Evaluator

// Printed by CPython 3.11 with PyTorch 2.13, the paths shortened to where packages lie.
@Suite struct ErrorNameTests {
    @Test(arguments: [
        ("import torch\ntorch.tesnor", "AttributeError: module 'torch' has no attribute 'tesnor'"),
        (
            "import numpy as np\nnp.zeroes",
            "AttributeError: module 'numpy' has no attribute 'zeroes'. Did you mean: 'zeros'?"
        ),
        (
            "from torch.nn import Lstm",
            "ImportError: cannot import name 'Lstm' from 'torch.nn' (site-packages/torch/nn/__init__.py)"
        ),
        (
            "from torch.nn.functional import reul",
            "ImportError: cannot import name 'reul' from 'torch.nn.functional' (site-packages/torch/nn/functional.py)"
        ),
        ("from itertools import chan", "ImportError: cannot import name 'chan' from 'itertools' (unknown location)"),
        ("import torch\ntorch.zeros(2).shape()", "TypeError: 'torch.Size' object is not callable"),
        ("import torch\ntorch.Generator()()", "TypeError: 'torch._C.Generator' object is not callable"),
        ("import numpy as np\nnp.ones(1)()", "TypeError: 'numpy.ndarray' object is not callable"),
        ("from collections import Counter\nCounter()()", "TypeError: 'Counter' object is not callable"),
        ("b'a' + 'b'", "TypeError: can't concat str to bytes"),
    ])
    func lastLine(source: String, expected: String) { Program(source, expected).check() }
}
