public import FoyerCore

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
