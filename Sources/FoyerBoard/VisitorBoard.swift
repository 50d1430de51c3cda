public import FoyerCore

/// All listed visitors, with indexes for filters, orders and counts.
/// A value without locks or clock; its owner serialises access. With 50,000 visitors, a change costs
/// microseconds, and a page of a list that is open tens of microseconds.
public struct VisitorBoard: Sendable {
    private var slots = Slots()
    private var pool = TextPool()
    private var pages = TextTable()
    private var views: [BoardView?]
    private var subjects: [BoardView.Subject: Int]
    private var ranks: NameRanks
    private var addresses: [Address: Int] = [:]

    /// What changed since each pending list was begun or last caught up.
    private var drafts: [Int: [BoardChange]] = [:]
    private var lastDraft = 0

    /// Increases with every change.
    public private(set) var revision: UInt64 = 0
    /// The number of visitors who have not left.
    public private(set) var online = 0

    /// The names of agents, widgets and queues. Setting it re-sorts the lists ordered by a name.
    public var names: BoardNames {
        didSet {
            guard names != oldValue else { return }
            ranks = NameRanks(names)
            revision += 1
            for place in views.indices {
                guard let view = views[place], !view.subject.key.fields.isDisjoint(with: .named) else {
                    continue
                }
                views[place] = newView(view.subject, facets: view.facets)
                views[place]?.users = view.users
            }
        }
    }

    public init(names: BoardNames = BoardNames()) {
        self.names = names
        ranks = NameRanks(names)
        let subject = BoardView.Subject(filter: .everybody, key: .default)
        // Always ready: the view that nearly every agent uses.
        var view = BoardView(subject, facets: nil, table: slots.table, texts: pages.texts, ranks: ranks)
        view.users = 1
        views = [view]
        subjects = [subject: 0]
    }

    /// Everyone on the list, including captured visitors who have left.
    public var count: Int { slots.count }

    public subscript(id: Visitor.ID) -> VisitorRecord? {
        slots.place(of: id).flatMap { slots[$0]?.record }
    }

    /// The revision of the visitor's last change; nil if not on the list.
    public func revision(of id: Visitor.ID) -> UInt64? {
        slots.place(of: id).flatMap { slots[$0]?.revision }
    }

    /// All visitors, unordered.
    public var all: some Sequence<VisitorRecord> { slots.table.all }

    /// How many visitors who have not left share an address.
    public func sharing(_ address: Address) -> Int { addresses[address] ?? 0 }

    /// Adds a visitor, or replaces the existing record.
    public mutating func insert(_ record: VisitorRecord) {
        if let slot = slots.place(of: record.id), let old = slots[slot] {
            replace(slot, old, by: record)
        } else {
            var record = record
            pool.share(&record)
            let (title, url) = take(&record.page)
            revision += 1
            let snapshot = Snapshot(
                record: record, revision: revision, title: title, url: url,
                mark: PairMark.of(record.name))
            let slot = slots.vacant()
            updateViews(slot, from: nil, to: snapshot, fields: .all)
            slots.put(snapshot, in: slot)
        }
    }

    /// Changes a visitor's record and returns the result; nil if the visitor is not on the list. If nothing
    /// differs, the revision stays.
    @discardableResult
    public mutating func update(_ id: Visitor.ID, _ body: (inout VisitorRecord) -> Void) -> VisitorRecord? {
        guard let slot = slots.place(of: id), let old = slots[slot] else { return nil }
        var record = old.record
        body(&record)
        return replace(slot, old, by: record)
    }

    /// Removes a visitor and returns the last record; nil if not on the list.
    @discardableResult
    public mutating func remove(_ id: Visitor.ID) -> VisitorRecord? {
        guard let slot = slots.place(of: id), let old = slots[slot] else { return nil }
        revision += 1
        updateViews(slot, from: old, to: nil, fields: .all)
        slots.vacate(slot)
        letGoPage(of: old)
        return old.record
    }

    @discardableResult
    private mutating func replace(_ slot: UInt32, _ old: Snapshot, by record: VisitorRecord)
        -> VisitorRecord
    {
        let fields = old.record.fields(changedIn: record)
        guard !fields.isEmpty else { return old.record }
        var record = record
        if !fields.isDisjoint(with: .pooled) { pool.share(&record) }
        let isElsewhere = fields.contains(.page)
        let (title, url) = isElsewhere ? take(&record.page) : (old.title, old.url)
        revision += 1
        let snapshot = Snapshot(
            record: record, revision: revision, title: title, url: url,
            mark: fields.contains(.name) ? PairMark.of(record.name) : old.mark)
        updateViews(slot, from: old, to: snapshot, fields: fields)
        slots.put(snapshot, in: slot)
        if isElsewhere { letGoPage(of: old) }
        return record
    }

    /// Retains the page's texts for one more record, which shares their memory.
    private mutating func take(_ page: inout Page) -> (title: PooledText, url: PooledText) {
        let (title, url) = (pages.take(page.title), pages.take(page.url))
        page = Page(url: url.text, title: title.text)
        return (title, url)
    }

    private mutating func letGoPage(of snapshot: Snapshot) {
        pages.letGo(snapshot.title)
        pages.letGo(snapshot.url)
    }

    private func newView(_ subject: BoardView.Subject, facets: Facets?) -> BoardView {
        BoardView(subject, facets: facets, table: slots.table, texts: pages.texts, ranks: ranks)
    }

