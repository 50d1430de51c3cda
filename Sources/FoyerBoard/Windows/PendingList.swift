import FoyerCore

/// A list under construction: built from a snapshot of the board, then brought up to date. Owned by its
/// builder, so that it blocks nobody.
public struct PendingList: Sendable {
    let number: Int
    let subject: BoardView.Subject
    let isDescending: Bool
    let names: BoardNames
    private let facets: Facets?
    private var table: SlotTable
    private let texts: Chunked<PooledText?>
    private let ranks: NameRanks
    private(set) var view: BoardView?

    init(
        number: Int, subject: BoardView.Subject, isDescending: Bool, names: BoardNames, facets: Facets?,
        table: SlotTable, texts: Chunked<PooledText?>, ranks: NameRanks
    ) {
        self.number = number
        self.subject = subject
        self.isDescending = isDescending
        self.names = names
        self.facets = facets
        self.table = table
        self.texts = texts
        self.ranks = ranks
    }

    /// Filters, counts and sorts all visitors: milliseconds for tens of thousands.
    public mutating func build() {
        guard view == nil else { return }
        view = BoardView(subject, facets: facets, table: table, texts: texts, ranks: ranks)
    }

    /// Applies the board's changes since the snapshot, in order.
    public mutating func catchUp(with changes: [BoardChange]) {
        build()
        for change in changes {
            view?.change(
                change.slot, from: change.old, to: change.new, fields: change.fields, table: table,
                ranks: ranks)
            table.put(change.new, in: change.slot)
        }
    }
}
