"""A phrase learns itself, shifted by one letter: fifty epochs of RNN 10 to 10."""
import numpy as np
import torch
import torch.nn as nn

phrase = ' learned deep learning'
letters = sorted(set(phrase))
index = {letter: i for i, letter in enumerate(letters)}
codes = [index[letter] for letter in phrase]

torch.manual_seed(0)
x = torch.FloatTensor(np.array([np.eye(len(letters))[codes[:-1]]]))
y = torch.LongTensor(codes[1:])
rnn = nn.RNN(len(letters), len(letters), batch_first=True)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(rnn.parameters(), lr=0.5, momentum=0.9)

for epoch in range(1, 51):
    out, _ = rnn(x)
    loss = criterion(out.view(-1, len(letters)), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 5 == 0:
        said = ''.join([letters[i] for i in out.detach().numpy().argmax(axis=2)[0]])
        print(f'{epoch:>3} {loss.item():.3f} {said}')
