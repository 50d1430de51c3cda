public import FoyerCore
public import FoyerRealtime
public import FoyerStore

/// A browser connects: known or new, let in or banned, resumed where it was.
public struct WelcomeVisitor: Sendable {
    let store: Store
    let move: MoveVisitor
    let bans: BanGuard
    let settings: Settings

    public init(store: Store, move: MoveVisitor, bans: BanGuard, settings: Settings) {
        self.store = store
        self.move = move
        self.bans = bans
        self.settings = settings
    }

    /// What the visitor finds.
    public struct Welcome: Sendable {
        public let state: VisitorState
        public let name: String
        public let chat: Chat?
        public let position: Int?
        /// After what the client has; internal notes are not among them.
        public let messages: [Message]
    }

    /// Two hundred messages: what one welcome carries; the client fetches what comes after.
    public static let messageLimit = 200

    /// - Parameters:
    ///   - isNew: whether the id was made just now, so that nothing can be stored of it.
    ///   - resume: the chat that the client holds, and the last number it has.
    public func callAsFunction(
        _ arrival: Arrival, isNew: Bool, resume: (chat: Chat.ID, after: Int64)?
    ) async throws(VisitorFailure) -> Welcome {
        let visitor = arrival.visitor
        let now = move.clock()
        if bans.stops(visitor, at: arrival.address, now: now) { throw .gone }

        let settings = settings
        // Before the store: what it does not have yet is here, and what is here no more it has.
        let gone = move.lobby.lastVisit(of: visitor)
        let stored: (standing: VisitorStanding?, visit: Visit?)
        do {
            stored =
                isNew
                ? (nil, nil)
                : try await store.driver.read { db in
                    (try db.standing(of: visitor), try db.lastVisit(of: visitor))
                }
        } catch { throw VisitorFailure(error) }

        // Asked again: a ban may have come while the store was read.
        if bans.stops(visitor, at: arrival.address, now: now) { throw .gone }
        let before = move.lobby.record(visitor)
        let isNewVisit = move.lobby.arrive(
            arrival, stored: stored.standing, visit: stored.visit, gone: gone, visitTime: settings.visitTime,
            at: now)
        if let before, before.captured, before.left != nil {
            move.announce(.returned(visitor, name: before.name))
        }

        var standing = stored.standing
        if let before = standing, before.state != .inSite, isNewVisit || before.state == .banned {
            standing = try await move(visitor, failing: VisitorFailure.init, noVisitor: .gone) { turn in
                try turn.apply(.visited)
            }.standing
        }
        return try await welcome(visitor, standing, resume: resume)
    }

    /// Reads what the visitor had open, or holds.
    ///
    /// - Parameter known: as the row on the list was made.
    private func welcome(
        _ visitor: Visitor.ID, _ known: VisitorStanding?, resume: (chat: Chat.ID, after: Int64)?
    ) async throws(VisitorFailure) -> Welcome {
        let name = move.lobby.guest(visitor)?.record.name ?? VisitorName.readable(for: visitor)
        let open = known?.state.chat
        guard let known, open != nil || known.state.assignee != nil || resume != nil else {
            return Welcome(
                state: known?.state ?? .inSite, name: name, chat: nil, position: nil, messages: [])
        }
        let found: (welcome: Welcome, standing: VisitorStanding)
        do {
            found = try await store.driver.read { db in
                // What was open may have ended before the row was there to follow.
                let standing = try db.standing(of: visitor) ?? known
                let state = standing.state
                guard let id = state.chat ?? open ?? resume?.chat, let chat = try db.chat(id),
                    chat.visitor == visitor
                else {
                    return (
                        Welcome(state: state, name: name, chat: nil, position: nil, messages: []), standing
                    )
                }
                let after = resume?.chat == chat.id ? resume?.after ?? 0 : 0
                let messages = try db.messages(in: chat.id, after: after, limit: Self.messageLimit)
                return (
                    Welcome(
                        state: state, name: name, chat: chat, position: try db.position(of: chat),
                        messages: messages.filter { !$0.isNote }), standing
                )
            }
        } catch { throw VisitorFailure(error) }
        if found.standing.version > known.version {
            move.lobby.follow(found.standing, queue: found.welcome.chat?.queue, at: move.clock())
        }
        return found.welcome
    }
}
