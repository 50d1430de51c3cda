import FoyerCore

extension SortKey {
    /// What an order by this key depends on.
    var fields: RecordFields {
        switch self {
        case .default: [.status, .handedBack, .since, .arrived]
        case .status: [.status, .since]
        case .name: .name
        case .assignee: .assignee
        case .widget: .widget
        case .queue: .queue
        case .location: [.country, .city]
        case .page: .page
        case .timeOnSite: .arrived
        case .timeOnPage: .pageSince
        case .pages: .pages
        case .visits: .visits
        case .chats: .chats
        case .referrer: .referrer
        case .browser: .browser
        case .captured: [.captured, .arrived]
        }
    }

    /// A number in the order of the records: a smaller one comes first. Ties are resolved by `text(of:)`,
    /// then by id.
    func number(of snapshot: Snapshot, ranks: NameRanks) -> UInt64 {
        switch self {
        case .default:
            snapshot.record.status == .waitingForChat
                ? (snapshot.record.isHandedBack ? 0 : Self.behindHandedBack) | snapshot.record.since.ascending
                : Self.second | snapshot.record.arrived.descending
        case .status:
            UInt64(snapshot.record.status.ordinal) << 56 | snapshot.record.since.ascending & (1 << 56 - 1)
        case .name: FoldedText.prefix(of: snapshot.record.name)
        case .assignee: ranks.agents.number(of: snapshot.record.assignee)
        case .widget: ranks.widgets.number(of: snapshot.record.widget)
        case .queue: ranks.queues.number(of: snapshot.record.queue)
        case .location: Self.location(snapshot.record.place)
        case .page: FoldedText.prefix(of: snapshot.titleOrURL)
        case .timeOnSite: snapshot.record.arrived.descending
        case .timeOnPage: snapshot.record.pageSince.descending
        case .pages: UInt64(clamping: snapshot.record.pages)
        case .visits: UInt64(clamping: snapshot.record.visits)
        case .chats: UInt64(clamping: snapshot.record.chats)
        case .referrer: FoldedText.prefix(of: snapshot.record.referrer)
        case .browser: FoldedText.prefix(of: snapshot.record.browser)
        case .captured: (snapshot.record.captured ? 0 : Self.second) | snapshot.record.arrived.descending
        }
    }

    /// The same from the row; nil if it needs the record.
    func number(of row: SlotRow) -> UInt64? {
        switch self {
        case .default:
            row.facts.ordinal == VisitorStatus.waitingForChat.ordinal
                ? nil : Self.second | row.arrived.descending
        case .timeOnSite: row.arrived.descending
        case .captured: (row.facts.isCaptured ? 0 : Self.second) | row.arrived.descending
        case .status, .name, .assignee, .widget, .queue, .location, .page, .timeOnPage, .pages, .visits,
            .chats,
            .referrer, .browser:
            nil
        }
    }

    /// Whether records with equal numbers are ordered by a text.
    var hasText: Bool {
        switch self {
        case .name, .location, .page, .referrer, .browser: true
        case .default, .status, .assignee, .widget, .queue, .timeOnSite, .timeOnPage, .pages, .visits, .chats,
            .captured:
            false
        }
    }

    /// The text that orders records with equal numbers.
    func text(of snapshot: Snapshot) -> String {
        switch self {
        case .name: snapshot.record.name
        case .location: snapshot.record.place.city ?? ""
        case .page: snapshot.titleOrURL
        case .referrer: snapshot.record.referrer
        case .browser: snapshot.record.browser
        case .default, .status, .assignee, .widget, .queue, .timeOnSite, .timeOnPage, .pages, .visits, .chats,
            .captured:
            ""
        }
    }

    /// After everything whose top bit is not set.
    private static let second: UInt64 = 1 << 63

    /// After chats that were handed back, and before `second`. No instant reaches this bit.
    private static let behindHandedBack: UInt64 = 1 << 62

    /// The country's two letters, then the beginning of the city; unknown last.
    private static func location(_ place: Place) -> UInt64 {
        guard let country = place.country else { return .max }
        let letters = country.utf8.prefix(2).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return letters << 48 | FoldedText.prefix(of: place.city ?? "") >> 16
    }
}

extension Snapshot {
    fileprivate var titleOrURL: String { record.page.title.isEmpty ? record.page.url : record.page.title }
}

extension Instant {
    /// Earlier first; 62 bits reach from 1970 for a hundred million years.
    fileprivate var ascending: UInt64 { UInt64(min(max(milliseconds, 0), 1 << 62 - 1)) }
    /// Later first.
    fileprivate var descending: UInt64 { 1 << 62 - 1 - ascending }
}

extension VisitorStatus {
    /// The position among the nine statuses.
    var ordinal: Int {
        switch self {
        case .inSite: 0
        case .waitingForChat: 1
        case .chatting: 2
        case .chattingWithFlow: 3
        case .chattingWithBot: 4
        case .manuallyInvited: 5
        case .refusedByAgent: 6
        case .refusedByVisitor: 7
        case .end: 8
        }
    }
}
