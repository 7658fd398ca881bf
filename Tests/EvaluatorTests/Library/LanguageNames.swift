/// Every name that the page on the language promises, by the module or type that has it.
enum LanguageNames {
    static let all: [(place: String, names: String)] = [
        (
            "builtins",
            """
            print len range enumerate zip map filter sorted reversed sum min max abs round any all int float str
            bool list tuple dict set frozenset type isinstance issubclass hasattr getattr setattr callable iter
            next ord chr repr format divmod pow bin hex id hash input open dir vars help super object property
            staticmethod classmethod Exception ValueError TypeError KeyError IndexError AttributeError
            RuntimeError ZeroDivisionError OverflowError NotImplementedError StopIteration AssertionError
            FileNotFoundError RecursionError KeyboardInterrupt
            """
        ),
        (
            "math",
            """
            sqrt exp log log2 log10 sin cos tan tanh floor ceil pow pi e inf nan isnan isinf gcd factorial
            """
        ),
        (
            "random",
            """
            seed random randint randrange choice choices shuffle sample uniform gauss
            """
        ),
        (
            "time",
            """
            time sleep perf_counter strftime
            """
        ),
        (
            "sys",
            """
            argv stdout stderr exit
            """
        ),
        (
            "os",
            """
            path listdir getcwd makedirs
            """
        ),
        (
            "os.path",
            """
            join exists basename dirname splitext isfile isdir
            """
        ),
        (
            "pathlib",
            """
            Path
            """
        ),
        (
            "collections",
            """
            Counter defaultdict OrderedDict namedtuple deque
            """
        ),
        (
            "itertools",
            """
            count cycle repeat accumulate chain combinations permutations product islice takewhile dropwhile
            starmap tee zip_longest groupby
            """
        ),
        (
            "functools",
            """
            reduce partial lru_cache wraps cmp_to_key
            """
        ),
        (
            "string",
            """
            ascii_letters ascii_lowercase ascii_uppercase digits punctuation whitespace printable
            """
        ),
        (
            "copy",
            """
            copy deepcopy
            """
        ),
        (
            "re",
            """
            match search findall sub split compile finditer fullmatch IGNORECASE
            """
        ),
        (
            "json",
            """
            loads dumps load dump
            """
        ),
        (
            "csv",
            """
            reader writer DictReader DictWriter
            """
        ),
        (
            "glob",
            """
            glob
            """
        ),
        (
            "unicodedata",
            """
            normalize category name combining
            """
        ),
        (
            "argparse",
            """
            ArgumentParser
            """
        ),
        (
            "dataclasses",
            """
            dataclass field asdict astuple replace
            """
        ),
        (
            "typing",
            """
            List Dict Tuple Optional Union Any Callable
            """
        ),
        (
            "warnings",
            """
            filterwarnings warn
            """
        ),
        (
            "tqdm",
            """
            tqdm trange
            """
        ),
        (
            "matplotlib.pyplot",
            """
            plot scatter bar imshow title xlabel ylabel legend grid figure subplot subplots show savefig
            """
        ),
        (
            "numpy",
            """
            array float32 float64 int64 int32 bool_ zeros ones eye arange linspace full zeros_like random
            reshape transpose ravel squeeze expand_dims concatenate stack vstack hstack split tile repeat where
            argmax argmin argsort sort max min sum mean std var cumsum dot matmul outer exp log sqrt tanh sin
            cos abs power clip maximum minimum round isnan allclose array_equal unique linalg loadtxt savetxt
            newaxis pi inf
            """
        ),
        (
            "numpy.ndarray",
            """
            T reshape transpose ravel flatten squeeze astype tolist copy shape dtype ndim size sum mean std var
            max min argmax argmin argsort sort cumsum dot repeat round clip
            """
        ),
        (
            "numpy.random",
            """
            seed rand randn randint uniform normal choice shuffle permutation RandomState
            """
        ),
        (
            "numpy.linalg",
            """
            norm
            """
        ),
        (
            "torch",
            """
            tensor Tensor FloatTensor DoubleTensor LongTensor IntTensor BoolTensor zeros ones full eye arange
            linspace rand randn randint randperm empty zeros_like ones_like rand_like randn_like full_like
            from_numpy as_tensor bernoulli normal multinomial manual_seed seed initial_seed get_rng_state
            set_rng_state Generator float32 float64 int64 int32 uint8 bool set_default_dtype set_printoptions
            device cuda __version__ reshape transpose permute t squeeze unsqueeze flatten unflatten
            repeat_interleave tile cat concat stack hstack vstack chunk split unbind narrow select flip roll
            movedim gather scatter scatter_add index_select masked_select masked_fill where take tril triu diag
            nonzero abs neg exp log log1p sqrt rsqrt pow square sin cos tanh sigmoid relu clamp round floor ceil
            sign maximum minimum reciprocal erf lerp addmm addcmul addcdiv matmul mm bmm mv dot outer einsum eq
            ne lt le gt ge isclose allclose equal isnan isinf isfinite logical_and logical_or logical_not
            logical_xor any all sum mean prod std var max min amax amin argmax argmin median norm cumsum cumprod
            topk sort argsort unique bincount histc logsumexp softmax log_softmax autograd no_grad enable_grad
            set_grad_enabled inference_mode save load nn optim utils
            """
        ),
        (
            "torch.cuda",
            """
            is_available
            """
        ),
        (
            "torch.Tensor",
            """
            float double long int bool to type cpu cuda view reshape transpose permute t T mT squeeze unsqueeze
            flatten unflatten expand expand_as repeat repeat_interleave tile chunk split unbind narrow select
            flip roll movedim contiguous is_contiguous stride storage_offset gather scatter scatter_add
            index_select masked_select masked_fill where take tril triu diag nonzero add_ zero_ fill_ copy_
            clamp_ normal_ uniform_ abs neg exp log log1p sqrt rsqrt pow square sin cos tanh sigmoid relu clamp
            round floor ceil sign maximum minimum reciprocal erf lerp addmm addcmul addcdiv matmul mm bmm mv dot
            outer eq ne lt le gt ge isclose allclose equal isnan isinf isfinite logical_and logical_or
            logical_not any all sum mean prod std var max min amax amin argmax argmin median norm cumsum cumprod
            topk sort argsort unique bincount histc logsumexp softmax log_softmax requires_grad backward grad
            grad_fn detach data retain_grad register_hook is_leaf item tolist numpy size dim shape dtype device
            numel clone
            """
        ),
        (
            "torch.autograd",
            """
            grad Variable
            """
        ),
        (
            "torch.nn",
            """
            Module Parameter Sequential ModuleList ModuleDict ParameterList RNN LSTM GRU RNNCell LSTMCell
            GRUCell Linear Bilinear Embedding Dropout LayerNorm BatchNorm1d Identity Flatten Conv1d MaxPool1d
            ReLU Tanh Sigmoid LeakyReLU ELU GELU Softplus Softmax LogSoftmax CrossEntropyLoss NLLLoss MSELoss
            L1Loss SmoothL1Loss BCELoss BCEWithLogitsLoss KLDivLoss MultiheadAttention functional init utils
            """
        ),
        (
            "torch.nn.Module",
            """
            parameters named_parameters children modules buffers state_dict load_state_dict train eval apply to
            zero_grad requires_grad_ register_buffer register_forward_hook
            """
        ),
        (
            "torch.nn.functional",
            """
            one_hot cross_entropy nll_loss mse_loss l1_loss smooth_l1_loss binary_cross_entropy
            binary_cross_entropy_with_logits kl_div softmax log_softmax relu tanh sigmoid leaky_relu elu gelu
            softplus linear bilinear embedding dropout layer_norm conv1d max_pool1d scaled_dot_product_attention
            """
        ),
        (
            "torch.nn.init",
            """
            uniform_ normal_ constant_ ones_ zeros_ eye_ xavier_uniform_ xavier_normal_ kaiming_uniform_
            kaiming_normal_ orthogonal_
            """
        ),
        (
            "torch.nn.utils",
            """
            clip_grad_norm_ clip_grad_value_ parameters_to_vector
            """
        ),
        (
            "torch.nn.utils.rnn",
            """
            pad_sequence pack_sequence pack_padded_sequence pad_packed_sequence PackedSequence
            """
        ),
        (
            "torch.optim",
            """
            SGD Adam AdamW RMSprop Adagrad Adadelta Adamax lr_scheduler
            """
        ),
        (
            "torch.optim.lr_scheduler",
            """
            StepLR MultiStepLR ExponentialLR CosineAnnealingLR LambdaLR ReduceLROnPlateau
            """
        ),
        (
            "torch.utils.data",
            """
            Dataset TensorDataset DataLoader Subset random_split
            """
        ),
        (
            "safetensors.torch",
            """
            save_file load_file
            """
        ),
    ]
}
