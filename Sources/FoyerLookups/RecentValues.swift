/// A cache of recent look-ups with at most twice `limit` entries: when the newer half is full, the older one
/// is dropped.
struct RecentValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var younger: [Key: Value] = [:]
    private var older: [Key: Value] = [:]
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    var count: Int { younger.count + older.count }

    /// The value, moved to the newer half.
    mutating func value(for key: Key) -> Value? {
        if let value = younger[key] { return value }
        guard let value = older.removeValue(forKey: key) else { return nil }
        insert(value, for: key)
        return value
    }

    mutating func insert(_ value: Value, for key: Key) {
        if younger.count >= limit, younger[key] == nil {
            older = younger
            younger = [:]
        }
        younger[key] = value
    }
}
