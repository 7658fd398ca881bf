import Testing

@testable import Evaluator

// Printed by NumPy 2.4 for the same program.
@Suite struct ReversedArrayTests {
    @Test func goesBackAlongTheFirstAxis() {
        Program(
            """
            import numpy as np
            print(list(reversed(np.array([1, 2, 3]))), list(reversed(np.zeros(0))))
            print([x for x in reversed(np.array([[1., 2.], [3., 4.]]))])
            for bit in reversed(np.array([0, 1, 1], dtype=np.uint8)):
                print(bit, type(bit).__name__)
            """,
            """
            [np.int64(3), np.int64(2), np.int64(1)] []
            [array([3., 4.]), array([1., 2.])]
            1 uint8
            1 uint8
            0 uint8
            """
        ).check()
    }
}
