import FoyerCore

/// Wrong passwords by account and by address: ten a minute, then one waits.
struct Attempts: Sendable {
    static let limit = 10
    static let window = Span.minutes(1)
    /// A hundred thousand keys, some 10 MB: an attacker with more addresses than that meets the limit of the accounts.
    static let keyLimit = 100_000

    private var failures: [String: [Instant]] = [:]
    /// When those that are over were taken out last.
    private var swept = Instant(milliseconds: 0)

    /// What an address counts as: one network of IPv6, since whoever has one has 2^64 addresses (RFC 6177).
    static func key(of address: Address) -> String {
        address.ipv4 == nil ? "n \(address.high)" : "a \(address)"
    }

    /// How long to wait; nil when one may try.
    mutating func wait(for keys: [String], at now: Instant) -> Span? {
        keys.compactMap { key -> Span? in
            let recent = (failures[key] ?? []).filter { $0 + Self.window > now }
            failures[key] = recent.isEmpty ? nil : recent
            guard recent.count >= Self.limit, let oldest = recent.first else { return nil }
            return (oldest + Self.window).since(now)
        }.max()
    }

    /// - Returns: false, with nothing noted, when so many keys are known that no more can be told apart.
    mutating func note(_ keys: [String], at now: Instant) -> Bool {
        // At most once a second: all of them are looked at.
        if failures.count >= Self.keyLimit, swept + .seconds(1) <= now {
            failures = failures.filter { $0.value.last.map { $0 + Self.window > now } ?? false }
            swept = now
        }
        guard failures.count < Self.keyLimit || keys.allSatisfy({ failures[$0] != nil }) else { return false }
        for key in keys { failures[key, default: []].append(now) }
        return true
    }

    /// What was counted was no failure.
    mutating func undo(_ key: String, at moment: Instant) {
        guard let index = failures[key]?.lastIndex(of: moment) else { return }
        failures[key]?.remove(at: index)
        if failures[key]?.isEmpty == true { failures[key] = nil }
    }

    mutating func forget(_ key: String) {
        failures[key] = nil
    }
}
