import FoyerCore

/// A record at a revision: immutable, so that boards, pages and rows share it.
final class Snapshot: Sendable {
    let record: VisitorRecord
    /// The board's revision at the record's last change.
    let revision: UInt64
    let title: PooledText
    let url: PooledText
    /// The `PairMark` of the name.
    let mark: UInt64

    init(record: VisitorRecord, revision: UInt64, title: PooledText, url: PooledText, mark: UInt64) {
        self.record = record
        self.revision = revision
        self.title = title
        self.url = url
        self.mark = mark
    }
}
