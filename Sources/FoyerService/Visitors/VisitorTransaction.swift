import FoyerCore
import FoyerStore

/// One transaction on one visitor: loads the state, applies events by the rules, and writes the effects (the
/// chat, its messages, the flow's or bot's answers), so that a crash at any moment leaves all of it or
/// nothing.
struct VisitorTransaction {
    let db: Transaction
    let world: World
    private(set) var standing: VisitorStanding
    private let before: VisitorState
    private var messages: [Message] = []
    private var effects: [VisitorEffect] = []
    private var chat: Chat.ID?
    /// The visitor's name has changed, which the chat displays.
    private var isRenamed = false
    /// Whether a flow or a bot has read messages in this transaction.
    private var hasRead = false
    /// The message that opens the chat: written before anything that answers it.
    var opening: NewMessage?
    /// What queues decided last in this transaction, kept with the chat if an agent is assigned by it.
    private var decision: RoutingDecision?
    /// The text of the invitation that the chat answers.
    private var greeting: NewMessage?

    /// The inputs of a transaction beyond the database, as values.
    struct World: Sendable {
        let directory: Directory
        let loads: @Sendable ([Agent], [Agent.ID: Int]) -> [AgentLoad]
        let now: Instant
        /// A new id.
        let newChat: @Sendable () -> Chat.ID
        /// The visitor's data that flows may query.
        let pageURL: String
        let country: String?
        let widget: Widget.ID?
    }

    /// How often flows and bots may hand over a chat within one transaction: more is a cycle of flows that
    /// never waits.
    static let handOnLimit = 8
    private var handOns = 0

    init(db: Transaction, standing: VisitorStanding, world: World) {
        self.db = db
        self.world = world
        self.standing = standing
        before = standing.state
        chat = standing.state.chat
    }

    var state: VisitorState { standing.state }

    /// The outcome, to be published after the commit.
    func finish(lastVisit: Visit?) throws -> VisitorChange {
        // Messages alone change nothing else that is displayed of the chat: no need to load it again.
        let known =
            effects.isEmpty && !isRenamed && !hasRead ? nil : try self.chat.flatMap { try db.chats.find($0) }
        let chat = effects.isEmpty && !isRenamed ? nil : known
        return VisitorChange(
            before: before, standing: standing, chat: chat,
            position: try chat.flatMap { try db.chats.position(of: $0) },
            messages: messages, effects: effects, marked: hasRead ? known : nil, lastVisit: lastVisit)
    }

    /// Applies one event by the rules, and writes the effects.
    mutating func apply(_ event: VisitorEvent) throws {
        let (state, effects) = try standing.state.applying(event, at: world.now)
        if case .manuallyInvited(let invitation) = standing.state {
            greeting = NewMessage(author: .agent(invitation.by), text: invitation.text)
        }
        if state != standing.state {
            if state.status != standing.state.status { standing.since = world.now }
            standing.state = state
            standing.version += 1
            try db.visitors.saveState(state, of: standing.profile.id, since: standing.since)
        }
        for effect in effects { try perform(effect) }
        switch event {
        case .asked(_, .agent(let agent, let queue)), .handedOn(.agent(let agent, let queue)),
            .transferred(.agent(let agent, let queue), _):
            try recordAssignment(agent, from: queue)
        case .passed(let transfer):
            try recordAssignment(transfer.to, from: nil)
        case .agentGone(_, let fallback), .notOpened(false, let fallback):
            if let taker = fallback.taker { try recordAssignment(taker, from: fallback.queue) }
        case .distributed(let agent):
            try recordAssignment(agent, from: nil)
        case .asked, .handedOn, .transferred, .accepted, .refused, .invited, .answered, .declined,
            .invitationOver, .stoppedFlow, .tookOver, .opened, .notOpened, .agentBack, .outlook, .moved,
            .ended,
            .left,
            .visited, .banned:
            break
        }
    }

    /// Appends to the open chat.
    @discardableResult
    mutating func append(_ draft: NewMessage) throws -> Message {
        guard let chat else { throw VisitorRefusal.noOpenChat }
        let message = try db.messages.append(draft, to: chat, at: world.now)
        messages.append(message)
        return message
    }

    /// The flow or bot has read all messages of the visitor in this transaction.
    mutating func markRead() throws {
        guard let last = messages.last(where: { $0.author == .visitor }) else { return }
        try db.chats.raise(
            Chat.Marks(agentDelivered: last.sequence, agentRead: last.sequence), of: last.chat)
        hasRead = true
    }

    mutating func mark(_ capture: Capture?) throws {
        standing.profile.capture = capture
        try db.visitors.saveCapture(capture, of: standing.profile.id)
    }

