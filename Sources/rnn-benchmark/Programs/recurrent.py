"""A recurrent layer, forward and as a training step: KIND INPUTS HIDDEN BATCH STEPS SECONDS."""
import sys
import time

import torch
import torch.nn as nn

kind = sys.argv[1]
inputs, hidden, batch, steps = [int(word) for word in sys.argv[2:6]]
seconds = float(sys.argv[6])

torch.manual_seed(0)
model = getattr(nn, kind)(inputs, hidden, batch_first=True)
x = torch.randn(batch, steps, inputs)
y = torch.randint(hidden, (batch * steps,))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)


def forward():
    with torch.no_grad():
        return model(x)[0]


def train():
    optimizer.zero_grad()
    out, _ = model(x)
    loss = criterion(out.reshape(-1, hidden), y)
    loss.backward()
    optimizer.step()
    return loss


def microseconds(step):
    """The median time of one call, over batches of calls that take long enough to be timed."""
    count, spent = 1, 0.0
    while True:
        start = time.perf_counter()
        for _ in range(count):
            step()
        spent = time.perf_counter() - start
        if spent > 0.005:
            break
        count *= 2
    times = []
    end = time.perf_counter() + seconds
    while len(times) < 3 or time.perf_counter() < end:
        start = time.perf_counter()
        for _ in range(count):
            step()
        times.append((time.perf_counter() - start) / count * 1e6)
    times.sort()
    return times[len(times) // 2]


losses = [train().item() for _ in range(5)]
print('losses', ' '.join(['%.4f' % loss for loss in losses]))
print('forward', microseconds(forward))
print('train', microseconds(train))
