import Tensors

extension Family {
    /// Other shapes and other orders of the same elements.
    static let torchMovement = Family(
        module: "torch", type: "Tensor", voice: .torch,
        operations: [
            Builtin(
                "reshape", "(input, *shape)", "The same elements in another shape; -1 stands for what is left over.",
                example: "torch.arange(6).reshape(2, -1)\n#> tensor([[0, 1, 2],\n#>         [3, 4, 5]])"
            ) { call in .tensor(try call.tensor(0).reshape(call.restShape())) },
            Builtin(
                "transpose", "(input, dim0, dim1)", "Two axes swapped.",
                example: "torch.zeros(2, 3).transpose(0, 1).shape\n#> torch.Size([3, 2])"
            ) { call in .tensor(try call.tensor(0).transpose(call.int(1), call.int(2))) },
            Builtin("swapaxes", "(input, axis0, axis1)", "Two axes swapped.") { call in
                .tensor(try call.tensor(0).transpose(call.int(1), call.int(2)))
            },
            Builtin("swapdims", "(input, dim0, dim1)", "Two axes swapped.") { call in
                .tensor(try call.tensor(0).transpose(call.int(1), call.int(2)))
            },
            Builtin(
                "permute", "(input, *dims)", "The axes in another order.",
                example: "torch.zeros(2, 3, 4).permute(2, 0, 1).shape\n#> torch.Size([4, 2, 3])"
            ) { call in .tensor(try call.tensor(0).permute(call.restShape())) },
            Builtin(
                "t", "(input)", "A matrix transposed.", example: "torch.zeros(2, 3).t().shape\n#> torch.Size([3, 2])"
            ) { call in .tensor(try call.tensor(0).t()) },
            Builtin(
                "movedim", "(input, source, destination)", "Axes moved to other places.",
                example: "torch.zeros(2, 3, 4).movedim(0, 2).shape\n#> torch.Size([3, 4, 2])"
            ) { call in .tensor(try call.tensor(0).movedim(Shape(call.ints(1)), Shape(call.ints(2)))) },
            Builtin("moveaxis", "(input, source, destination)", "Axes moved to other places.") { call in
                .tensor(try call.tensor(0).movedim(Shape(call.ints(1)), Shape(call.ints(2))))
            },
            Builtin(
                "squeeze", "(input, dim=None)", "Without axes of size 1, or without the given one if its size is 1.",
                example: "torch.zeros(1, 3, 1).squeeze().shape\n#> torch.Size([3])"
            ) { call in
                let tensor = try call.tensor(0)
                guard call.has(1) else { return .tensor(tensor.squeeze()) }
                if call[1].isSequence { return .tensor(try tensor.squeeze(Shape(checking: call.ints(1)))) }
                return .tensor(try tensor.squeeze(call.int(1)))
            },
            Builtin(
                "unsqueeze", "(input, dim)", "With a new axis of size 1.",
                example: "torch.zeros(3).unsqueeze(0).shape\n#> torch.Size([1, 3])"
            ) { call in .tensor(try call.tensor(0).unsqueeze(call.int(1))) },
            Builtin(
                "flatten", "(input, start_dim=0, end_dim=-1)", "Several axes made into one.",
                example: "torch.zeros(2, 3, 4).flatten(1).shape\n#> torch.Size([2, 12])"
            ) { call in .tensor(try call.tensor(0).flatten(call.int(1), call.int(2))) },
            Builtin("ravel", "(input)", "One axis.", example: "torch.zeros(2, 3).ravel().shape\n#> torch.Size([6])") {
                call in
                .tensor(try call.tensor(0).ravel())
            },
            Builtin(
                "unflatten", "(input, dim, sizes)", "One axis made into several.",
                example: "torch.zeros(6).unflatten(0, (2, 3)).shape\n#> torch.Size([2, 3])"
            ) { call in .tensor(try call.tensor(0).unflatten(call.int(1), Shape(checking: call.ints(2)))) },
            Builtin(
                "narrow", "(input, dim, start, length)", "A stretch of one axis.",
                example: "torch.arange(5).narrow(0, 1, 3)\n#> tensor([1, 2, 3])"
            ) { call in .tensor(try call.tensor(0).narrow(call.int(1), call.int(2), call.int(3))) },
            Builtin(
                "select", "(input, dim, index)", "One place of an axis.",
                example: "torch.eye(2).select(0, 1)\n#> tensor([0., 1.])"
            ) { call in .tensor(try call.tensor(0).select(call.int(1), call.int(2))) },
            Builtin(
                "diagonal", "(input, offset=0, dim1=0, dim2=1)", "The diagonal as a view.",
                example: "torch.eye(2).diagonal()\n#> tensor([1., 1.])"
            ) { call in .tensor(try call.tensor(0).diagonal(call.int(1), call.int(2), call.int(3))) },
            Builtin(
                "diag", "(input, diagonal=0)", "The diagonal of a matrix, or the matrix with that diagonal.",
                example: "torch.diag(torch.tensor([1, 2]))\n#> tensor([[1, 0],\n#>         [0, 2]])"
            ) { call in .tensor(try call.tensor(0).diag(call.int(1))) },
            Builtin(
                "tril", "(input, diagonal=0)", "Zeros above the diagonal.",
                example: "torch.ones(2, 2).tril()\n#> tensor([[1., 0.],\n#>         [1., 1.]])"
            ) { call in .tensor(try call.tensor(0).tril(call.int(1))) },
            Builtin(
                "triu", "(input, diagonal=0)", "Zeros below the diagonal.",
                example: "torch.ones(2, 2).triu(1)\n#> tensor([[0., 1.],\n#>         [0., 0.]])"
            ) { call in .tensor(try call.tensor(0).triu(call.int(1))) },
            Builtin(
                "flip", "(input, *dims)", "The order along axes reversed.",
                example: "torch.arange(3).flip(0)\n#> tensor([2, 1, 0])"
            ) { call in .tensor(try call.tensor(0).flip(call.restShape())) },
            Builtin("fliplr", "(input)", "The order along axis 1 reversed.") { call in
                .tensor(try call.tensor(0).flip([1]))
            },
            Builtin("flipud", "(input)", "The order along axis 0 reversed.") { call in
                .tensor(try call.tensor(0).flip([0]))
            },
            Builtin(
                "roll", "(input, shifts, dims=None)",
                "Elements shifted along axes, those at the end coming back in front.",
                example: "torch.arange(4).roll(1)\n#> tensor([3, 0, 1, 2])"
            ) { call in
                .tensor(
                    try call.tensor(0).roll(
                        Shape(checking: call.ints(1)), call.has(2) ? Shape(checking: call.ints(2)) : []))
            },
            Builtin("rot90", "(input, k=1, dims=(0, 1))", "A quarter turn in the plane of two axes.") { call in
                .tensor(try call.tensor(0).rot90(call.int(1), Shape(checking: call.ints(2))))
            },
            Builtin(
                "repeat_interleave", "(input, repeats=None, dim=None)", "Every element repeated.",
                example: "torch.tensor([1, 2]).repeat_interleave(2)\n#> tensor([1, 1, 2, 2])"
            ) { call in
                let tensor = try call.tensor(0)
                guard call.has(1) else { return .tensor(try tensor.repeatedPositions()) }
                switch call[1] {
                case .int(let count): return .tensor(try tensor.repeatInterleave(count, call.optionalInt(2)))
                default: return .tensor(try tensor.repeatInterleave(call.tensor(1), call.optionalInt(2)))
                }
            },
            Builtin(
                "tile", "(input, *dims)", "The whole repeated along axes.",
                example: "torch.tensor([1, 2]).tile(2)\n#> tensor([1, 2, 1, 2])"
            ) { call in .tensor(try call.tensor(0).tile(call.restShape())) },
            Builtin(
                "clone", "(input, *, memory_format=None)", "A copy that the gradient flows through.",
                example: "torch.ones(1).clone()\n#> tensor([1.])"
            ) { call in .tensor(try call.tensor(0).clone()) },
            Builtin(
                "split", "(tensor, split_size_or_sections, dim=0)",
                "Parts of equal size, or of the given sizes, along an axis.",
                example: "torch.arange(5).split(2)\n#> (tensor([0, 1]), tensor([2, 3]), tensor([4]))"
            ) { call in
                let tensor = try call.tensor(0)
                if call[1].isSequence { return .tensors(try tensor.split(call.ints(1), call.int(2))) }
                return .tensors(try tensor.split(call.int(1), call.int(2)))
            },
            Builtin(
                "chunk", "(input, chunks, dim=0)", "A number of parts along an axis.",
                example: "torch.arange(4).chunk(2)\n#> (tensor([0, 1]), tensor([2, 3]))"
            ) { call in .tensors(try call.tensor(0).chunk(call.int(1), call.int(2))) },
            Builtin("tensor_split", "(input, indices_or_sections, dim=0)", "Parts along an axis, as equal as can be.") {
                call in
                .tensors(try call.tensor(0).tensorSplit(call.int(1), call.int(2)))
            },
            Builtin(
                "unbind", "(input, dim=0)", "All places of an axis, one by one.",
                example: "torch.arange(2).unbind()\n#> (tensor(0), tensor(1))"
            ) { call in .tensors(try call.tensor(0).unbind(call.int(1))) },
            Builtin("unfold_copy", "(input, dimension, size, step)", "Windows along an axis.") { call in
                .tensor(try call.tensor(0).unfold(call.int(1), call.int(2), call.int(3)))
            },
            Builtin("as_strided", "(input, size, stride, storage_offset=None)", "A view with any sizes and strides.") {
                call in
                .tensor(
                    try call.tensor(0).asStrided(
                        Shape(checking: call.ints(1)), Shape(checking: call.ints(2)), call.optionalInt(3)))
            },
            Builtin(
                "broadcast_to", "(input, size)", "Repeated along axes of size 1, without copying.",
                example: "torch.ones(1, 2).broadcast_to((3, 2)).shape\n#> torch.Size([3, 2])"
            ) { call in .tensor(try call.tensor(0).expand(Shape(checking: call.ints(1)))) },
            Builtin(
                "detach", "(input)", "The same memory without history.",
                example: "torch.ones(1, requires_grad=True).detach()\n#> tensor([1.])"
            ) {
                call in .tensor(try call.tensor(0).detach())
            },
        ])

