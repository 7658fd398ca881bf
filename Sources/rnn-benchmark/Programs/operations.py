"""Operations on small tensors through the language: nanoseconds for one."""
import time

import torch

torch.manual_seed(0)
x, y = torch.randn(3, 4), torch.randn(3, 4)
w, bias, h = torch.randn(4, 4), torch.randn(4), torch.randn(4)
COUNT = 20000


def nothing():
    for _ in range(COUNT):
        x


def add():
    for _ in range(COUNT):
        x + y


def multiply_number():
    for _ in range(COUNT):
        x * 2


def tanh():
    for _ in range(COUNT):
        torch.tanh(x)


def matmul():
    for _ in range(COUNT):
        x @ w


def select():
    for _ in range(COUNT):
        x[1]


def reshape():
    for _ in range(COUNT):
        x.view(-1)


def total():
    for _ in range(COUNT):
        x.sum()


def item():
    for _ in range(COUNT):
        h[0].item()


for work in [nothing, add, multiply_number, tanh, matmul, select, reshape, total, item]:
    times = []
    for _ in range(7):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    print(work.__name__, sorted(times)[3] / COUNT * 1e9)