    /// Updates the views and the counts.
    private mutating func updateViews(
        _ slot: UInt32, from old: Snapshot?, to new: Snapshot?, fields: RecordFields
    ) {
        for place in views.indices {
            views[place]?.change(slot, from: old, to: new, fields: fields, table: slots.table, ranks: ranks)
        }
        for draft in drafts.keys {
            drafts[draft]?.append(BoardChange(slot: slot, old: old, new: new, fields: fields))
        }
        guard !fields.isDisjoint(with: [.left, .address]) else { return }
        if let old, old.record.left == nil { count(old.record.address, by: -1) }
        if let new, new.record.left == nil { count(new.record.address, by: 1) }
    }

    private mutating func count(_ address: Address, by step: Int) {
        online += step
        let sharing = (addresses[address] ?? 0) + step
        addresses[address] = sharing == 0 ? nil : sharing
    }
}

// The views that agents watch.
extension VisitorBoard {
    /// A view with a filter and an order.
    public struct Subscription: Hashable, Sendable {
        fileprivate let place: Int
        fileprivate let descending: Bool
    }

    /// Keeps the list of this filter and order ready until `unwatch`. Equal ones share a view.
    public mutating func watch(_ filter: Filter, by order: SortOrder) -> Subscription {
        let subject = BoardView.Subject(filter: filter, key: order.by)
        let place = subjects[subject] ?? add(newView(subject, facets: facets(of: filter)))
        views[place]?.users += 1
        return Subscription(place: place, descending: order.descending)
    }

    /// Whether `watch` returns at once, because the view exists.
    public func isWatched(_ filter: Filter, by order: SortOrder) -> Bool {
        subjects[BoardView.Subject(filter: filter, key: order.by)] != nil
    }

    private mutating func add(_ view: BoardView) -> Int {
        let place = views.firstIndex { $0 == nil } ?? views.count
        if place == views.count { views.append(view) } else { views[place] = view }
        subjects[view.subject] = place
        return place
    }

    /// The facets of another view with the same filter, if there is one.
    private func facets(of filter: Filter) -> Facets? {
        views.lazy.compactMap(\.self).first { $0.subject.filter == filter }?.facets
    }

    /// Ends one `watch`; the subscription must not be used again.
    public mutating func unwatch(_ subscription: Subscription) {
        guard let view = views[subscription.place] else { return }
        if view.users == 1 {
            views[subscription.place] = nil
            subjects[view.subject] = nil
        } else {
            views[subscription.place]?.users -= 1
        }
    }

    /// The current content of a window of a watched list.
    public func page(_ window: Window, of subscription: Subscription) -> WindowPage {
        guard let view = views[subscription.place] else { return WindowPage(online: online) }
        let total = view.order.count
        var members: [UInt32]
        if subscription.descending {
            let end = max(0, total - window.offset)
            members = view.order.slots(max(0, end - window.count)..<end).reversed()
        } else {
            let start = min(window.offset, total)
            members = view.order.slots(start..<min(start + window.count, total))
        }
        let rows = members.compactMap {
            slots[$0].map(WindowRow.init)
        }
        return WindowPage(rows: rows, total: total, online: online, facets: view.facets)
    }

    /// A visitor's row, regardless of filters; nil if not on the list.
    public func row(of id: Visitor.ID) -> WindowRow? {
        slots.place(of: id).flatMap { slots[$0].map(WindowRow.init) }
    }

    /// The visitor's position in a watched list, from 0; nil if not in it.
    public func rank(of id: Visitor.ID, in subscription: Subscription) -> Int? {
        guard let view = views[subscription.place], let slot = slots.place(of: id),
            let snapshot = slots[slot],
            let rank = view.rank(of: snapshot, table: slots.table, ranks: ranks)
        else { return nil }
        return subscription.descending ? view.order.count - 1 - rank : rank
    }
}

// Lists that are built beside the board, which keeps changing meanwhile.
extension VisitorBoard {
    /// Begins a list that nobody watches yet. `finish` must follow.
    public mutating func draft(_ filter: Filter, by order: SortOrder) -> PendingList {
        lastDraft += 1
        drafts[lastDraft] = []
        return PendingList(
            number: lastDraft, subject: BoardView.Subject(filter: filter, key: order.by),
            isDescending: order.descending, names: names, facets: facets(of: filter), table: slots.table,
            texts: pages.texts, ranks: ranks)
    }

    /// The changes since the list was begun or since the last call.
    public mutating func news(for draft: PendingList) -> [BoardChange] {
        guard let changes = drafts[draft.number] else { return [] }
        drafts[draft.number] = []
        return changes
    }

    /// Adds the finished list as a view that is updated with every change, until `unwatch`.
    public mutating func finish(_ draft: inout PendingList) -> Subscription {
        let changes = drafts.removeValue(forKey: draft.number) ?? []
        let place: Int
        if let known = subjects[draft.subject] {
            place = known  // another watcher was faster
        } else if draft.names != names, !draft.subject.key.fields.isDisjoint(with: .named) {
            place = add(newView(draft.subject, facets: facets(of: draft.subject.filter)))
        } else {
            draft.catchUp(with: changes)
            place = add(draft.view ?? newView(draft.subject, facets: facets(of: draft.subject.filter)))
        }
        views[place]?.users += 1
        return Subscription(place: place, descending: draft.isDescending)
    }
}

extension RecordFields {
    /// Sorted by the name of an id.
    fileprivate static let named: Self = [.assignee, .widget, .queue]
    /// Texts that many records share.
    fileprivate static let pooled: Self = [.referrer, .browser, .city]
}
