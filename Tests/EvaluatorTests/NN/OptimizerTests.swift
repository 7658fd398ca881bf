import Testing

/// Optimisers and schedules through programs, and what PyTorch 2.13 prints for them.
@Suite struct OptimizerProgramTests {
    @Test(arguments: [
        Program(
            """
            import torch, torch.nn as nn
            torch.manual_seed(0)
            model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
            ps = [{'params': model[0].parameters(), 'lr': 0.02}, {'params': model[2].parameters()}]
            opt = torch.optim.SGD(ps, lr=0.1, momentum=0.9, nesterov=True)
            x, t = torch.randn(5, 3), torch.tensor([0, 1, 1, 0, 1])
            for step in range(3):
                opt.zero_grad()
                loss = nn.functional.cross_entropy(model(x), t)
                loss.backward()
                norm = nn.utils.clip_grad_norm_(model.parameters(), 0.5)
                opt.step()
                print('%.4f %.4f' % (loss.item(), norm))
            print(opt)
            print(model[2].weight)
            print([list(s) for s in opt.state_dict()['state'].values()][:1])
            other = torch.optim.SGD(list(model.parameters()), lr=0.1, momentum=0.9, nesterov=True)
            print(list(other.state_dict()['param_groups'][0].items()))
            """,
            """
            0.6976 0.2207
            0.6914 0.2049
            0.6841 0.1865
            SGD (
            Parameter Group 0
                dampening: 0
                differentiable: False
                foreach: None
                fused: None
                lr: 0.02
                maximize: False
                momentum: 0.9
                nesterov: True
                weight_decay: 0

            Parameter Group 1
                dampening: 0
                differentiable: False
                foreach: None
                fused: None
                lr: 0.1
                maximize: False
                momentum: 0.9
                nesterov: True
                weight_decay: 0
            )
            Parameter containing:
            tensor([[ 0.2504,  0.3382, -0.3482, -0.1997],
                    [ 0.1289,  0.3770, -0.0936,  0.3561]], requires_grad=True)
            [['momentum_buffer']]
            [('lr', 0.1), ('momentum', 0.9), ('dampening', 0), ('weight_decay', 0), ('nesterov', True), ('maximize', False), ('foreach', None), ('differentiable', False), ('fused', None), ('params', [0, 1, 2, 3])]
            """),
        Program(
            """
            import torch, torch.nn as nn
            torch.manual_seed(0)
            model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
            ps = [{'params': model[0].parameters(), 'lr': 0.02}, {'params': model[2].parameters()}]
            opt = torch.optim.Adam(ps, lr=0.05, amsgrad=True)
            x, t = torch.randn(5, 3), torch.tensor([0, 1, 1, 0, 1])
            for step in range(3):
                opt.zero_grad()
                loss = nn.functional.cross_entropy(model(x), t)
                loss.backward()
                norm = nn.utils.clip_grad_norm_(model.parameters(), 0.5)
                opt.step()
                print('%.4f %.4f' % (loss.item(), norm))
            print(opt)
            print(model[2].weight)
            print([list(s) for s in opt.state_dict()['state'].values()][:1])
            other = torch.optim.Adam(list(model.parameters()), lr=0.05, amsgrad=True)
            print(list(other.state_dict()['param_groups'][0].items()))
            """,
            """
            0.6976 0.2207
            0.6699 0.1706
            0.6489 0.1389
            Adam (
            Parameter Group 0
                amsgrad: True
                betas: (0.9, 0.999)
                capturable: False
                decoupled_weight_decay: False
                differentiable: False
                eps: 1e-08
                foreach: None
                fused: None
                lr: 0.02
                maximize: False
                weight_decay: 0

            Parameter Group 1
                amsgrad: True
                betas: (0.9, 0.999)
                capturable: False
                decoupled_weight_decay: False
                differentiable: False
                eps: 1e-08
                foreach: None
                fused: None
                lr: 0.05
                maximize: False
                weight_decay: 0
            )
            Parameter containing:
            tensor([[ 0.3445,  0.4460, -0.4804, -0.0731],
                    [ 0.0348,  0.2692,  0.0385,  0.2295]], requires_grad=True)
            [['step', 'exp_avg', 'exp_avg_sq', 'max_exp_avg_sq']]
            [('lr', 0.05), ('betas', (0.9, 0.999)), ('eps', 1e-08), ('weight_decay', 0), ('amsgrad', True), ('maximize', False), ('foreach', None), ('capturable', False), ('differentiable', False), ('fused', None), ('decoupled_weight_decay', False), ('params', [0, 1, 2, 3])]
            """),
        Program(
            """
            import torch, torch.nn as nn
            torch.manual_seed(0)
            model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
            ps = [{'params': model[0].parameters(), 'lr': 0.02}, {'params': model[2].parameters()}]
            opt = torch.optim.AdamW(ps, lr=0.05)
            x, t = torch.randn(5, 3), torch.tensor([0, 1, 1, 0, 1])
            for step in range(3):
                opt.zero_grad()
                loss = nn.functional.cross_entropy(model(x), t)
                loss.backward()
                norm = nn.utils.clip_grad_norm_(model.parameters(), 0.5)
                opt.step()
                print('%.4f %.4f' % (loss.item(), norm))
            print(opt)
            print(model[2].weight)
            print([list(s) for s in opt.state_dict()['state'].values()][:1])
            other = torch.optim.AdamW(list(model.parameters()), lr=0.05)
            print(list(other.state_dict()['param_groups'][0].items()))
            """,
            """
            0.6976 0.2207
            0.6699 0.1706
            0.6489 0.1389
            AdamW (
            Parameter Group 0
                amsgrad: False
                betas: (0.9, 0.999)
                capturable: False
                decoupled_weight_decay: True
                differentiable: False
                eps: 1e-08
                foreach: None
                fused: None
                lr: 0.02
                maximize: False
                weight_decay: 0.01

            Parameter Group 1
                amsgrad: False
                betas: (0.9, 0.999)
                capturable: False
                decoupled_weight_decay: True
                differentiable: False
                eps: 1e-08
                foreach: None
                fused: None
                lr: 0.05
                maximize: False
                weight_decay: 0.01
            )
            Parameter containing:
            tensor([[ 0.3441,  0.4455, -0.4798, -0.0728],
                    [ 0.0346,  0.2687,  0.0386,  0.2290]], requires_grad=True)
            [['step', 'exp_avg', 'exp_avg_sq']]
            [('lr', 0.05), ('betas', (0.9, 0.999)), ('eps', 1e-08), ('weight_decay', 0.01), ('amsgrad', False), ('maximize', False), ('foreach', None), ('capturable', False), ('differentiable', False), ('fused', None), ('decoupled_weight_decay', True), ('params', [0, 1, 2, 3])]
            """),
        Program(
            """
            import torch, torch.nn as nn
            torch.manual_seed(0)
            model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
            ps = [{'params': model[0].parameters(), 'lr': 0.02}, {'params': model[2].parameters()}]
            opt = torch.optim.RMSprop(ps, lr=0.01, centered=True, momentum=0.5)
            x, t = torch.randn(5, 3), torch.tensor([0, 1, 1, 0, 1])
            for step in range(3):
                opt.zero_grad()
                loss = nn.functional.cross_entropy(model(x), t)
                loss.backward()
                norm = nn.utils.clip_grad_norm_(model.parameters(), 0.5)
                opt.step()
                print('%.4f %.4f' % (loss.item(), norm))
            print(opt)
            print(model[2].weight)
            print([list(s) for s in opt.state_dict()['state'].values()][:1])
            other = torch.optim.RMSprop(list(model.parameters()), lr=0.01, centered=True, momentum=0.5)
            print(list(other.state_dict()['param_groups'][0].items()))
            """,
            """
            0.6976 0.2207
            0.6145 0.1402
            0.5666 0.0879
            RMSprop (
            Parameter Group 0
                alpha: 0.99
                capturable: False
                centered: True
                differentiable: False
                eps: 1e-08
                foreach: None
                lr: 0.02
                maximize: False
                momentum: 0.5
                weight_decay: 0

            Parameter Group 1
                alpha: 0.99
                capturable: False
                centered: True
                differentiable: False
                eps: 1e-08
                foreach: None
                lr: 0.01
                maximize: False
                momentum: 0.5
                weight_decay: 0
            )
            Parameter containing:
            tensor([[ 0.4626,  0.4134, -0.6925, -0.1901],
                    [-0.0834,  0.3018,  0.2506,  0.3466]], requires_grad=True)
            [['step', 'square_avg', 'momentum_buffer', 'grad_avg']]
            [('lr', 0.01), ('momentum', 0.5), ('alpha', 0.99), ('eps', 1e-08), ('centered', True), ('weight_decay', 0), ('capturable', False), ('foreach', None), ('maximize', False), ('differentiable', False), ('params', [0, 1, 2, 3])]
            """),
        Program(
            """
            import torch, torch.nn as nn
            torch.manual_seed(0)
            model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
            ps = [{'params': model[0].parameters(), 'lr': 0.02}, {'params': model[2].parameters()}]
            opt = torch.optim.Adagrad(ps)
            x, t = torch.randn(5, 3), torch.tensor([0, 1, 1, 0, 1])
            for step in range(3):
                opt.zero_grad()
                loss = nn.functional.cross_entropy(model(x), t)
                loss.backward()
                norm = nn.utils.clip_grad_norm_(model.parameters(), 0.5)
                opt.step()
                print('%.4f %.4f' % (loss.item(), norm))
            print(opt)
            print(model[2].weight)
            print([list(s) for s in opt.state_dict()['state'].values()][:1])
            other = torch.optim.Adagrad(list(model.parameters()))
            print(list(other.state_dict()['param_groups'][0].items()))
            """,
            """
            0.6976 0.2207
            0.6860 0.2058
            0.6783 0.1980
            Adagrad (
            Parameter Group 0
                differentiable: False
                eps: 1e-10
                foreach: None
                fused: None
                initial_accumulator_value: 0
                lr: 0.02
                lr_decay: 0
                maximize: False
                weight_decay: 0

            Parameter Group 1
                differentiable: False
                eps: 1e-10
                foreach: None
                fused: None
                initial_accumulator_value: 0
                lr: 0.01
                lr_decay: 0
                maximize: False
                weight_decay: 0
            )
            Parameter containing:
            tensor([[ 0.2203,  0.3210, -0.3657, -0.1989],
                    [ 0.1589,  0.3942, -0.0761,  0.3554]], requires_grad=True)
            [['step', 'sum']]
            [('lr', 0.01), ('lr_decay', 0), ('eps', 1e-10), ('weight_decay', 0), ('initial_accumulator_value', 0), ('foreach', None), ('maximize', False), ('differentiable', False), ('fused', None), ('params', [0, 1, 2, 3])]
            """),
        Program(
            """
            import torch, torch.nn as nn
            torch.manual_seed(0)
            model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
            ps = [{'params': model[0].parameters(), 'lr': 0.02}, {'params': model[2].parameters()}]
            opt = torch.optim.Adadelta(ps)
            x, t = torch.randn(5, 3), torch.tensor([0, 1, 1, 0, 1])
            for step in range(3):
                opt.zero_grad()
                loss = nn.functional.cross_entropy(model(x), t)
                loss.backward()
                norm = nn.utils.clip_grad_norm_(model.parameters(), 0.5)
                opt.step()
                print('%.4f %.4f' % (loss.item(), norm))
            print(opt)
            print(model[2].weight)
            print([list(s) for s in opt.state_dict()['state'].values()][:1])
            other = torch.optim.Adadelta(list(model.parameters()))
            print(list(other.state_dict()['param_groups'][0].items()))
            """,
            """
            0.6976 0.2207
            0.6961 0.2174
            0.6946 0.2141
            Adadelta (
            Parameter Group 0
                capturable: False
                differentiable: False
                eps: 1e-06
                foreach: None
                lr: 0.02
                maximize: False
                rho: 0.9
                weight_decay: 0

            Parameter Group 1
                capturable: False
                differentiable: False
                eps: 1e-06
                foreach: None
                lr: 1.0
                maximize: False
                rho: 0.9
                weight_decay: 0
            )
            Parameter containing:
            tensor([[ 0.2073,  0.3097, -0.3483, -0.2081],
                    [ 0.1720,  0.4055, -0.0936,  0.3645]], requires_grad=True)
            [['step', 'square_avg', 'acc_delta']]
            [('lr', 1.0), ('rho', 0.9), ('eps', 1e-06), ('weight_decay', 0), ('maximize', False), ('capturable', False), ('foreach', None), ('differentiable', False), ('params', [0, 1, 2, 3])]
            """),
        Program(
            """
            import torch, torch.nn as nn
            torch.manual_seed(0)
            model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
            ps = [{'params': model[0].parameters(), 'lr': 0.02}, {'params': model[2].parameters()}]
            opt = torch.optim.Adamax(ps)
            x, t = torch.randn(5, 3), torch.tensor([0, 1, 1, 0, 1])
            for step in range(3):
                opt.zero_grad()
                loss = nn.functional.cross_entropy(model(x), t)
                loss.backward()
                norm = nn.utils.clip_grad_norm_(model.parameters(), 0.5)
                opt.step()
                print('%.4f %.4f' % (loss.item(), norm))
            print(opt)
            print(model[2].weight)
            print([list(s) for s in opt.state_dict()['state'].values()][:1])
            other = torch.optim.Adamax(list(model.parameters()))
            print(list(other.state_dict()['param_groups'][0].items()))
            """,
            """
            0.6976 0.2207
            0.6895 0.2138
            0.6818 0.2077
            Adamax (
            Parameter Group 0
                betas: (0.9, 0.999)
                capturable: False
                differentiable: False
                eps: 1e-08
                foreach: None
                lr: 0.02
                maximize: False
                weight_decay: 0

            Parameter Group 1
                betas: (0.9, 0.999)
                capturable: False
                differentiable: False
                eps: 1e-08
                foreach: None
                lr: 0.002
                maximize: False
                weight_decay: 0
            )
            Parameter containing:
            tensor([[ 0.2036,  0.3055, -0.3439, -0.2128],
                    [ 0.1756,  0.4097, -0.0979,  0.3693]], requires_grad=True)
            [['step', 'exp_avg', 'exp_inf']]
            [('lr', 0.002), ('betas', (0.9, 0.999)), ('eps', 1e-08), ('weight_decay', 0), ('foreach', None), ('maximize', False), ('differentiable', False), ('capturable', False), ('params', [0, 1, 2, 3])]
            """),
        Program(
            """
            import torch
            w = torch.ones(2, requires_grad=True)
            opt = torch.optim.SGD([w], lr=1)
            print(opt.param_groups[0]['lr'], opt.param_groups)
            for group in opt.param_groups:
                group['lr'] = 0.25
            (w * 3).sum().backward()
            opt.step()
            print(w, opt.param_groups[0]['lr'])
            opt.param_groups[0]['momentum'] = 0.5
            opt.zero_grad()
            print(w.grad)
            opt.zero_grad(set_to_none=False)
            def closure():
                opt.zero_grad()
                loss = (w ** 2).sum()
                loss.backward()
                return loss
            print(opt.step(closure), opt.step(closure), w)
            print(opt.state[w], opt.defaults['lr'])
            v = torch.zeros(1, requires_grad=True)
            opt.add_param_group({'params': v, 'lr': 5})
            print(len(opt.param_groups), opt.param_groups[1]['lr'], opt.param_groups[1]['momentum'])
            new = torch.optim.SGD([{'params': w}, {'params': v}], lr=0.1)
            new.load_state_dict(opt.state_dict())
            print(new.param_groups[0]['lr'], new.state[w]['momentum_buffer'])
            for bad in [lambda: torch.optim.SGD([], lr=0.1), lambda: torch.optim.SGD(w, lr=0.1), lambda: torch.optim.SGD([1], lr=0.1),
                        lambda: torch.optim.SGD([w * 2], lr=0.1), lambda: torch.optim.SGD([w], lr=-1.), lambda: torch.optim.Adam([w], lrate=1),
                        lambda: torch.optim.Adam([w], betas=(1.0, 0.9)), lambda: opt.add_param_group({'params': v}), lambda: torch.optim.Adam()]:
                try: bad()
                except Exception as e: print(type(e).__name__, e)
            """,
            """
            1 [{'params': [tensor([1., 1.], requires_grad=True)], 'lr': 1, 'momentum': 0, 'dampening': 0, 'weight_decay': 0, 'nesterov': False, 'maximize': False, 'foreach': None, 'differentiable': False, 'fused': None}]
            tensor([0.2500, 0.2500], requires_grad=True) 0.25
            None
            tensor(0.1250, grad_fn=<SumBackward0>) tensor(0.0312, grad_fn=<SumBackward0>) tensor([0., 0.], requires_grad=True)
            {'momentum_buffer': tensor([0.5000, 0.5000])} 1
            2 5 0
            0.25 tensor([0.5000, 0.5000])
            ValueError optimizer got an empty parameter list
            TypeError params argument given to the optimizer should be an iterable of Tensors or dicts, but got torch.FloatTensor
            TypeError optimizer can only optimize Tensors, but one of the params is int
            ValueError can't optimize a non-leaf Tensor
            ValueError Invalid learning rate: -1.0
            TypeError Adam.__init__() got an unexpected keyword argument 'lrate'
            ValueError Invalid beta parameter at index 0: 1.0
            ValueError some parameters appear in more than one parameter group
            TypeError Adam.__init__() missing 1 required positional argument: 'params'
            """),
        Program(
            """
            import torch
            from torch.optim import lr_scheduler as L
            def rates(make, steps=8, lr=0.1):
                opt = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr)
                sched = make(opt)
                out = []
                for i in range(steps):
                    opt.step()
                    sched.step()
                    out.append(opt.param_groups[0]['lr'])
                print(type(sched).__name__, out, sched.get_last_lr(), sched.last_epoch)
            rates(lambda o: L.StepLR(o, 3, 0.5))
            rates(lambda o: L.MultiStepLR(o, [2, 5], gamma=0.1))
            rates(lambda o: L.ExponentialLR(o, 0.9))
            rates(lambda o: L.CosineAnnealingLR(o, T_max=5))
            rates(lambda o: L.LambdaLR(o, lr_lambda=lambda epoch: 0.95 ** epoch))
            rates(lambda o: L.MultiplicativeLR(o, lambda epoch: 0.5))
            rates(lambda o: L.LinearLR(o, 0.5, total_iters=4))
            rates(lambda o: L.ConstantLR(o, 0.5, 3))
            opt = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1)
            sched = L.ReduceLROnPlateau(opt, 'min', factor=0.5, patience=1)
            for loss in [1., 0.9, 0.95, 0.95, torch.tensor(0.95), 0.95, 0.2]:
                sched.step(loss)
                print(opt.param_groups[0]['lr'], sched.num_bad_epochs, sched.best)
            print(L.StepLR(opt, 1).base_lrs, opt)
            try: L.StepLR(3, 1)
            except TypeError as e: print(e)
            try: L.StepLR(opt)
            except TypeError as e: print(e)
            """,
            """
            StepLR [0.1, 0.1, 0.05, 0.05, 0.05, 0.025, 0.025, 0.025] [0.025] 8
            MultiStepLR [0.1, 0.010000000000000002, 0.010000000000000002, 0.010000000000000002, 0.0010000000000000002, 0.0010000000000000002, 0.0010000000000000002, 0.0010000000000000002] [0.0010000000000000002] 8
            ExponentialLR [0.09000000000000001, 0.08100000000000002, 0.07290000000000002, 0.06561000000000002, 0.05904900000000002, 0.05314410000000002, 0.04782969000000002, 0.043046721000000024] [0.043046721000000024] 8
            CosineAnnealingLR [0.09045084971874738, 0.06545084971874737, 0.03454915028125263, 0.009549150281252633, 0.0, 0.009549150281252628, 0.03454915028125265, 0.06545084971874741] [0.06545084971874741] 8
            LambdaLR [0.095, 0.09025, 0.0857375, 0.081450625, 0.07737809374999999, 0.07350918906249998, 0.06983372960937498, 0.06634204312890622] [0.06634204312890622] 8
            MultiplicativeLR [0.05, 0.025, 0.0125, 0.00625, 0.003125, 0.0015625, 0.00078125, 0.000390625] [0.000390625] 8
            LinearLR [0.0625, 0.075, 0.08750000000000001, 0.1, 0.1, 0.1, 0.1, 0.1] [0.1] 8
            ConstantLR [0.05, 0.05, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1] [0.1] 8
            1 0 1.0
            1 0 0.9
            1 1 0.9
            0.5 0 0.9
            0.5 1 0.9
            0.25 0 0.9
            0.25 0 0.2
            [0.25] SGD (
            Parameter Group 0
                dampening: 0
                differentiable: False
                foreach: None
                fused: None
                initial_lr: 0.25
                lr: 0.25
                maximize: False
                momentum: 0
                nesterov: False
                weight_decay: 0
            )
            int is not an Optimizer
            StepLR.__init__() missing 1 required positional argument: 'step_size'
            """),
    ])
    func optimizers(_ program: Program) { program.check() }
}
