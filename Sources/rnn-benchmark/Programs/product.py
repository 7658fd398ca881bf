"""The rate of the machine's single-precision matrix product, in Gflop/s."""
import time

import torch

size = 1024
a, b = torch.randn(size, size), torch.randn(size, size)
a @ b
best = 0.0
for _ in range(20):
    start = time.perf_counter()
    a @ b
    best = max(best, 2 * size ** 3 / (time.perf_counter() - start) / 1e9)
print('product', best)
