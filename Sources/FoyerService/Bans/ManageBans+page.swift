public import FoyerCore

extension ManageBans {
    /// Which part of the Ban List is requested.
    public struct PageRequest: Hashable, Sendable {
        /// nil for both tabs.
        public var kind: BanKind?
        /// Searched in the banned value, the visitor's name, the comment and the name of the agent who
        /// banned; empty for all.
        public var search: String
        /// The page begins after this ban. Bans added meanwhile do not shift it.
        public var after: Position?
        /// Number of bans to skip, for numbered pages.
        public var offset: Int
        /// Bans on the page, 1 to `pageLimit`.
        public var count: Int

        public init(
            kind: BanKind? = nil, search: String = "", after: Position? = nil, offset: Int = 0,
            count: Int = ManageBans.usualPage
        ) {
            self.kind = kind
            self.search = search
            self.after = after
            self.offset = offset
            self.count = count
        }
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

    /// A page of the Ban List, newest first.
    public func page(_ request: PageRequest, by _: Actor) -> Page {
        let agents = changeVisitor.directory.now.agents
        let words = request.search.lowercased()
        let fitting = bans.all
            .filter { ban in
                (request.kind.map { BanKind(of: ban.subject) == $0 } ?? true)
                    && (words.isEmpty || ban.searched(by: agents[ban.by]?.name ?? "").contains(words))
            }
            .sorted { Position(of: $0) > Position(of: $1) }
        let behind = request.after.map { after in fitting.drop { Position(of: $0) >= after } } ?? fitting[...]
        let rest = behind.dropFirst(max(0, request.offset))
        let page = Array(rest.prefix(min(max(1, request.count), Self.pageLimit)))
        return Page(
            total: fitting.count, bans: page,
            next: page.count < rest.count ? page.last.map { Position(of: $0) } : nil)
    }

    /// One ban.
    public func ban(_ id: Ban.ID, by _: Actor) throws(AgentFailure) -> Ban {
        guard let ban = bans.ban(id) else { throw .noSuchBan }
        return ban
    }
}

extension Ban {
    /// The searchable text, lower case.
    fileprivate func searched(by agent: String) -> String {
        let value =
            switch subject {
            case .visitor(let visitor): visitor.description
            case .addresses(let range): "\(range.start) \(range.end) \(range)"
            }
        return "\(value) \(banned?.name ?? "") \(comment) \(agent)".lowercased()
    }
}