    /// Functions over several tensors.
    static let torchJoining = Family(
        module: "torch", voice: .torch,
        functions: [
            Builtin(
                "cat", "(tensors, dim=0, *, out=None)", "Tensors joined along an axis that they have.",
                example: "torch.cat([torch.zeros(2), torch.ones(1)])\n#> tensor([0., 0., 1.])"
            ) { call in .tensor(try Tensor.cat(call.tensors(0), call.int(1))) },
            Builtin("concat", "(tensors, dim=0)", "Tensors joined along an axis that they have.") { call in
                .tensor(try Tensor.cat(call.tensors(0), call.int(1)))
            },
            Builtin("concatenate", "(tensors, axis=0)", "Tensors joined along an axis that they have.") { call in
                .tensor(try Tensor.cat(call.tensors(0), call.int(1)))
            },
            Builtin(
                "stack", "(tensors, dim=0, *, out=None)", "Tensors of one shape joined along a new axis.",
                example: "torch.stack([torch.zeros(2), torch.ones(2)])\n#> tensor([[0., 0.],\n#>         [1., 1.]])"
            ) { call in .tensor(try Tensor.stack(call.tensors(0), call.int(1))) },
            Builtin("hstack", "(tensors)", "Joined along axis 1, vectors along axis 0.") { call in
                .tensor(try Tensor.hstack(call.tensors(0)))
            },
            Builtin("vstack", "(tensors)", "Joined along axis 0, vectors as rows.") { call in
                .tensor(try Tensor.vstack(call.tensors(0)))
            },
            Builtin("column_stack", "(tensors)", "Joined along axis 1, vectors as columns.") { call in
                .tensor(try Tensor.columnStack(call.tensors(0)))
            },
            Builtin(
                "meshgrid", "(*tensors, indexing=None)", "The coordinates of a grid.",
                example:
                    "torch.meshgrid(torch.arange(2), torch.arange(2), indexing='ij')[0]\n#> tensor([[0, 0],\n#>         [1, 1]])"
            ) { call in
                let given =
                    call.rest.count == 1 && call.rest[0].isSequence
                    ? try call.rest[0].collected() : ContiguousArray(call.rest)
                let tensors = try given.map { value in
                    guard case .tensor(let tensor) = value else {
                        throw Raised(.typeError, "meshgrid expects tensors, but got \(value.typeName)")
                    }
                    return tensor
                }
                var shape = Shape(tensors.map(\.numel))
                let isXY = try call.optionalString(0) == "xy" && tensors.count > 1
                if isXY { shape.swapAt(0, 1) }
                return .tensors(
                    try tensors.enumerated().map { place, tensor in
                        var sizes = Shape(repeating: 1, count: tensors.count)
                        sizes[isXY && place < 2 ? 1 - place : place] = tensor.numel
                        return try tensor.reshape(sizes).expand(shape)
                    })
            },
            Builtin("atleast_1d", "(input)", "With one axis at least.") { call in
                .tensor(try call.tensor(0).atleast1d())
            },
            Builtin("atleast_2d", "(input)", "With two axes at least.") { call in
                .tensor(try call.tensor(0).atleast2d())
            },
            Builtin("broadcast_tensors", "(*tensors)", "Tensors repeated to one common shape.") { call in
                let tensors = try call.rest.map { value in
                    guard case .tensor(let tensor) = value else {
                        throw Raised(.typeError, "expected Tensor, but got \(value.typeName)")
                    }
                    return tensor
                }
                let shape = try tensors.reduce(Shape()) { try Shape.broadcast($0, $1.shape) }
                return .tensors(try tensors.map { try $0.expand(shape) })
            },
        ])