    /// The website gives the visitor's id for the first time.
    mutating func save(siteID: String) throws {
        standing.siteID = siteID
        try db.visitors.saveSiteID(siteID, of: standing.profile.id)
    }

    /// Ends the visitor's chat or invitation, and invalidates the token.
    mutating func logOut() throws {
        if state.chat != nil { try apply(.ended(.left)) }
        if state != .banned { try apply(.left) }
        standing.loggedOut = world.now
        try db.visitors.logOut(standing.profile.id, at: world.now)
    }

    mutating func save(_ contact: Contact) throws {
        isRenamed = isRenamed || contact.name != standing.profile.contact.name
        standing.profile.contact = contact
        try db.visitors.saveContact(contact, of: standing.profile.id)
    }

    private mutating func perform(_ effect: VisitorEffect) throws {
        effects.append(effect)
        switch effect {
        case .openChat(let chat):
            // The next effect assigns the speaker; until then the chat belongs to the widget's queue.
            guard let widget = world.widget.flatMap({ world.directory.widgets[$0] }) else {
                throw VisitorRefusal.noOpenChat
            }
            try db.chats.open(
                chat, of: standing.profile.id, on: widget.id, speaker: .queue(widget.queue), at: world.now)
            standing.profile.chats += 1
            self.chat = chat
            if let greeting { try append(greeting) }
            if let opening { try append(opening) }
        case .give(let chat, let speaker):
            try db.chats.give(chat, to: speaker, wait: state.wait, transfer: state.transfer)
            switch speaker {
            case .agent, .queue: try db.flowRuns.delete(of: chat)
            case .flow, .bot: break  // a flow that let a bot answer continues afterwards
            }
        case .holdChanged(let chat):
            try db.chats.hold(chat, wait: state.wait, transfer: state.transfer)
        case .closeChat(let chat, let reason):
            try db.chats.close(chat, reason: reason, at: world.now)
        case .record(_, let event):
            try append(
                NewMessage(author: .system(event), text: SystemText.english(event, in: world.directory)))
        case .showInvitation(let invitation):
            try db.invitations.insert(invitation, to: standing.profile.id)
        case .hideInvitation(let invitation):
            try db.invitations.delete(invitation.id)
        case .startFlow(let chat, let flow):
            try startFlow(flow, in: chat)
        case .startBot(let chat, let bot):
            try startBot(bot, in: chat)
        case .sayNobodyOnline:
            break  // nothing to store; published after the commit
        }
    }

    /// An agent was assigned a chat; through `queue` if it did not wait there.
    private func recordAssignment(_ agent: Agent.ID, from queue: ChatQueue.ID?) throws {
        try db.agents.setLastGiven(agent, at: world.now)
        guard let chat = state.chat else { return }
        if let decision, decision.route.agent == agent {
            try db.chats.record(decision, from: queue, of: chat, at: world.now)
        } else if let queue {
            try db.chats.setQueue(queue, of: chat)
        }
    }

    /// Hands the chat over as the flow or bot asks, up to the limit.
    mutating func handOn(_ route: Route) throws {
        handOns += 1
        try apply(handOns > Self.handOnLimit ? .ended(.finished) : .handedOn(route))
    }
}

// Routing of chats.
extension VisitorTransaction {
    /// The first target of a chat requested on this widget.
    mutating func route(for widget: Widget) throws -> Route {
        switch widget.start {
        case .flow(let flow) where world.directory.flow(flow) != nil: .flow(flow)
        case .bot(let bot): .bot(bot)
        case .queue, .flow: try route(to: widget.queue)
        }
    }

    /// The target of a chat sent to this queue: one of its agents, the queue itself, or its backup.
    /// - Parameter isNext: whether it is ahead of all that wait, because it has waited or was taken already.
    mutating func route(to queue: ChatQueue.ID, isNext: Bool = false) throws -> Route {
        let decision = try decide(on: queue, isNext: isNext)
        self.decision = decision
        return decision.route
    }

    private func decide(on queue: ChatQueue.ID, isNext: Bool) throws -> RoutingDecision {
        let line = world.directory.line(from: queue)
        // Counted only where it matters.
        let isCounted = !isNext && line.contains { $0.distribution != .manual || $0.limit != nil }
        let isRemembered = line.contains { $0.distribution == .lastAgentFirst }
        let chats = try db.chats.countByAgent()
        return world.directory.decide(
            on: queue, at: world.now,
            entry: isNext ? .next : .last(waiting: isCounted ? try db.chats.countWaitingByQueue() : [:]),
            lastAgent: isRemembered ? try db.chats.lastAgent(of: standing.profile.id) : nil
        ) { world.loads($0, chats) }
    }
}
