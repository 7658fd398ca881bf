"""Loops of the language: nanoseconds for one turn of each."""
import time

COUNT = 100000


def integer_sum():
    total = 0
    for i in range(COUNT):
        total += i * 2
    return total


def while_loop():
    i = 0
    while i < COUNT:
        i += 1
    return i


def add(a, b):
    return a + b


def function_calls():
    total = 0
    for i in range(COUNT):
        total = add(total, i)
    return total


def list_append():
    items = []
    for i in range(COUNT):
        items.append(i)
    return len(items)


def list_index():
    items = list(range(100))
    total = 0
    for i in range(COUNT):
        total += items[i % 100]
    return total


def dict_counting():
    counts = {}
    for letter in 'hello world and all the rest' * (COUNT // 28):
        counts[letter] = counts.get(letter, 0) + 1
    return counts['h']


def string_join():
    return len(''.join([str(i) for i in range(COUNT)]))


def comprehension():
    return len([i * i for i in range(COUNT) if i % 2 == 0])


def text_iteration():
    total = 0
    for letter in 'recurrent' * (COUNT // 9):
        if letter == 'r':
            total += 1
    return total


def values(count):
    for i in range(count):
        yield i


def generator():
    total = 0
    for value in values(COUNT):
        total += value
    return total


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, value):
        self.total += value


def method_calls():
    counter = Counter()
    for i in range(COUNT):
        counter.add(i)
    return counter.total


def attribute_access():
    counter = Counter()
    for i in range(COUNT):
        counter.total = counter.total + 1
    return counter.total


def formatting():
    length = 0
    for i in range(COUNT):
        length += len(f'{i:>6} {i / 7:.3f}')
    return length


for work in [integer_sum, while_loop, function_calls, list_append, list_index, dict_counting, string_join,
             comprehension, text_iteration, generator, method_calls, attribute_access, formatting]:
    times = []
    for _ in range(7):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    print(work.__name__, sorted(times)[3] / COUNT * 1e9)
