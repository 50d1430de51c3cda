import FoyerCore
import Foundation
import Synchronization

/// The machine's clock, read in one place. It runs steadily when the wall clock jumps, and follows the jump
/// gradually.
func systemClock() -> Instant {
    time.withLock { $0.now(wall: wallMicroseconds(), steady: steadyMicroseconds()) }
}

private let time = Mutex(SteadyTime(wall: wallMicroseconds(), steady: steadyMicroseconds()))
private let start = ContinuousClock.now

private func wallMicroseconds() -> Int64 {
    Int64(Date().timeIntervalSince1970 * 1_000_000)
}

private func steadyMicroseconds() -> Int64 {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
}
