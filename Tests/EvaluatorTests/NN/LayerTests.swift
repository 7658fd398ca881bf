import Testing

/// Layers and modules through programs, and what PyTorch 2.13 prints for them.
@Suite struct LayerProgramTests {
    @Test(arguments: [
        Program(
            """
            import torch, torch.nn as nn, torch.nn.functional as F
            torch.manual_seed(0)
            m = nn.MultiheadAttention(4, 2, batch_first=True)
            print(m, [ (n,tuple(p.shape)) for n,p in m.named_parameters()])
            x = torch.randn(2,3,4)
            o,w = m(x,x,x); print(o); print(w)
            y = torch.randn(2,5,4)
            o,w = m(x,y,y, key_padding_mask=torch.tensor([[False]*5,[False,False,True,True,True]])); print(o); print(w)
            o.sum().backward(); print(m.in_proj_weight.grad, m.out_proj.bias.grad)
            mask = torch.triu(torch.ones(3,3,dtype=torch.bool),1)
            o,w = m(x,x,x,attn_mask=mask, average_attn_weights=False); print(w.shape); print(o)
            m2 = nn.MultiheadAttention(4,2); o,w=m2(x,x,x,need_weights=False); print(o,w)
            o,w=m2(x[0],x[0],x[0]); print(o,w)
            p=nn.PReLU(); print(p, p(x)); p(x).sum().backward(); print(p.weight.grad)
            p=nn.PReLU(3); print(p(x).shape); p(x).mean().backward(); print(p.weight.grad)
            print(F.scaled_dot_product_attention(x,x,x,is_causal=True))
            print(F.kl_div(F.log_softmax(x,-1), F.softmax(y[:,:3],-1), reduction='batchmean'), nn.KLDivLoss(reduction='sum')(F.log_softmax(x,-1), F.softmax(y[:,:3],-1)))
            print(F.cosine_similarity(x, y[:,:3], dim=-1), nn.CosineSimilarity(dim=1)(x[0],x[1]), F.normalize(x, dim=-1))
            print(F.pairwise_distance(x[0], x[1]))
            """,
            """
            MultiheadAttention(
              (out_proj): NonDynamicallyQuantizableLinear(in_features=4, out_features=4, bias=True)
            ) [('in_proj_weight', (12, 4)), ('in_proj_bias', (12,)), ('out_proj.weight', (4, 4)), ('out_proj.bias', (4,))]
            tensor([[[-0.7689, -0.1604, -0.3324,  0.4297],
                     [-0.9133, -0.0565, -0.3773,  0.4792],
                     [-0.7737, -0.0855, -0.3245,  0.3311]],

                    [[-0.0517,  0.1680,  0.0011, -0.0471],
                     [ 0.0142,  0.1425,  0.0236, -0.0624],
                     [-0.0453,  0.1572,  0.0020, -0.0275]]], grad_fn=<TransposeBackward0>)
            tensor([[[0.4163, 0.4117, 0.1720],
                     [0.2752, 0.2506, 0.4742],
                     [0.3079, 0.2302, 0.4619]],

                    [[0.3644, 0.3027, 0.3328],
                     [0.3458, 0.3613, 0.2930],
                     [0.3256, 0.3246, 0.3498]]], grad_fn=<MeanBackward1>)
            tensor([[[ 0.3239, -0.0781,  0.1050, -0.1621],
                     [ 0.0634, -0.1459, -0.0072, -0.2048],
                     [ 0.2205, -0.0222,  0.0789, -0.2502]],

                    [[-0.0097,  0.0647,  0.0145,  0.1053],
                     [ 0.0212,  0.0447,  0.0238,  0.1093],
                     [-0.0013,  0.0575,  0.0167,  0.1044]]], grad_fn=<TransposeBackward0>)
            tensor([[[0.1591, 0.1688, 0.1472, 0.3260, 0.1989],
                     [0.1862, 0.0408, 0.3284, 0.3258, 0.1189],
                     [0.1967, 0.1108, 0.3410, 0.1734, 0.1781]],

                    [[0.4591, 0.5409, 0.0000, 0.0000, 0.0000],
                     [0.5512, 0.4488, 0.0000, 0.0000, 0.0000],
                     [0.4824, 0.5176, 0.0000, 0.0000, 0.0000]]], grad_fn=<MeanBackward1>)
            tensor([[-0.2585, -0.8294, -0.1276, -0.2748],
                    [ 0.0205,  0.2649,  0.0066,  0.0228],
                    [ 0.2251,  0.5262,  0.1105,  0.2276],
                    [ 0.0844,  0.4057,  0.0316,  0.1242],
                    [ 0.1701, -0.4276, -0.9125, -0.1813],
                    [ 0.0755,  0.1038,  0.1472, -0.0364],
                    [ 0.0876,  0.0880, -0.0064, -0.0148],
                    [ 0.5260,  0.4036, -0.0491, -0.1013],
                    [ 1.2512,  1.6846, -0.7235,  0.8973],
                    [-0.3544, -0.4771,  0.2049, -0.2541],
                    [ 0.5214,  1.8938,  1.3282,  1.7340],
                    [ 0.0343,  0.1247,  0.0875,  0.1142]]) tensor([6., 6., 6., 6.])
            torch.Size([2, 2, 3, 3])
            tensor([[[-0.2904, -0.3501, -0.1548,  0.5426],
                     [-0.4562, -0.4741, -0.2486,  0.5050],
                     [-0.7737, -0.0855, -0.3245,  0.3311]],

                    [[-0.1710,  0.3162, -0.0282, -0.2938],
                     [ 0.0790,  0.1959,  0.0571, -0.1094],
                     [-0.0453,  0.1572,  0.0020, -0.0275]]], grad_fn=<TransposeBackward0>)
            tensor([[[ 0.2035, -0.0987,  0.3281, -0.5696],
                     [ 0.3734,  0.1815,  0.0691, -0.6873],
                     [ 0.1352,  0.1538, -0.1272, -0.1401]],

                    [[-0.1008,  0.5055, -0.5620,  0.3498],
                     [ 0.3499, -0.1893,  0.3293, -0.6223],
                     [ 0.1179,  0.0691, -0.0540, -0.1321]]], grad_fn=<ViewBackward0>) None
            tensor([[ 0.1795,  0.1394,  0.0847, -0.4639],
                    [-0.0100,  0.4894, -0.2506, -0.1651],
                    [ 0.0741,  0.4424, -0.3235, -0.1053]], grad_fn=<SqueezeBackward1>) tensor([[0.4428, 0.3141, 0.2431],
                    [0.6737, 0.2325, 0.0938],
                    [0.3108, 0.2026, 0.4866]], grad_fn=<SqueezeBackward1>)
            PReLU(num_parameters=1) tensor([[[-0.3695,  2.5672, -0.1183,  0.3356],
                     [ 1.5091,  2.0820,  1.7067,  2.3804],
                     [ 1.9415,  0.7915, -0.0051, -0.1093]],

                    [[ 1.6459, -0.3400,  0.3446,  0.5199],
                     [-0.0914, -0.3256,  0.0994,  0.4418],
                     [ 0.2469,  0.0769,  0.3380,  0.4544]]],
                   grad_fn=<PreluKernelBackward0>)
            tensor([-5.4369])
            torch.Size([2, 3, 4])
            tensor([-0.1380, -0.0695, -0.0191])
            tensor([[[-1.4782,  2.5672, -0.4731,  0.3356],
                     [ 1.5020,  2.0831,  1.7015,  2.3755],
                     [ 1.6596,  1.3150,  0.5736,  0.5888]],

                    [[ 1.6459, -1.3602,  0.3446,  0.5199],
                     [ 0.4900, -1.3270,  0.2037,  0.4750],
                     [ 0.6097, -0.8624,  0.2732,  0.4759]]])
            tensor(1.6530) tensor(3.3059)
            tensor([[-0.3433, -0.5879,  0.6003],
                    [-0.2812, -0.8911,  0.2190]]) tensor([-0.8807, -0.3673,  0.2510]) tensor([[[-0.4897,  0.8505, -0.1567,  0.1112],
                     [ 0.3872,  0.5342,  0.4379,  0.6107],
                     [ 0.9065,  0.3695, -0.0095, -0.2041]],

                    [[ 0.7399, -0.6115,  0.1549,  0.2337],
                     [-0.2563, -0.9130,  0.0697,  0.3097],
                     [ 0.3966,  0.1235,  0.5429,  0.7299]]])
            tensor([5.0879, 4.6163, 2.0749])
            """),
        Program(
            """
            import torch, torch.nn as nn, torch.nn.functional as F
            torch.manual_seed(0)
            x = torch.randn(2,3,4)
            y = torch.randn(2,5,4)
            print(F.gumbel_softmax(x[0], tau=0.5), F.gumbel_softmax(x[0], hard=True))
            for a in ['relu','tanh','sigmoid','gelu','silu','elu','selu','softplus','mish','hardtanh','relu6','leaky_relu','logsigmoid','softsign','hardswish']:
                print(a, getattr(F,a)(x[0]))
            print(nn.BatchNorm1d(4)(x[0]), nn.LayerNorm(4)(x))
            bn=nn.BatchNorm1d(4); bn(x[0]); print(bn.running_mean, bn.num_batches_tracked, bn.state_dict()); bn.eval(); print(bn(x[0]), bn)
            print(nn.Conv1d(3,2,2)(x), nn.MaxPool1d(2)(x), nn.AvgPool1d(2)(x), nn.Conv1d(3,2,3,padding=1,stride=2))
            print(nn.Dropout(0.5)(x), F.dropout(x,0.3), nn.Dropout(p=1))
            """,
            """
            tensor([[5.8998e-04, 4.3437e-03, 5.7048e-02, 9.3802e-01],
                    [9.9589e-01, 1.6594e-03, 1.8736e-03, 5.8111e-04],
                    [4.0843e-06, 4.4513e-07, 9.9999e-01, 2.4728e-06]]) tensor([[0., 1., 0., 0.],
                    [0., 1., 0., 0.],
                    [1., 0., 0., 0.]])
            relu tensor([[0.0000, 0.0000, 0.0000, 0.0000],
                    [0.8487, 0.6920, 0.0000, 0.0000],
                    [0.4681, 0.0000, 1.4437, 0.2660]])
            tanh tensor([[-0.8096, -0.8185, -0.2455, -0.4086],
                    [ 0.6904,  0.5993, -0.3059, -0.9713],
                    [ 0.4367, -0.1564,  0.8944,  0.2599]])
            sigmoid tensor([[0.2449, 0.2401, 0.4377, 0.3932],
                    [0.7003, 0.6664, 0.4216, 0.1076],
                    [0.6149, 0.4607, 0.8090, 0.5661]])
            gelu tensor([[-0.1465, -0.1436, -0.1005, -0.1441],
                    [ 0.6806,  0.5228, -0.1188, -0.0364],
                    [ 0.3184, -0.0690,  1.3362,  0.1609]])
            silu tensor([[-0.2758, -0.2766, -0.1097, -0.1706],
                    [ 0.5943,  0.4612, -0.1332, -0.2277],
                    [ 0.2878, -0.0727,  1.1680,  0.1506]])
            elu tensor([[-0.6756, -0.6841, -0.2216, -0.3520],
                    [ 0.8487,  0.6920, -0.2709, -0.8794],
                    [ 0.4681, -0.1459,  1.4437,  0.2660]])
            selu tensor([[-1.1878, -1.2027, -0.3897, -0.6189],
                    [ 0.8917,  0.7271, -0.4764, -1.5461],
                    [ 0.4918, -0.2565,  1.5169,  0.2795]])
            softplus tensor([[0.2809, 0.2745, 0.5757, 0.4996],
                    [1.2050, 1.0979, 0.5476, 0.1139],
                    [0.9543, 0.6174, 1.6556, 0.8350]])
            mish tensor([[-0.3082, -0.3086, -0.1302, -0.2004],
                    [ 0.7088,  0.5534, -0.1576, -0.2398],
                    [ 0.3472, -0.0866,  1.3421,  0.1818]])
            hardtanh tensor([[-1.0000, -1.0000, -0.2506, -0.4339],
                    [ 0.8487,  0.6920, -0.3160, -1.0000],
                    [ 0.4681, -0.1577,  1.0000,  0.2660]])
            relu6 tensor([[0.0000, 0.0000, 0.0000, 0.0000],
                    [0.8487, 0.6920, 0.0000, 0.0000],
                    [0.4681, 0.0000, 1.4437, 0.2660]])
            leaky_relu tensor([[-0.0113, -0.0115, -0.0025, -0.0043],
                    [ 0.8487,  0.6920, -0.0032, -0.0212],
                    [ 0.4681, -0.0016,  1.4437,  0.2660]])
            logsigmoid tensor([[-1.4068, -1.4269, -0.8263, -0.9334],
                    [-0.3563, -0.4058, -0.8636, -2.2291],
                    [-0.4862, -0.7751, -0.2119, -0.5689]])
            softsign tensor([[-0.5296, -0.5354, -0.2004, -0.3026],
                    [ 0.4591,  0.4090, -0.2401, -0.6790],
                    [ 0.3188, -0.1362,  0.5908,  0.2101]])
            hardswish tensor([[-0.3517, -0.3549, -0.1148, -0.1856],
                    [ 0.5444,  0.4258, -0.1414, -0.3119],
                    [ 0.2706, -0.0747,  1.0692,  0.1448]])
            tensor([[-1.3907, -1.2555, -0.6666,  0.3274],
                    [ 0.9178,  1.1914, -0.7469, -1.3552],
                    [ 0.4728,  0.0641,  1.4134,  1.0278]],
                   grad_fn=<NativeBatchNormBackward0>) tensor([[[-0.9539, -1.0196,  1.2137,  0.7598],
                     [ 0.9075,  0.7747, -0.0791, -1.6031],
                     [-0.0629, -1.1288,  1.5988, -0.4070]],

                    [[-0.0732,  1.6553, -0.8299, -0.7521],
                     [-0.1864,  0.2808,  1.3460, -1.4403],
                     [ 1.2863,  0.3084, -0.0978, -1.4969]]],
                   grad_fn=<NativeLayerNormBackward0>)
            tensor([ 0.0064, -0.0206,  0.0292, -0.0761]) tensor(1) OrderedDict([('weight', tensor([1., 1., 1., 1.])), ('bias', tensor([0., 0., 0., 0.])), ('running_mean', tensor([ 0.0064, -0.0206,  0.0292, -0.0761])), ('running_var', tensor([1.0097, 0.9852, 0.9995, 1.0498])), ('num_batches_tracked', tensor(1))])
            tensor([[-1.1267, -1.1402, -0.2799, -0.3492],
                    [ 0.8383,  0.7179, -0.3453, -1.9902],
                    [ 0.4595, -0.1381,  1.4148,  0.3339]],
                   grad_fn=<NativeBatchNormBackward0>) BatchNorm1d(4, eps=1e-05, momentum=0.1, affine=True, bias=True, track_running_stats=True)
            tensor([[[ 1.0790,  0.4993, -0.0279],
                     [ 0.7578, -0.5241, -0.3077]],

                    [[ 0.2838,  0.6533,  1.7813],
                     [-0.1807, -0.0194,  0.3461]]], grad_fn=<ConvolutionBackward0>) tensor([[[-1.1258, -0.2506],
                     [ 0.8487, -0.3160],
                     [ 0.4681,  1.4437]],

                    [[ 0.8744, -0.1116],
                     [ 1.2590,  2.0050],
                     [ 0.6181, -0.8411]]]) tensor([[[-1.1391, -0.3422],
                     [ 0.7704, -1.2156],
                     [ 0.1552,  0.8549]],

                    [[ 0.5204, -0.1275],
                     [ 1.0954,  1.0294],
                     [ 0.1026, -1.5786]]]) Conv1d(3, 2, kernel_size=(3,), stride=(2,), padding=(1,))
            tensor([[[-2.2517, -2.3047, -0.0000, -0.0000],
                     [ 1.6974,  0.0000, -0.6320, -4.2304],
                     [ 0.9362, -0.0000,  0.0000,  0.5321]],

                    [[ 0.0000,  0.0000, -0.0000, -0.2232],
                     [ 0.0000,  0.0000,  0.0000,  0.0000],
                     [ 1.2361, -0.0000, -1.6821, -0.0000]]]) tensor([[[-1.6083, -1.6462, -0.3580, -0.6198],
                     [ 1.2124,  0.0000, -0.4514, -3.0217],
                     [ 0.0000, -0.2253,  0.0000,  0.3801]],

                    [[ 0.0000,  1.2491, -0.2050, -0.1594],
                     [ 1.3312,  1.7986,  2.8643,  0.0768],
                     [ 0.0000, -0.5897, -1.2015, -3.3086]]]) Dropout(p=1, inplace=False)
            """),
        Program(
            """
            import torch, torch.nn as nn
            from torch.nn.utils.rnn import *
            torch.manual_seed(0)
            for m in [nn.RNN(3, 4, 2, nonlinearity='relu', bidirectional=True), nn.LSTM(3, 4, proj_size=2), nn.GRU(3, 4, batch_first=True)]:
                x = torch.randn(5, 2, 3) if not m.batch_first else torch.randn(2, 5, 3)
                out, h = m(x)
                print(m, out.shape, out.grad_fn.name(), h[0].shape if isinstance(h, tuple) else h.shape)
                print(out[-1])
                print(len(m.all_weights), [w.shape for w in m.all_weights[0]], m.hidden_size, m.num_layers, m.bidirectional)
            seqs = [torch.randn(n, 3) for n in (2, 4, 1)]
            padded = pad_sequence(seqs, batch_first=True)
            packed = pack_padded_sequence(padded, torch.tensor([2, 4, 1]), batch_first=True, enforce_sorted=False)
            print(packed)
            gru = nn.GRU(3, 4, batch_first=True)
            out, h = gru(packed)
            print(out.data.grad_fn.name(), h)
            back, lengths = pad_packed_sequence(out, batch_first=True)
            print(back.shape, lengths, back[2])
            print(pack_sequence([torch.ones(2), torch.zeros(1)]).batch_sizes, isinstance(packed, PackedSequence))
            cell = nn.LSTMCell(3, 4)
            h, c = cell(torch.randn(2, 3))
            h, c = cell(torch.randn(2, 3), (h, c))
            print(h, cell, nn.RNNCell(3, 4, nonlinearity='relu'), nn.GRUCell(3, 4)(torch.randn(3), torch.zeros(4)))
            """,
            """
            RNN(3, 4, num_layers=2, bidirectional=True) torch.Size([5, 2, 8]) CatBackward0 torch.Size([4, 2, 4])
            tensor([[0.0000, 0.0000, 0.0000, 0.0222, 0.0731, 0.0000, 0.4533, 0.0000],
                    [0.0000, 0.0000, 0.0000, 0.4282, 0.0000, 0.0743, 0.4767, 0.0000]],
                   grad_fn=<SelectBackward0>)
            4 [torch.Size([4, 3]), torch.Size([4, 4]), torch.Size([4]), torch.Size([4])] 4 2 True
            LSTM(3, 4, proj_size=2) torch.Size([5, 2, 2]) StackBackward0 torch.Size([1, 2, 2])
            tensor([[-0.1212,  0.0982],
                    [-0.0937,  0.0808]], grad_fn=<SelectBackward0>)
            1 [torch.Size([16, 3]), torch.Size([16, 2]), torch.Size([16]), torch.Size([16]), torch.Size([2, 4])] 4 1 False
            GRU(3, 4, batch_first=True) torch.Size([2, 5, 4]) TransposeBackward1 torch.Size([1, 2, 4])
            tensor([[ 0.1085, -0.1045, -0.1601,  0.0501],
                    [ 0.4273, -0.4982, -0.4918, -0.0201],
                    [ 0.2566, -0.2605, -0.3774,  0.1390],
                    [ 0.1383,  0.0595, -0.2175,  0.1574],
                    [ 0.1165,  0.3373, -0.2164,  0.2533]], grad_fn=<SelectBackward0>)
            1 [torch.Size([12, 3]), torch.Size([12, 4]), torch.Size([12]), torch.Size([12])] 4 1 False
            PackedSequence(data=tensor([[-0.6741, -0.7783,  0.4157],
                    [ 0.6656,  2.2882,  0.0620],
                    [ 0.2274, -0.5902, -0.8030],
                    [ 0.3399, -1.3715,  1.0991],
                    [-0.5819, -0.4561, -0.1225],
                    [-0.4314, -1.3989, -1.2697],
                    [-1.5292, -1.0704,  1.1149]]), batch_sizes=tensor([3, 2, 1, 1]), sorted_indices=tensor([1, 0, 2]), unsorted_indices=tensor([1, 0, 2]))
            CatBackward0 tensor([[[-0.0160, -0.2966, -0.0680,  0.2159],
                     [-0.4558, -0.7869,  0.4518,  0.6127],
                     [ 0.0967,  0.0189, -0.0371,  0.2615]]],
                   grad_fn=<IndexSelectBackward0>)
            torch.Size([3, 4, 4]) tensor([2, 4, 1]) tensor([[ 0.0967,  0.0189, -0.0371,  0.2615],
                    [ 0.0000,  0.0000,  0.0000,  0.0000],
                    [ 0.0000,  0.0000,  0.0000,  0.0000],
                    [ 0.0000,  0.0000,  0.0000,  0.0000]], grad_fn=<SelectBackward0>)
            tensor([2, 1]) True
            tensor([[-0.0070, -0.0684,  0.0263,  0.2152],
                    [ 0.3018, -0.0402, -0.0502,  0.2600]], grad_fn=<MulBackward0>) LSTMCell(3, 4) RNNCell(3, 4, nonlinearity=relu) tensor([ 0.1242, -0.3456, -0.3186,  0.1050], grad_fn=<SqueezeBackward1>)
            """),
        Program(
            """
            import torch, torch.nn as nn
            torch.manual_seed(1)
            class Net(nn.Module):
                def __init__(self):
                    super().__init__()
                    self.emb = nn.Embedding(5, 3, padding_idx=0)
                    self.rnn = nn.LSTM(3, 4)
                    self.scale = nn.Parameter(torch.ones(1))
                    self.register_buffer('steps', torch.zeros(1))
                    self.blocks = nn.ModuleDict({'a': nn.Linear(1, 1)})
                    self.list = nn.ParameterList([torch.zeros(2, 3), nn.Parameter(torch.ones(1))])
                    self.none = None
                    self.register_parameter('p', None)
                def forward(self, x, h=None, *, flag=False):
                    if flag: return 'flag'
                    return self.rnn(self.emb(x) * self.scale, h)[0]
                def extra_repr(self): return 'extra=1'
            net = Net()
            print(net)
            print([n for n, _ in net.named_parameters()], [n for n, _ in net.named_buffers()], [n for n, _ in net.named_children()])
            print([n for n, _ in net.named_modules()], net.p, net.none)
            print(net(torch.tensor([[1], [0]])), net(torch.tensor([[1]]), flag=True), net(torch.tensor([[1]]), (torch.zeros(1, 1, 4), torch.zeros(1, 1, 4))).shape)
            sd = net.state_dict()
            print(list(sd), type(sd).__name__, sd['emb.weight'], sd['emb.weight'].requires_grad)
            other = Net()
            print(other.load_state_dict(sd), torch.equal(other.emb.weight, net.emb.weight))
            del sd['scale']
            sd['extra'] = torch.zeros(1)
            print(other.load_state_dict(sd, strict=False))
            try: other.load_state_dict(sd)
            except RuntimeError as e: print(e)
            h = net.rnn.register_forward_hook(lambda m, a, o: print('hook', type(m).__name__, o[0].shape))
            net(torch.tensor([[1]]))
            h.remove()
            p = net.register_forward_pre_hook(lambda m, a: (a[0] * 0,))
            print(net(torch.tensor([[4]])))
            p.remove()
            net.apply(lambda m: print(type(m).__name__, end=' '))
            print(net.double().scale.dtype, net.steps.dtype, net.float().steps.dtype, net.get_parameter('rnn.weight_ih_l0').shape, net.get_submodule('blocks.a'))
            net.requires_grad_(False)
            print(any(p.requires_grad for p in net.parameters()), sum(p.numel() for p in net.parameters()))
            net.scale.data = torch.full((1,), 2.)
            net.scale.data.fill_(3)
            print(net.scale, net._parameters['scale'] is net.scale, net.blocks['a'], list(net.blocks.keys()), 'a' in net.blocks, len(net.list), net.list[1])
            del net.scale
            print(hasattr(net, 'scale'), repr(net.parameters())[:36], net.parameters.__name__ if False else '')
            class Sub(nn.Linear):
                def __init__(self): super().__init__(2, 1); self.in_features2 = 5
                def forward(self, x): return super().forward(x) + 1
            s = Sub()
            print(s, s.in_features2, isinstance(s, nn.Linear), s(torch.zeros(2)) - s.bias)
            for bad in [lambda: setattr(net, 'rnn', 3), lambda: net.register_buffer('rnn', None), lambda: net.register_buffer('a.b', None), lambda: net.add_module('x', 3), lambda: nn.Sequential([nn.Linear(1, 1)]),
                        lambda: nn.Sequential(nn.Linear(1, 1), torch.tanh), lambda: net.to(torch.long), lambda: net.load_state_dict(3), lambda: net.get_submodule('nix'), lambda: nn.Dropout(2), lambda: net.train(1)]:
                try: bad()
                except Exception as e: print(type(e).__name__, e)
            """,
            """
            Net(
              extra=1
              (emb): Embedding(5, 3, padding_idx=0)
              (rnn): LSTM(3, 4)
              (blocks): ModuleDict(
                (a): Linear(in_features=1, out_features=1, bias=True)
              )
              (list): ParameterList(
                  (0): Parameter containing: [torch.float32 of size 2x3]
                  (1): Parameter containing: [torch.float32 of size 1]
              )
            )
            ['scale', 'emb.weight', 'rnn.weight_ih_l0', 'rnn.weight_hh_l0', 'rnn.bias_ih_l0', 'rnn.bias_hh_l0', 'blocks.a.weight', 'blocks.a.bias', 'list.0', 'list.1'] ['steps'] ['emb', 'rnn', 'blocks', 'list']
            ['', 'emb', 'rnn', 'blocks', 'blocks.a', 'list'] None None
            tensor([[[-0.0834, -0.0106, -0.2256, -0.0590]],

                    [[-0.1438, -0.0475, -0.3208, -0.0366]]],
                   grad_fn=<MkldnnRnnLayerBackward0>) flag torch.Size([1, 1, 4])
            ['scale', 'steps', 'emb.weight', 'rnn.weight_ih_l0', 'rnn.weight_hh_l0', 'rnn.bias_ih_l0', 'rnn.bias_hh_l0', 'blocks.a.weight', 'blocks.a.bias', 'list.0', 'list.1'] OrderedDict tensor([[ 0.0000,  0.0000,  0.0000],
                    [ 0.6213, -0.4519, -0.1661],
                    [-1.5228,  0.3817, -1.0276],
                    [-0.5631, -0.8923, -0.0583],
                    [-0.1955, -0.9656,  0.4224]]) False
            <All keys matched successfully> True
            _IncompatibleKeys(missing_keys=['scale'], unexpected_keys=['extra'])
            Error(s) in loading state_dict for Net:
            	Missing key(s) in state_dict: "scale". 
            	Unexpected key(s) in state_dict: "extra". 
            hook LSTM torch.Size([1, 1, 4])
            tensor([[[-0.0846, -0.0593, -0.2207, -0.0386]]],
                   grad_fn=<MkldnnRnnLayerBackward0>)
            Embedding LSTM Linear ModuleDict ParameterList Net torch.float64 torch.float64 torch.float32 torch.Size([16, 3]) Linear(in_features=1, out_features=1, bias=True)
            False 169
            Parameter containing:
            tensor([3.]) True Linear(in_features=1, out_features=1, bias=True) ['a'] True 2 Parameter containing:
            tensor([1.])
            False <generator object Module.parameters  
            Sub(in_features=2, out_features=1, bias=True) 5 True tensor([1.], grad_fn=<SubBackward0>)
            TypeError cannot assign 'int' as child module 'rnn' (torch.nn.Module or None expected)
            KeyError "attribute 'rnn' already exists"
            KeyError 'buffer name can\\'t contain "."'
            TypeError int is not a Module subclass
            TypeError list is not a Module subclass
            TypeError torch._VariableFunctionsClass.tanh is not a Module subclass
            TypeError nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=torch.int64
            TypeError Expected state_dict to be dict-like, got <class 'int'>.
            AttributeError Net has no attribute `nix`
            ValueError dropout probability has to be between 0 and 1, but got 2
            ValueError training mode is expected to be boolean
            """),
    ])
    func layers(_ program: Program) { program.check() }
}