    /// Movements that are methods only.
    static let tensorMovement = Family(
        type: "Tensor", voice: .torch,
        methods: [
            Builtin(
                "view", "(*shape)", "The same memory with other sizes; -1 stands for what is left over.",
                example: "torch.arange(6).view(2, 3)\n#> tensor([[0, 1, 2],\n#>         [3, 4, 5]])"
            ) { call in
                if call.rest.count == 1, let dtype = call.rest[0].object(as: DTypeObject.self) {
                    return .tensor(try call.tensorReceiver.to(dtype.dtype))
                }
                return .tensor(try call.tensorReceiver.view(call.restShape()))
            },
            Builtin("view_as", "(other)", "The same memory with another tensor's sizes.") { call in
                .tensor(try call.tensorReceiver.view(call.tensor(0).shape))
            },
            Builtin("reshape_as", "(other)", "The same elements with another tensor's sizes.") { call in
                .tensor(try call.tensorReceiver.reshape(call.tensor(0).shape))
            },
            Builtin(
                "expand", "(*sizes)", "Repeated along axes of size 1, without copying; -1 keeps a size.",
                example: "torch.ones(1, 2).expand(3, -1).shape\n#> torch.Size([3, 2])"
            ) { call in .tensor(try call.tensorReceiver.expand(call.restShape())) },
            Builtin("expand_as", "(other)", "Repeated to another tensor's sizes.") { call in
                .tensor(try call.tensorReceiver.expand(call.tensor(0).shape))
            },
            Builtin(
                "repeat", "(*repeats)", "Copied a number of times along each axis.",
                example: "torch.tensor([1, 2]).repeat(2, 1)\n#> tensor([[1, 2],\n#>         [1, 2]])"
            ) { call in .tensor(try call.tensorReceiver.repeat(call.restShape())) },
            Builtin(
                "unfold", "(dimension, size, step)", "Windows along an axis.",
                example: "torch.arange(4).unfold(0, 2, 1).shape\n#> torch.Size([3, 2])"
            ) { call in
                .tensor(try call.tensorReceiver.unfold(call.int(0), call.int(1), call.int(2)))
            },
            Builtin(
                "contiguous", "()", "Row-major in memory: itself, or a copy.",
                example: "torch.zeros(2, 3).t().contiguous().is_contiguous()\n#> True"
            ) { call in
                .tensor(try call.tensorReceiver.contiguous())
            },
            Builtin(
                "is_contiguous", "()", "Whether it lies row-major in memory.",
                example: "torch.zeros(2, 3).t().is_contiguous()\n#> False"
            ) { call in
                .bool(try call.tensorReceiver.isContiguous)
            },
            Builtin(
                "size", "(dim=None)", "The sizes, or the size of one axis.",
                example: "torch.zeros(2, 3).size(1)\n#> 3"
            ) { call in
                let tensor = try call.tensorReceiver
                guard call.has(0) else { return SizeType.make(tensor.shape) }
                return .int(try tensor.size(call.int(0)))
            },
            Builtin(
                "stride", "(dim=None)", "Steps in memory from one element to the next.",
                example: "torch.zeros(2, 3).stride()\n#> (3, 1)"
            ) { call in
                let tensor = try call.tensorReceiver
                guard call.has(0) else { return .tuple(tensor.strides.map(Value.int)) }
                _ = try tensor.size(call.int(0))
                let dim = try call.int(0)
                return .int(tensor.strides[dim < 0 ? dim + tensor.rank : dim])
            },
            Builtin(
                "storage_offset", "()", "Where it begins in its memory.",
                example: "torch.arange(4)[2:].storage_offset()\n#> 2"
            ) { call in
                .int(try call.tensorReceiver.offset)
            },
            Builtin("dim", "()", "The number of axes.", example: "torch.zeros(2, 3).dim()\n#> 2") { call in
                .int(try call.tensorReceiver.rank)
            },
            Builtin("ndimension", "()", "The number of axes.") { call in .int(try call.tensorReceiver.rank) },
            Builtin("element_size", "()", "Bytes of one element.") { call in
                .int(try call.tensorReceiver.dtype.itemSize)
            },
            Builtin("data_ptr", "()", "The address of the first element.") { call in
                let tensor = try call.tensorReceiver
                return .int(Int(bitPattern: tensor.storage.bytes) + tensor.offset * tensor.dtype.itemSize)
            },
        ])

    static let torchCounting = Family(
        module: "torch", type: "Tensor", voice: .torch,
        operations: [
            Builtin("numel", "(input)", "The number of elements.", example: "torch.zeros(2, 3).numel()\n#> 6") { call in
                .int(try call.tensor(0).numel)
            },
            Builtin(
                "is_floating_point", "(input)", "Whether the dtype is a float.",
                example: "torch.ones(1).is_floating_point()\n#> True"
            ) {
                call in .bool(try call.tensor(0).isFloatingPoint)
            },
            Builtin(
                "is_complex", "(input)", "Whether the dtype is complex.",
                example: "torch.ones(1).is_complex()\n#> False"
            ) { call in .bool(try call.tensor(0).dtype.isComplex) },
        ])
}
