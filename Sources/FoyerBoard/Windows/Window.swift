public import FoyerCore

/// The part of a list that is on an agent's screen.
public struct Window: Hashable, Sendable {
    public let offset: Int
    public let count: Int

    /// Nil if the offset is negative, or the count is not in 0 to `limit`.
    public init?(offset: Int, count: Int) {
        guard offset >= 0, (0...Self.limit).contains(count) else { return nil }
        self.offset = offset
        self.count = count
    }

    /// Two hundred rows: several screens.
    public static let limit = 200
}

/// A record at a revision of the board; shares its memory with the board.
public struct WindowRow: Hashable, Sendable, Identifiable {
    let snapshot: Snapshot

    init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    public init(record: VisitorRecord, revision: UInt64) {
        snapshot = Snapshot(record: record, revision: revision, title: .none, url: .none, mark: 0)
    }

    public var record: VisitorRecord { snapshot.record }
    public var revision: UInt64 { snapshot.revision }
    public var id: Visitor.ID { snapshot.record.id }

    public static func == (left: Self, right: Self) -> Bool {
        left.snapshot === right.snapshot || left.revision == right.revision && left.record == right.record
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(revision)
    }
}

/// The content of a window at one moment.
public struct WindowPage: Hashable, Sendable {
    public var rows: [WindowRow]
    /// Everyone who matches the filter.
    public var total: Int
    /// Everyone who has not left, whatever the filter.
    public var online: Int
    public var facets: Facets

    public init(rows: [WindowRow] = [], total: Int = 0, online: Int = 0, facets: Facets = Facets()) {
        self.rows = rows
        self.total = total
        self.online = online
        self.facets = facets
    }
}
