import FoyerCore

/// Counts attempts by key, and reports when a key has reached its limit.
struct Attempts: Sendable {
    /// At most this many within this time.
    struct Limit: Hashable, Sendable {
        let count: Int
        let span: Span
    }

    /// What attempts are counted by, and their limit.
    struct Key: Hashable, Sendable {
        let name: String
        let limits: [Limit]
    }

    /// A hundred thousand keys, about 10 MB: more come from an attack, which then meets the limit of the
    /// accounts.
    static let keyLimit = 100_000
    /// The longest period of any limit.
    static let longest = Span.days(1)

    private var recorded: [String: [Instant]] = [:]
    /// When expired attempts were last removed.
    private var swept = Instant(milliseconds: 0)

    /// How long to wait; nil if another attempt is allowed.
    func wait(for key: Key, at now: Instant) -> Span? {
        guard let times = recorded[key.name] else { return nil }
        return key.limits.compactMap { limit -> Span? in
            let recent = times.drop { $0 + limit.span <= now }
            guard recent.count >= limit.count else { return nil }
            // When this attempt expires, the count is below the limit.
            return (recent[recent.endIndex - limit.count] + limit.span).since(now)
        }.max()
    }

    /// - Returns: false, with nothing recorded, if there are too many keys to distinguish more.
    mutating func record(_ keys: [Key], at now: Instant) -> Bool {
        // At most once a second: all keys are examined.
        if recorded.count >= Self.keyLimit, swept + .seconds(1) <= now {
            recorded = recorded.filter { $0.value.last.map { $0 + Self.longest > now } ?? false }
            swept = now
        }
        guard recorded.count < Self.keyLimit || keys.allSatisfy({ recorded[$0.name] != nil }) else {
            return false
        }
        for key in keys {
            let longest = key.limits.map(\.span).max() ?? Self.longest
            recorded[key.name] = (recorded[key.name] ?? []).filter { $0 + longest > now } + [now]
        }
        return true
    }

    /// Removes the attempt recorded at this moment, which turned out to be none.
    mutating func undo(_ key: Key, at moment: Instant) {
        guard let index = recorded[key.name]?.lastIndex(of: moment) else { return }
        recorded[key.name]?.remove(at: index)
        if recorded[key.name]?.isEmpty == true { recorded[key.name] = nil }
    }

    /// Examines all keys: for what an administrator does by hand.
    mutating func forgetAll(endingWith suffix: String) {
        recorded = recorded.filter { !$0.key.hasSuffix(suffix) }
    }

    mutating func forget(_ key: Key) {
        recorded[key.name] = nil
    }
}
