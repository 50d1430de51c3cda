import NIOPosix

/// Threads for clients that block.
///
/// Swift's tasks share as many threads as there are cores. A test that blocked one of them could stop the server
/// that it waits for: two such tests on two cores would wait for each other until both time out.
enum BlockingThreads {
    /// More than tests run at once on any machine of ours; others queue.
    private static let count = 32

    private static let isBlocking = ThreadSpecificVariable<Mark>()
    private static let pool: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: count)
        pool.start()
        return pool
    }()

    private final class Mark: Sendable {}

    /// Runs `work`, which may block, apart from the threads of tasks.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await pool.runIfActive {
            if isBlocking.currentValue == nil { isBlocking.currentValue = Mark() }
            return try work()
        }
    }

    /// Stops the test run when a thread of tasks is about to block.
    static func requireCurrent() {
        precondition(isBlocking.currentValue != nil, "Only a thread of BlockingThreads may block.")
    }
}
