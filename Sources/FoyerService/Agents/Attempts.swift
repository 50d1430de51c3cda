import FoyerCore

/// Counts attempts by name, and says when a name has had as many as it may.
struct Attempts: Sendable {
    /// So many within so long.
    struct Limit: Hashable, Sendable {
        let count: Int
        let span: Span
    }

    /// What is counted, and how many may be.
    struct Key: Hashable, Sendable {
        let name: String
        let limits: [Limit]
    }

    /// A hundred thousand names, some 10 MB: more come from an attack, which then meets the limit of the accounts.
    static let keyLimit = 100_000
    /// The longest time that is looked back.
    static let longest = Span.days(1)

    private var recorded: [String: [Instant]] = [:]
    /// When those that are over were taken out last.
    private var swept = Instant(milliseconds: 0)

    /// How long to wait; nil when one more may be made.
    func wait(for key: Key, at now: Instant) -> Span? {
        guard let times = recorded[key.name] else { return nil }
        return key.limits.compactMap { limit -> Span? in
            let recent = times.drop { $0 + limit.span <= now }
            guard recent.count >= limit.count else { return nil }
            // When this one is over, one fewer than the limit is left.
            return (recent[recent.endIndex - limit.count] + limit.span).since(now)
        }.max()
    }

    /// - Returns: false, with nothing noted, when so many names are known that no more can be told apart.
    mutating func record(_ keys: [Key], at now: Instant) -> Bool {
        // At most once a second: all of them are looked at.
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

    /// What was noted at this moment was no such attempt.
    mutating func undo(_ key: Key, at moment: Instant) {
        guard let index = recorded[key.name]?.lastIndex(of: moment) else { return }
        recorded[key.name]?.remove(at: index)
        if recorded[key.name]?.isEmpty == true { recorded[key.name] = nil }
    }

    mutating func forget(_ key: Key) {
        recorded[key.name] = nil
    }
}
