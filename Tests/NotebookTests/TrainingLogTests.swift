import Evaluator
import Testing

@testable import Notebook

@Suite struct TrainingLogTests {
    /// Two optimisers, one after the other, on `w`: the loss `w²` has the gradient `2 w`.
    static let prologue = "w = torch.ones(1, requires_grad=True)\nopt = torch.optim.SGD([w], lr=0.25)"
    static let step = "loss = (w * w).sum(); opt.zero_grad(); loss.backward(); opt.step()"

    @Test func stepsAreLoggedWithLossRateAndNorm() throws {
        let log = withKernel([Self.prologue, "for i in range(3):\n    \(Self.step)\n"]) { $0.trainingLog }
        let run = try #require(log.currentRun)
        #expect(log.runs.count == 1)
        #expect(run.name == "SGD [2]")
        #expect(run.losses == [1, 0.25, 0.0625])
        #expect(run.gradientNorms == [2, 1, 0.5])
        #expect(run.learningRates == [0.25, 0.25, 0.25])
        #expect(run.best?.value == 0.0625)
        #expect(run.best?.step == 3)
        #expect(run.curve(.gradientNorm).values == [2, 1, 0.5])
    }

    @Test func anOptimiserIsARunHoweverManyCellsItTakes() {
        let log = withKernel([
            Self.prologue, Self.step, Self.step, "opt = torch.optim.Adam([w])", Self.step, "x = 1",
        ]) { $0.trainingLog }
        #expect(log.runs.map(\.name) == ["SGD [2]", "Adam [5]"])
        #expect(log.runs.map(\.stepCount) == [2, 1])
        #expect(log.stepCount == 3)
    }

    @Test func optimisersThatTakeTurnsHaveARunEach() {
        let log = withKernel([
            Self.prologue + "\nsgd = opt\nadam = torch.optim.Adam([w])",
            "for opt in [sgd, adam, sgd, adam]:\n    \(Self.step)\n",
        ]) { $0.trainingLog }
        #expect(log.runs.map(\.stepCount) == [2, 2])
        #expect(log.currentRun?.optimizerName == "Adam")
    }

    @Test func oneLossIsOneStep() {
        let log = withKernel([
            "a = torch.ones(1, requires_grad=True)\nb = torch.ones(1, requires_grad=True)\n"
                + "first = torch.optim.SGD([a], lr=0.5)\nsecond = torch.optim.SGD([b], lr=0.5)\n"
                + "(a * b).backward(); first.step(); second.step()"
        ]) { $0.trainingLog }
        #expect(log.runs.map(\.stepCount) == [1])
    }

    @Test func stepsWithoutALossAreNone() {
        let log = withKernel([
            Self.prologue, "opt.step()", "(w * torch.ones(2)).backward(torch.ones(2)); opt.step()",
        ]) { $0.trainingLog }
        #expect(log.isEmpty)
    }

    @Test func closuresAndTheModuleFunctionAreSeen() {
        let log = withKernel([
            Self.prologue,
            "def closure():\n    opt.zero_grad(); loss = (w * w).sum(); loss.backward(); return loss\nopt.step(closure);",
            "torch.autograd.backward([(w * w).sum()]); opt.step()",
        ]) { $0.trainingLog }
        #expect(log.currentRun?.losses == [1, 0.25])
    }

    @Test func logsCanBeSetBack() {
        withKernel([Self.prologue, Self.step]) { kernel in
            let before = kernel.trainingLog
            _ = kernel.run(Self.step)
            #expect(kernel.trainingLog.stepCount == 2)
            kernel.trainingLog = before
            #expect(kernel.trainingLog.stepCount == 1)
            _ = kernel.run("%reset -f")
            #expect(kernel.trainingLog.isEmpty)
        }
    }

    @Test func longRunsAreThinnedOut() {
        var run = TrainingRun(optimizer: 1, optimizerName: "SGD", cell: 1)
        let count = TrainingRun.capacity * 2 + 10
        for step in 1...count {
            run.note(TrainingStep(loss: step == 7 ? -1 : Double(step), learningRate: 1, gradientNorm: 1))
        }
        #expect(run.stepCount == count)
        #expect(run.stride == 4)
        #expect(run.losses.count <= TrainingRun.capacity)
        #expect(run.losses.enumerated().allSatisfy { $1 == Double(1 + $0 * 4) })
        #expect(run.last?.loss == Double(count))
        #expect(run.best?.value == -1)
        #expect(run.best?.step == 7)
        #expect(run.curve(.loss).stride == 4)
    }

    @Test func oldRunsAreForgotten() {
        var log = TrainingLog()
        for optimizer in 1...TrainingLog.runLimit + 5 {
            log.note(TrainingStep(loss: 1, learningRate: 1, gradientNorm: 1, optimizer: optimizer), cell: 1)
        }
        #expect(log.runs.count == TrainingLog.runLimit)
        #expect(log.runs.first?.optimizer == 6)
        #expect(log.currentRun?.optimizer == TrainingLog.runLimit + 5)
    }

    @Test func losses() {
        #expect(transcript(["%loss"]) == "There was no training step yet.\n")
        #expect(
            transcript(["%loss up"])
                == "UsageError: usage: %loss [log] [all] [grad|lr] [smooth[=0.9]] [WIDTHxHEIGHT]\n")
        let train = "for i in range(6):\n    \(Self.step)\n"
        #expect(
            transcript([Self.prologue, train, "%loss log 40x6"]).hasPrefix(
                "loss  y:log  last 9.77e-4  best 9.77e-4\n    1 ┤"))
        let grads = transcript([
            Self.prologue, train, "opt = torch.optim.SGD([w], lr=1.)", train, "%loss grad all 40x8",
        ])
        #expect(grads.hasPrefix("gradient norm  last 0.0312  best 0.0312\n2 SGD [4] 0.0312   1 SGD [2] 0.0625\n"))
        #expect(grads.split(separator: "\n").count == 8)
    }
}
