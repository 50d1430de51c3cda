public import FoyerCore
import Synchronization

/// Recent waiting times, to estimate how long visitors have to wait now.
public final class WaitTimes: Sendable {
    /// Twenty waits: an hour of a busy team, a day of a quiet one.
    private static let kept = 20

    private let recent = Mutex<[Span]>([])

    public init() {}

    func record(_ wait: Span) {
        recent.withLock { recent in
            if recent.count == Self.kept { recent.removeFirst() }
            recent.append(wait)
        }
    }

    /// The estimated wait at this position (from 1); nil while nothing is known.
    public func estimate(at position: Int) -> Span? {
        recent.withLock { recent in
            guard !recent.isEmpty else { return nil }
            let mean = recent.reduce(0) { $0 + $1.milliseconds } / Int64(recent.count)
            return .milliseconds(mean * Int64(position))
        }
    }
}
