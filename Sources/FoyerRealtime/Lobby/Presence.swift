import FoyerCore

/// What the lobby keeps about a visitor beside the row: connections, visited pages, what is stored.
struct Presence: Sendable {
    var profile: VisitorProfile
    var device: Device
    var landing: Page
    var trail: [PageView]
    /// The open tabs, by connection and name; several tabs of one browser are one visitor.
    var tabs: [Tab] = []
    /// When the last tab closed; nil while one is open.
    var goneSince: Instant?
    /// The visit has changed since it was written, and is in the write queue.
    var isUnwritten = false
    /// More than pages changed.
    var isUnwrittenWhole = false
    /// Increases when something changes that only Visitor Info shows.
    var touches = 0

    struct Tab: Sendable {
        let connection: ConnectionID
        let name: String
        var page: Page
        /// When it was last focused; the most recently focused tab determines the visitor's page.
        var focusedAt: Instant
    }

    /// The tab that was focused last.
    var current: Tab? { tabs.max { $0.focusedAt < $1.focusedAt } }

    mutating func put(_ tab: Tab) {
        if let index = tabs.firstIndex(where: { $0.connection == tab.connection && $0.name == tab.name }) {
            tabs[index] = tab
        } else {
            if tabs.count == Self.tabLimit { tabs.removeFirst() }
            tabs.append(tab)
        }
        goneSince = nil
    }

    func knows(tab name: String, on url: String) -> Bool {
        tabs.contains { $0.name == name && $0.page.url == url }
    }

    mutating func recordView(_ page: Page, at now: Instant) {
        if trail.count == Visit.trailLimit { trail.remove(at: 1) }  // the landing page stays
        // Reserve the full capacity: growing step by step would end with half as much again.
        if trail.count == Self.firstPages { trail.reserveCapacity(Visit.trailLimit) }
        trail.append(PageView(page: page, at: now))
    }

    mutating func markWritten() {
        isUnwritten = false
        isUnwrittenWhole = false
    }

    /// Most visitors see no more pages than this.
    private static let firstPages = 3

    /// Fifty tabs of one website in one browser; more is a script.
    private static let tabLimit = 50
}
