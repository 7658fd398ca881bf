import Testing
@testable import Evaluator
