import FoyerCore
import Synchronization

/// Limits how many unknown links one network may try. A token has 256 random bits, so nobody finds one by trying; the limit keeps
/// those who try from costing anything, and from being taken for others in the log.
public final class LinkPace: Sendable {
    private let attempts = Mutex(Attempts())

    public init() {}

    /// Counts an attempt before it is made, so that concurrent ones cannot pass the limit together.
    ///
    /// - Throws: `tooManyAttempts`.
    func begin(from address: Address, at now: Instant) throws(LinkFailure) {
        let key = Self.key(address)
        let wait: Span? = attempts.withLock { attempts in
            if let wait = attempts.wait(for: key, at: now) { return wait }
            return attempts.record([key], at: now) ? nil : LogInPace.own[0].span
        }
        if let wait { throw .tooManyAttempts(retryAfter: wait) }
    }

    /// The link is known, whatever its standing: the attempt is not counted.
    func undo(from address: Address, at moment: Instant) {
        attempts.withLock { $0.undo(Self.key(address), at: moment) }
    }

    /// As many as wrong passwords.
    private static func key(_ address: Address) -> Attempts.Key {
        Attempts.Key(name: "link \(address.subscriber)", limits: LogInPace.own)
    }
}
