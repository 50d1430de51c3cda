public import FoyerCore
import Synchronization

/// How long visitors waited lately, for an honest estimate to those who wait now.
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

    /// How long someone at this place (from 1) may wait; nil while nothing is known.
    public func estimate(at position: Int) -> Span? {
        recent.withLock { recent in
            guard !recent.isEmpty else { return nil }
            let mean = recent.reduce(0) { $0 + $1.milliseconds } / Int64(recent.count)
            return .milliseconds(mean * Int64(position))
        }
    }
}
