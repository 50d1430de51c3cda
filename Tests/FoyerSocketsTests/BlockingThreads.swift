import NIOPosix

/// Threads for clients that make blocking calls.
///
/// Swift's tasks share as many threads as there are cores. A test that blocked one of them could stop the server it waits for:
/// two such tests on two cores would block each other until both time out.
enum BlockingThreads {
    /// More than the tests run at once on our machines; further work queues.
    private static let count = 32

    private static let isBlocking = ThreadSpecificVariable<Mark>()
    private static let pool: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: count)
        pool.start()
        return pool
    }()

    private final class Mark: Sendable {}

    /// Runs `work`, which may block, on a thread that no task uses.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await pool.runIfActive {
            if isBlocking.currentValue == nil { isBlocking.currentValue = Mark() }
            return try work()
        }
    }

    /// Ends the test run if a thread of the task pool is about to block.
    static func requireCurrent() {
        precondition(isBlocking.currentValue != nil, "Only a thread of BlockingThreads may block.")
    }
}
