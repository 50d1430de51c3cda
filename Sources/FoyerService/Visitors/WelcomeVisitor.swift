import FoyerBoard
public import FoyerCore
public import FoyerRealtime
public import FoyerStore

/// A browser connects: new or known, admitted or banned, resumed where it was.
public struct WelcomeVisitor: Sendable {
    let store: Store
    let changeVisitor: ChangeVisitor
    let bans: ActiveBans

    public init(store: Store, changeVisitor: ChangeVisitor, bans: ActiveBans) {
        self.store = store
        self.changeVisitor = changeVisitor
        self.bans = bans
    }

    /// The data of the welcome.
    public struct Welcome: Sendable {
        public let state: VisitorState
        public let name: String
        public var chat: Chat?
        public var position: Int?
        /// The messages after those that the client has.
        public var transcript: VisibleTranscript?
        /// Whether there are ended chats older than `chat`.
        public var hasHistory = false
    }

    /// - Parameters:
    ///   - isNew: whether the id was created just now, so that nothing can be stored for it.
    ///   - resume: the chat that the client has, and its last sequence.
    public func callAsFunction(
        _ arrival: Arrival, isNew: Bool, resume: (chat: Chat.ID, after: Int64)?
    ) async throws(VisitorFailure) -> Welcome {
        let visitor = arrival.visitor
        let now = changeVisitor.clock()
        if bans.blocksAndCounts(visitor, at: arrival.address, now: now) { throw turnAway(visitor) }

        let (standing, isNewVisit) = try await enter(arrival, isNew: isNew, at: now)
        var state = standing?.state ?? .inSite
        if state != .inSite, isNewVisit || state == .banned {
            state = try await changeVisitor(visitor, failing: VisitorFailure.init, noVisitor: .gone) {
                transaction in
                try transaction.apply(.visited)
            }.standing.state
        }
        return try await welcome(
            visitor, state: state, resume: resume, chats: standing?.profile.chats ?? 0)
    }

    /// A visitor who is listed only for an open chat, without a connection, was banned before a crash: the
    /// next sweep ends it.
    private func turnAway(_ visitor: Visitor.ID) -> VisitorFailure {
        if changeVisitor.lobby.record(visitor) != nil, !changeVisitor.lobby.isConnected(visitor) {
            bans.leaveUnfinished([visitor])
        }
        return .gone
    }

    /// Adds the visitor to the list with the stored data.
    private func enter(
        _ arrival: Arrival, isNew: Bool, at now: Instant
    ) async throws(VisitorFailure) -> (standing: VisitorStanding?, isNewVisit: Bool) {
        let (visitor, lobby) = (arrival.visitor, changeVisitor.lobby)
        while true {
            let asked = lobby.asked(about: visitor)
            let stored: (standing: VisitorStanding?, visit: Visit?) =
                isNew
                ? (nil, nil)
                : try await store.read(failing: VisitorFailure.self) { db in
                    (try db.visitors.standing(of: visitor), try db.visits.last(of: visitor))
                }
            guard stored.standing?.loggedOut == nil else { throw .loggedOut }
            // Checked again: a ban may have been added while the store was read.
            if bans.blocksAndCounts(visitor, at: arrival.address, now: now) { throw turnAway(visitor) }
            guard
                let entrance = lobby.arrive(
                    arrival, stored: stored.standing, visit: stored.visit, asked: asked,
                    visitTime: changeVisitor.directory.now.settings.visitTime, at: now)
            else { continue }
            if let absent = entrance.absent {
                if absent.captured { changeVisitor.publish(.returned(visitor, name: absent.name)) }
                changeVisitor.publish(.presence(visitor))
            }
            return (stored.standing, entrance.isNewVisit)
        }
    }

    private func welcome(
        _ visitor: Visitor.ID, state: VisitorState, resume: (chat: Chat.ID, after: Int64)?, chats: Int
    ) async throws(VisitorFailure) -> Welcome {
        let name =
            changeVisitor.lobby.listedVisitor(visitor)?.profile.contact.name
            ?? VisitorName.readable(for: visitor)
        let welcome = Welcome(state: state, name: name)
        let shown = state.chat ?? resume?.chat
        // Most visitors have never chatted, and need no read.
        guard chats > 0 || shown != nil else { return welcome }
        return try await store.read(failing: VisitorFailure.self) { [welcome] db in
            var welcome = welcome
            if let shown, let chat = try db.chats.find(shown), chat.visitor == visitor {
                let after = resume?.chat == chat.id ? resume?.after ?? 0 : 0
                welcome.chat = chat
                welcome.position = try db.chats.position(of: chat)
                welcome.transcript = try VisibleTranscript(of: chat, after: after, in: db)
            }
            welcome.hasHistory = try db.chats.hasEnded(of: visitor, before: welcome.chat?.id)
            return welcome
        }
    }
}
