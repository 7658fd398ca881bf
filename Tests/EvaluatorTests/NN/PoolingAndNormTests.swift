import Testing

@testable import Evaluator

// Printed by PyTorch 2.13 for the same programs.
@Suite struct PoolingAndNormTests {
    @Test(arguments: programs) func prints(_ program: Program) { program.check() }

    static let programs: [Program] = [
        Program(
            #"""
            import torch, torch.nn as nn, torch.nn.functional as F
            def attempt(f):
                try: print(f())
                except Exception as e: print(type(e).__name__ + ':', e)
            torch.manual_seed(0)
            x = torch.randn(2, 4, 6, requires_grad=True)
            for m in [nn.AdaptiveAvgPool1d(1), nn.AdaptiveAvgPool1d(4), nn.AdaptiveAvgPool1d((3,)), nn.AdaptiveAvgPool1d(8), nn.AdaptiveMaxPool1d(2),
                      nn.RMSNorm(6), nn.RMSNorm((4, 6)), nn.RMSNorm(6, eps=1e-3), nn.RMSNorm(6, elementwise_affine=False),
                      nn.GroupNorm(2, 4), nn.GroupNorm(4, 4, eps=1e-3), nn.GroupNorm(2, 4, affine=False)]:
                y = m(x)
                print(m, y.shape, type(y.grad_fn).__name__, y[0, 1])
                y.pow(3).sum().backward()
                print(x.grad[0, 0], [p.grad.flatten()[:3] for p in m.parameters()])
                x.grad = None
            attempt(lambda: nn.AdaptiveAvgPool1d(2)(torch.ones(3)))
            attempt(lambda: nn.AdaptiveAvgPool1d(0)(torch.ones(1, 3, 5)))
            attempt(lambda: nn.AdaptiveAvgPool1d(2)(torch.ones(1, 3, 5).long()))
            attempt(lambda: nn.AdaptiveAvgPool1d(-1)(torch.ones(1, 3, 5)))
            attempt(lambda: nn.AdaptiveAvgPool1d(2)(torch.ones(1, 3, 0)))
            attempt(lambda: nn.RMSNorm(5)(x))
            attempt(lambda: nn.GroupNorm(3, 4))
            attempt(lambda: nn.GroupNorm(2, 4)(torch.ones(2, 5, 3)))
            attempt(lambda: nn.GroupNorm(2, 4)(torch.ones(4)))
            attempt(lambda: nn.GroupNorm(0, 4))
            print(F.adaptive_max_pool1d(x, 2, return_indices=True)[1][0], F.adaptive_avg_pool1d(x, 2)[0, 0])
            print(list(nn.GroupNorm(2, 4).state_dict()), list(nn.RMSNorm(3).state_dict()))
            """#,
            #"""
            AdaptiveAvgPool1d(output_size=1) torch.Size([2, 4, 1]) SqueezeBackward1 tensor([-0.4524], grad_fn=<SelectBackward0>)
            tensor([0.0281, 0.0281, 0.0281, 0.0281, 0.0281, 0.0281]) []
            AdaptiveAvgPool1d(output_size=4) torch.Size([2, 4, 4]) SqueezeBackward1 tensor([-1.2156, -0.8965, -0.4567,  0.3291], grad_fn=<SelectBackward0>)
            tensor([1.9463, 2.6844, 0.7381, 0.0645, 0.9547, 0.8902]) []
            AdaptiveAvgPool1d(output_size=(3,)) torch.Size([2, 4, 3]) SqueezeBackward1 tensor([-1.2156, -0.4705,  0.3291], grad_fn=<SelectBackward0>)
            tensor([1.9463, 1.9463, 0.1757, 0.1757, 0.8902, 0.8902]) []
            AdaptiveAvgPool1d(output_size=8) torch.Size([2, 4, 8]) SqueezeBackward1 tensor([-0.3160, -1.2156, -0.8965,  0.3223, -1.2633, -0.4567,  0.3291,  0.3081],
                   grad_fn=<SelectBackward0>)
            tensor([5.7489, 2.6844, 0.9265, 0.6293, 0.9547, 2.3268]) []
            AdaptiveMaxPool1d(output_size=2) torch.Size([2, 4, 2]) SqueezeBackward1 tensor([0.3223, 0.3500], grad_fn=<SelectBackward0>)
            tensor([0.0000, 0.0000, 0.1884, 0.0000, 2.1609, 0.0000]) []
            RMSNorm((6,), eps=None, elementwise_affine=True) torch.Size([2, 4, 6]) MulBackward0 tensor([-0.3038, -2.0336,  0.3098, -1.2146,  0.3365,  0.2962],
                   grad_fn=<SelectBackward0>)
            tensor([ 3.6833,  3.9357, -0.3686, -0.2072,  6.3034,  4.5520]) [tensor([  6.9753, -36.6887,   7.3180])]
            RMSNorm((4, 6), eps=None, elementwise_affine=True) torch.Size([2, 4, 6]) MulBackward0 tensor([-0.3073, -2.0571,  0.3134, -1.2286,  0.3404,  0.2997],
                   grad_fn=<SelectBackward0>)
            tensor([ 1.7668,  1.8928, -0.2120, -0.1476,  3.2924,  2.3853]) [tensor([-2.2071, -5.0455, -0.0648])]
            RMSNorm((6,), eps=0.001, elementwise_affine=True) torch.Size([2, 4, 6]) MulBackward0 tensor([-0.3037, -2.0327,  0.3097, -1.2140,  0.3363,  0.2961],
                   grad_fn=<SelectBackward0>)
            tensor([ 3.6798,  3.9317, -0.3667, -0.2050,  6.2859,  4.5390]) [tensor([  6.9341, -36.6106,   7.2843])]
            RMSNorm((6,), eps=None, elementwise_affine=False) torch.Size([2, 4, 6]) MulBackward0 tensor([-0.3038, -2.0336,  0.3098, -1.2146,  0.3365,  0.2962],
                   grad_fn=<SelectBackward0>)
            tensor([ 3.6833,  3.9357, -0.3686, -0.2072,  6.3034,  4.5520]) []
            GroupNorm(2, 4, eps=1e-05, affine=True, bias=True) torch.Size([2, 4, 6]) NativeGroupNormBackward0 tensor([ 0.0329, -2.0319,  0.7654, -1.0543,  0.7972,  0.7492],
                   grad_fn=<SelectBackward0>)
            tensor([-2.0774, -1.9339, -3.2338, -3.5668,  5.1559,  3.2902]) [tensor([ 33.6102, -34.9528, -12.3073]), tensor([36.8198, 35.1791, 21.6912])]
            GroupNorm(4, 4, eps=0.001, affine=True, bias=True) torch.Size([2, 4, 6]) NativeGroupNormBackward0 tensor([ 0.1455, -1.7744,  0.8266, -0.8654,  0.8562,  0.8115],
                   grad_fn=<SelectBackward0>)
            tensor([ 1.9499,  2.2711, -3.7918, -3.3705,  2.3642,  0.5771]) [tensor([ 4.3379, -3.8531, -8.0486]), tensor([35.9423, 35.9306, 35.7910])]
            GroupNorm(2, 4, eps=1e-05, affine=False, bias=False) torch.Size([2, 4, 6]) NativeGroupNormBackward0 tensor([ 0.0329, -2.0319,  0.7654, -1.0543,  0.7972,  0.7492],
                   grad_fn=<SelectBackward0>)
            tensor([-2.0774, -1.9339, -3.2338, -3.5668,  5.1559,  3.2902]) []
            RuntimeError: Expected 2 to 3 dimensions, but got 1-dimensional tensor for argument #1 'self' (while checking arguments for adaptive_avg_pool1d)
            tensor([], size=(1, 3, 0))
            NotImplementedError: "adaptive_avg_pool2d" not implemented for 'Long'
            RuntimeError: adaptive_avg_pool2d: elements of output_size must be greater than or equal to 0 but received {1, -1}
            RuntimeError: adaptive_avg_pool2d(): Expected input to have non-zero size for non-batch dimensions, but input has sizes [1, 3, 1, 0] with dimension 3 being empty
            RuntimeError: Given normalized_shape=[5], expected input with shape [*5], but got input of size[2, 4, 6]
            ValueError: num_channels (4) must be divisible by num_groups (3)
            RuntimeError: Expected number of channels in input to be divisible by num_groups, but got input of shape [2, 5, 3] and num_groups=2
            RuntimeError: Expected at least 2 dimensions for input tensor but received 1
            ZeroDivisionError: integer modulo by zero
            tensor([[2, 4],
                    [2, 4],
                    [1, 3],
                    [1, 5]]) tensor([-0.8429,  0.3689], grad_fn=<SelectBackward0>)
            ['weight', 'bias'] ['weight']
            """#),
        Program(
            #"""
            import torch, torch.nn as nn, torch.nn.functional as F
            def attempt(f):
                try: print(f())
                except Exception as e: print(type(e).__name__ + ':', e)
            print(nn.Embedding(10, 3, max_norm=1.0), nn.Embedding(10, 3, 0, 2.0, 1.0, True, True), nn.Embedding(5, 2, norm_type=1.))
            torch.manual_seed(0)
            e = nn.Embedding(5, 3, max_norm=1.0)
            y = e(torch.tensor([[0, 2], [2, 4]]))
            print(y)
            print(e.weight, e.weight._version)
            y.sum().backward()
            print(e.weight.grad)
            e = nn.Embedding(5, 3, max_norm=0.5, norm_type=1.)
            y = e(torch.tensor([1, 1, 3]))
            print(e.weight.norm(p=1, dim=1), y)
            e = nn.Embedding(5, 2, scale_grad_by_freq=True)
            e(torch.tensor([1, 1, 1, 3])).sum().backward()
            print(e.weight.grad)
            w = torch.ones(3, 2) * 3
            print(F.embedding(torch.tensor([0]), w, max_norm=1.0), w)
            e = nn.Embedding.from_pretrained(torch.eye(3) * 4, max_norm=2.0)
            print(e, e(torch.tensor([0, 2])), e.weight)
            e = nn.Embedding(4, 2, max_norm=1.)
            h = (e.weight ** 2).sum()
            e(torch.tensor([0]))
            attempt(lambda: h.backward())
            """#,
            #"""
            Embedding(10, 3, max_norm=1.0) Embedding(10, 3, padding_idx=0, max_norm=2.0, norm_type=1.0, scale_grad_by_freq=True, sparse=True) Embedding(5, 2, norm_type=1.0)
            tensor([[[ 0.5740, -0.1093, -0.8115],
                     [ 0.3431,  0.7128, -0.6118]],

                    [[ 0.3431,  0.7128, -0.6118],
                     [-0.4871,  0.6258, -0.6091]]], grad_fn=<EmbeddingBackward0>)
            Parameter containing:
            tensor([[ 0.5740, -0.1093, -0.8115],
                    [ 0.5684, -1.0845, -1.3986],
                    [ 0.3431,  0.7128, -0.6118],
                    [-0.4033, -0.5966,  0.1820],
                    [-0.4871,  0.6258, -0.6091]], requires_grad=True) 2
            tensor([[1., 1., 1.],
                    [0., 0., 0.],
                    [2., 2., 2.],
                    [0., 0., 0.],
                    [1., 1., 1.]])
            tensor([1.0621, 0.5000, 3.1712, 0.5000, 1.5305],
                   grad_fn=<LinalgVectorNormBackward0>) tensor([[-0.1609, -0.2723,  0.0668],
                    [-0.1609, -0.2723,  0.0668],
                    [ 0.0349,  0.2301, -0.2350]], grad_fn=<EmbeddingBackward0>)
            tensor([[0., 0.],
                    [1., 1.],
                    [0., 0.],
                    [1., 1.],
                    [0., 0.]])
            tensor([[0.7071, 0.7071]]) tensor([[0.7071, 0.7071],
                    [3.0000, 3.0000],
                    [3.0000, 3.0000]])
            Embedding(3, 3, max_norm=2.0) tensor([[2., 0., 0.],
                    [0., 0., 2.]]) Parameter containing:
            tensor([[2., 0., 0.],
                    [0., 4., 0.],
                    [0., 0., 2.]])
            RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [4, 2]] is at version 2; expected version 1 instead. Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False).
            """#),
    ]
}
