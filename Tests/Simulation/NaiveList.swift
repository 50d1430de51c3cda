import FoyerBoard
import FoyerCore
import FoyerService
import FoyerWire

/// A reference implementation of the visitor list: all visitors, filtered and sorted for each query.
struct NaiveList {
    let records: [VisitorRecord]
    let online: Int

    init(_ records: [VisitorRecord]) {
        self.records = records
        online = records.count { $0.left == nil }
    }

    func members(_ filter: Filter, _ order: SortOrder) -> [VisitorRecord] {
        let found = records.filter { Self.matches($0, filter) }
            .sorted { left, right in
                let (one, other) = (Self.rank(left, order.by), Self.rank(right, order.by))
                return one == other ? left.id < right.id : one.lexicographicallyPrecedes(other)
            }
        return order.descending ? found.reversed() : found
    }

    /// The counts of the status filter: how many visitors match apart from their status.
    func statuses(_ filter: Filter) -> [VisitorStatus: Int] {
        var any = filter
        any.statuses = []
        var counts: [VisitorStatus: Int] = [:]
        for record in records where Self.matches(record, any) { counts[record.status, default: 0] += 1 }
        return counts
    }

    func captured(_ filter: Filter) -> Int {
        var any = filter
        any.captured = nil
        return records.count { $0.captured && Self.matches($0, any) }
    }

    func countries(_ filter: Filter) -> [String: Int64] {
        var any = filter
        any.country = nil
        var counts: [String: Int64] = [:]
        for record in records where Self.matches(record, any) {
            if let country = record.place.country { counts[country, default: 0] += 1 }
        }
        return counts
    }

    /// The keys by which the consoles of a run sort.
    static let keys: [SortKey] = [.default, .status, .name, .timeOnSite, .pages, .visits, .chats, .captured]

    private static func rank(_ record: VisitorRecord, _ key: SortKey) -> [Int64] {
        switch key {
        case .default:
            record.status == .waitingForChat
                ? [record.isHandedBack ? 0 : 1, record.since.milliseconds]
                : [2, -record.arrived.milliseconds]
        case .status:
            [Int64(VisitorStatus.allCases.firstIndex(of: record.status) ?? -1), record.since.milliseconds]
        case .name: record.name.lowercased().utf8.map { Int64($0) }
        case .timeOnSite: [-record.arrived.milliseconds]
        case .pages: [Int64(record.pages)]
        case .visits: [Int64(record.visits)]
        case .chats: [Int64(record.chats)]
        case .captured: [record.captured ? 0 : 1, -record.arrived.milliseconds]
        case .assignee, .widget, .queue, .location, .page, .timeOnPage, .referrer, .browser: []
        }
    }

    private static func matches(_ record: VisitorRecord, _ filter: Filter) -> Bool {
        if !filter.statuses.isEmpty, !filter.statuses.contains(record.status) { return false }
        if let widget = filter.widget, record.widget != widget { return false }
        if let queue = filter.queue, record.queue != queue { return false }
        switch filter.assignee {
        case .agent(let agent)?: if record.assignee != agent { return false }
        case .nobody?: if record.assignee != nil { return false }
        case nil: break
        }
        if let country = filter.country, record.place.country != country { return false }
        if let captured = filter.captured, record.captured != captured { return false }
        if filter.text.isEmpty { return true }
        let texts = [
            record.name, record.id.description, record.address.description, record.page.title,
            record.page.url,
        ]
        return texts.contains { $0.lowercased().contains(filter.text.lowercased()) }
    }
}

/// The expected row on the wire, cached for each state of a record.
struct RowTexts {
    private var made: [Visitor.ID: (record: VisitorRecord, fields: [String: String])] = [:]
    private let actor: Actor

    init(for agent: Agent) {
        actor = Actor(agent.id, name: agent.name, permissions: Role.builtIn(agent.role)?.permissions ?? [])
    }

    mutating func fields(of record: VisitorRecord) -> [String: String] {
        if let known = made[record.id], known.record == record { return known.fields }
        let shape = RowShape(record, actions: AgentQueries.actions(on: record, for: actor))
        guard let document = try? JSONDocument(shape.encoded()) else { return [:] }
        let fields = ListMirror.fields(of: document.root)
        made[record.id] = (record, fields)
        return fields
    }
}
