@testable import Tensors

/// The Swift call for each name of an operation in `operations.jsonl`.
let operationTable: [String: @Sendable (Tensor, [JSONValue]) throws -> [Tensor]] = [
    "view": { [try $0.view($1[0].shape)] },
    "reshape": { [try $0.reshape($1[0].shape)] },
    "flatten": { [try $0.flatten($1[0].int, $1[1].int)] },
    "unflatten": { [try $0.unflatten($1[0].int, $1[1].shape)] },
    "transpose": { [try $0.transpose($1[0].int, $1[1].int)] },
    "permute": { [try $0.permute($1[0].shape)] },
    "t": { input, _ in [try input.t()] },
    "contiguous": { input, _ in [try input.contiguous()] },
    "clone": { input, _ in [input.clone()] },
    "nonzero": { input, _ in [try input.nonzero()] },
    "ravel": { input, _ in [try input.ravel()] },
    "squeeze": { input, _ in [input.squeeze()] },
    "zero": { input, _ in [try input.clone().zero()] },
    "fill": { [try $0.clone().fill(.int(Int64($1[0].int)))] },
    "T": { input, _ in [try input.reversedAxes()] },
    "mT": { input, _ in [try input.matrixTransposed()] },
    "squeezedim": { [try $0.squeeze($1[0].int)] },
    "squeezedims": { [try $0.squeeze($1[0].shape)] },
    "unsqueeze": { [try $0.unsqueeze($1[0].int)] },
    "expand": { [try $0.expand($1[0].shape)] },
    "repeat": { [try $0.repeat($1[0].shape)] },
    "tile": { [try $0.tile($1[0].shape)] },
    "repeat_interleave": { [try $0.repeatInterleave($1[0].int, $1[1].optionalInt)] },
    "repeat_interleave_t": { [try $0.repeatInterleave($1[0].tensor, $1[1].int)] },
    "narrow": { [try $0.narrow($1[0].int, $1[1].int, $1[2].int)] },
    "select": { [try $0.select($1[0].int, $1[1].int)] },
    "chunk": { try $0.chunk($1[0].int, $1[1].int) },
    "tensor_split": { try $0.tensorSplit($1[0].int, $1[1].int) },
    "split": { try $0.split($1[0].int, $1[1].int) },
    "splitlist": { try $0.split($1[0].ints, $1[1].int) },
    "unbind": { try $0.unbind($1[0].int) },
    "movedim": { [try $0.movedim($1[0].shape, $1[1].shape)] },
    "flip": { [try $0.flip($1[0].shape)] },
    "roll": { [try $0.roll($1[0].shape, $1[1].shape)] },
    "rollflat": { [try $0.roll([$1[0].int])] },
    "diagonal": { [try $0.diagonal($1[0].int, $1[1].int, $1[2].int)] },
    "diag": { [try $0.diag($1[0].int)] },
    "diag_embed": { [try $0.diagEmbed($1[0].int)] },
    "tril": { [try $0.tril($1[0].int)] },
    "triu": { [try $0.triu($1[0].int)] },
    "cat": { [try Tensor.cat(withOthers($0, $1), $1[1].int)] },
    "stack": { [try Tensor.stack(withOthers($0, $1), $1[1].int)] },
    "hstack": { [try Tensor.hstack(withOthers($0, $1))] },
    "vstack": { [try Tensor.vstack(withOthers($0, $1))] },
    "as_strided": { [try $0.asStrided($1[0].shape, $1[1].shape, $1[2].optionalInt)] },
    "unfold": { [try $0.unfold($1[0].int, $1[1].int, $1[2].int)] },
    "rot90": { [try $0.rot90($1[0].int)] },
    "get": { [try $0.get($1[0].indices)] },
    "get1": { [try $0.get($1[0].index)] },
    "gather": { [try $0.gather($1[0].int, $1[1].tensor)] },
    "scatter": { [try $0.scatter($1[0].int, $1[1].tensor, $1[2].tensor)] },
    "scattervalue": { [try $0.scatter($1[0].int, $1[1].tensor, .float(Double($1[2].int)))] },
    "scatter_add": { [try $0.scatterAdd($1[0].int, $1[1].tensor, $1[2].tensor)] },
    "index_select": { [try $0.indexSelect($1[0].int, $1[1].tensor)] },
    "index_add": { [try $0.indexAdd($1[0].int, $1[1].tensor, $1[2].tensor)] },
    "masked_select": { [try $0.maskedSelect($1[0].tensor)] },
    "masked_fill": { [try $0.maskedFill($1[0].tensor, .float(Double($1[1].int)))] },
    "take": { [try $0.take($1[0].tensor)] },
    "one_hot": { [try $0.to(.int64).oneHot($1[0].int)] },
    "to": { [$0.to($1[0].dtype ?? .float64)] },
    "set": { input, args in
        let target = input.clone()
        try target.set(args[0].indices, .float(Double(args[1].int)))
        return [target]
    },
    "settensor": { input, args in
        let target = input.clone()
        try target.set(args[0].indices, args[1].tensor)
        return [target]
    },
    "index_put": { input, args in
        let target = input.clone()
        let indices = try args[0].list.map { try $0["t"]?.tensor }
        return [try target.indexPut(indices, args[1].tensor, accumulate: args[2].flag)]
    },
    "pad": { [try $0.pad($1[0].ints, value: .int(Int64($1[1].int)))] },
    "index_fill": { [try $0.indexFill($1[0].int, $1[1].tensor, .int(Int64($1[2].int)))] },
    "index_copy": { [try $0.indexCopy($1[0].int, $1[1].tensor, $1[2].tensor)] },
    "take_along_dim": { [try $0.takeAlongDim($1[0].tensor, $1[1].int)] },
    "copy": { [try $0.clone().copy(from: $1[0].tensor)] },
]

/// The tensor and ones of other shapes and dtypes.
private func withOthers(_ first: Tensor, _ args: [JSONValue]) -> [Tensor] {
    [first] + args[0].list.map { Tensor.ones($0["shape"]?.shape ?? [], dtype: $0["dtype"]?.dtype) }
}
