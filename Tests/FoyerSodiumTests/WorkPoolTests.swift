import Dispatch
import Synchronization
import TestSupport
import Testing

@testable import FoyerSodium

@Suite struct WorkPoolTests {
    @Test func `running and waiting work is limited, and further work is refused until there is room`()
        async throws
    {
        let pool = WorkPool(label: "test", parallel: 2, waitingLimit: 3)
        let gate = DispatchSemaphore(value: 0)
        let counts = Mutex<(running: Int, most: Int, done: Int)>((0, 0, 0))
        let work: WorkPool.Work = {
            counts.withLock { counts in
                counts.running += 1
                counts.most = max(counts.most, counts.running)
            }
            gate.wait()
            counts.withLock { counts in
                counts.running -= 1
                counts.done += 1
            }
        }

        let accepted = (0..<7).map { _ in pool.submit(work) }
        try await eventually("two to run") { counts.withLock { $0.running } == 2 }

        #expect(accepted == [true, true, true, true, true, false, false])
        gate.signal()
        try await eventually("one to be done") { counts.withLock { $0.done } == 1 }
        try await eventually("room for one more") { pool.submit(work) }
        for _ in 0..<5 { gate.signal() }
        try await eventually("all to be done") { counts.withLock { $0.done } == 6 }
        #expect(counts.withLock { $0.most } == 2)
    }
}
