@testable import FoyerBoard
import FoyerCore
import TestSupport

/// A reference implementation of the visitor list: an array that is filtered and sorted for each query.
struct BoardModel {
    var records: [VisitorRecord] = []
    var names = BoardNames()

    func total(_ filter: Filter) -> Int { records.count { Self.matches($0, filter) } }

    func page(_ window: Window, _ filter: Filter, _ order: SortOrder) -> [VisitorRecord] {
        var found = records.filter { Self.matches($0, filter) }.sorted { isBefore($0, $1, order.by) }
        if order.descending { found.reverse() }
        return Array(found.dropFirst(window.offset).prefix(window.count))
    }

    func facets(_ filter: Filter) -> (statuses: [VisitorStatus: Int], captured: Int, countries: [String: Int])
    {
        var anyStatus = filter, anyCapture = filter, anyCountry = filter
        anyStatus.statuses = []
        anyCapture.captured = nil
        anyCountry.country = nil
        var statuses: [VisitorStatus: Int] = [:]
        var countries: [String: Int] = [:]
        for record in records {
            if Self.matches(record, anyStatus) { statuses[record.status, default: 0] += 1 }
            if let country = record.place.country, Self.matches(record, anyCountry) {
                countries[country, default: 0] += 1
            }
        }
        return (statuses, records.count { $0.captured && Self.matches($0, anyCapture) }, countries)
    }

    static func matches(_ record: VisitorRecord, _ filter: Filter) -> Bool {
        if !filter.statuses.isEmpty, !filter.statuses.contains(record.status) { return false }
        if let widget = filter.widget, record.widget != widget { return false }
        if let queue = filter.queue, record.queue != queue { return false }
        if case .agent(let agent) = filter.assignee, record.assignee != agent { return false }
        if filter.assignee == .nobody, record.assignee != nil { return false }
        if let country = filter.country, record.place.country != country { return false }
        if let captured = filter.captured, record.captured != captured { return false }
        if filter.text.isEmpty { return true }
        let texts = [
            record.name, record.id.description, record.address.description, record.page.title,
            record.page.url,
        ]
        return texts.contains { $0.lowercased().contains(filter.text.lowercased()) }
    }

    private func isBefore(_ left: VisitorRecord, _ right: VisitorRecord, _ key: SortKey) -> Bool {
        let (leftKey, rightKey) = (self.key(left, key), self.key(right, key))
        if leftKey != rightKey { return leftKey.lexicographicallyPrecedes(rightKey) }
        return left.id < right.id
    }

    /// What the comparison compares, field by field.
    private func key(_ record: VisitorRecord, _ key: SortKey) -> [Part] {
        switch key {
        case .default:
            record.status == .waitingForChat
                ? [.number(0), .number(record.isHandedBack ? 0 : 1), .number(record.since.milliseconds)]
                : [.number(1), .number(-record.arrived.milliseconds)]
        case .status:
            [
                .number(Int64(VisitorStatus.allCases.firstIndex(of: record.status) ?? -1)),
                .number(record.since.milliseconds),
            ]
        case .name: [.text(record.name)]
        case .assignee: [named(record.assignee, names.agents)]
        case .widget: [named(record.widget, names.widgets)]
        case .queue: [named(record.queue, names.queues)]
        case .location: [.text(record.place.country ?? ""), .text(record.place.city ?? "")]
        case .page: [.text(record.page.title.isEmpty ? Self.host(record.page.url) : record.page.title)]
        case .timeOnSite: [.number(-record.arrived.milliseconds)]
        case .timeOnPage: [.number(-record.pageSince.milliseconds)]
        case .pages: [.number(Int64(record.pages))]
        case .visits: [.number(Int64(record.visits))]
        case .chats: [.number(Int64(record.chats))]
        case .referrer: [.text(Self.host(record.referrer))]
        case .browser: [.text(record.browser)]
        case .captured: [.number(record.captured ? 0 : 1), .number(-record.arrived.milliseconds)]
        }
    }

    private func named<Entity>(_ id: Identifier<Entity>?, _ names: [Identifier<Entity>: String]) -> Part {
        .text(id.flatMap { names[$0] } ?? "")
    }

    private static func host(_ url: String) -> String {
        for scheme in ["https://www.", "http://www.", "https://", "http://"] where url.hasPrefix(scheme) {
            return String(url.dropFirst(scheme.count))
        }
        return url
    }

    private enum Part: Comparable {
        case number(Int64)
        case text(String)

        /// Empty texts are last; the others are ordered by their folded bytes.
        static func < (left: Self, right: Self) -> Bool {
            switch (left, right) {
            case (.number(let left), .number(let right)): left < right
            case (.text(""), .text): false
            case (.text, .text("")): true
            case (.text(let left), .text(let right)):
                Array(left.lowercased().utf8).lexicographicallyPrecedes(Array(right.lowercased().utf8))
            case (.number, .text), (.text, .number): false
            }
        }

        static func == (left: Self, right: Self) -> Bool { !(left < right) && !(right < left) }
    }
}
