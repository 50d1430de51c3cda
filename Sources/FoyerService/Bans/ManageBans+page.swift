public import FoyerCore

extension ManageBans {
    /// Which part of the Ban List is requested.
    public struct PageRequest: Hashable, Sendable {
        /// nil for both tabs.
        public var kind: BanKind?
        /// Searched in the banned value, the visitor's name, the comment and the name of the agent who
        /// banned; empty for all.
        public var search: String
        public var order: Order
        /// Whether the largest comes first.
        public var isDescending: Bool
        /// The page begins after this ban. Bans added meanwhile do not shift it. Only for the newest first.
        public var after: Position?
        /// Number of bans to skip, for numbered pages.
        public var offset: Int
        /// Bans on the page, 1 to `pageLimit`.
        public var count: Int

        public init(
            kind: BanKind? = nil, search: String = "", order: Order = .at, isDescending: Bool = true,
            after: Position? = nil, offset: Int = 0, count: Int = ManageBans.usualPage
        ) {
            self.kind = kind
            self.search = search
            self.order = order
            self.isDescending = isDescending
            self.after = after
            self.offset = offset
            self.count = count
        }
    }

    /// What the list is sorted by.
    public enum Order: String, CaseIterable, Hashable, Sendable {
        case at
        /// By address, or by visitor id.
        case value
        case comment
        case by
        case hits
        /// Those that never expire come last.
        case expires
    }

    /// A position in the list, which is ordered by time, newest first.
    public struct Position: Hashable, Sendable, Comparable {
        public let at: Instant
        public let ban: Ban.ID

        public init(at: Instant, ban: Ban.ID) {
            self.at = at
            self.ban = ban
        }

        init(of ban: Ban) { self.init(at: ban.at, ban: ban.id) }

        public static func < (one: Position, other: Position) -> Bool {
            (one.at, one.ban) < (other.at, other.ban)
        }
    }

    public struct Page: Sendable {
        /// The number of matching bans on all pages.
        public let total: Int
        public let bans: [Ban]
        /// The ban after which the next page begins; nil on the last one.
        public let next: Position?
    }

    /// A hundred bans: several screens.
    public static let usualPage = 100
    /// Five hundred bans: about 200 KB of JSON.
    public static let pageLimit = 500

    /// A page of the Ban List.
    public func page(_ request: PageRequest, by _: Actor) -> Page {
        let agents = changeVisitor.directory.now.agents
        let search = BanSearch(request.search, agents: agents)
        let fitting = bans.all.filter { ban in
            (request.kind.map { BanKind(of: ban.subject) == $0 } ?? true) && search.finds(ban)
        }
        let behind = request.after.map { after in fitting.filter { Position(of: $0) < after } } ?? fitting
        let offset = max(0, request.offset)
        let count = min(max(1, request.count), Self.pageLimit)
        let isBefore = Self.isBefore(request.order) { agents[$0.by]?.name ?? "" }
        let sorted = behind.first(offset + count) {
            request.isDescending ? isBefore($1, $0) : isBefore($0, $1)
        }
        let page = Array(sorted.dropFirst(offset))
        let isFirstByTime = request.order == .at && request.isDescending
        return Page(
            total: fitting.count, bans: page,
            next: isFirstByTime && offset + page.count < behind.count
                ? page.last.map { Position(of: $0) } : nil)
    }

    /// The ascending order; of equal ones, the older comes first.
    private static func isBefore(_ order: Order, _ agent: @escaping (Ban) -> String) -> (Ban, Ban) -> Bool {
        func by<Key: Comparable>(_ key: @escaping (Ban) -> Key) -> (Ban, Ban) -> Bool {
            { left, right in
                let (one, other) = (key(left), key(right))
                return one == other ? Position(of: left) < Position(of: right) : one < other
            }
        }
        return switch order {
        case .at: { Position(of: $0) < Position(of: $1) }
        case .value: { $0.subject.precedes($1.subject) }
        case .comment: by { $0.comment.lowercased() }
        case .by: by(agent)
        case .hits: by(\.hits)
        case .expires: by { $0.expires?.milliseconds ?? .max }
        }
    }

    /// One ban.
    public func ban(_ id: Ban.ID, by _: Actor) throws(AgentFailure) -> Ban {
        guard let ban = bans.ban(id) else { throw .noSuchBan }
        return ban
    }
}

extension Ban.Subject {
    /// Visitors by id, then ranges by address.
    fileprivate func precedes(_ other: Self) -> Bool {
        switch (self, other) {
        case (.visitor(let one), .visitor(let other)): one < other
        case (.addresses(let one), .addresses(let other)): one < other
        case (.visitor, .addresses): true
        case (.addresses, .visitor): false
        }
    }
}
