public import FoyerCore
public import FoyerRealtime
import FoyerServer
public import FoyerService
import FoyerStore

// The use cases, under short names.
extension TestHouse {
    /// The agent with the permissions of their role, as the gate makes it.
    public func actor(_ agent: Agent.ID) -> Actor {
        Actor(
            agent, name: directory.now.agents[agent]?.name ?? "",
            permissions: directory.now.permissions(of: agent) ?? [])
    }

    /// The agent as an actor, after the gate has checked the permission.
    public func actor(_ agent: Agent.ID, needs permission: Role.Permission) throws(AgentFailure) -> Actor {
        try Gate(directory).actor(agent, needs: .permission(permission))
    }

    private var act: ActOnVisitor { ActOnVisitor(changeVisitor: changeVisitor) }
    public var accept: AcceptChat { AcceptChat(act) }
    public var refuse: RefuseChat { RefuseChat(act) }
    public var invite: InviteVisitor { InviteVisitor(act) }
    public var stopFlow: StopFlow { StopFlow(act) }
    public var takeOver: TakeOverFromBot { TakeOverFromBot(act) }
    public var end: EndChat { EndChat(act) }
    public var transfer: TransferChat { TransferChat(act) }
    public var capture: CaptureVisitor { CaptureVisitor(act) }
    public var enter: EnterChat { EnterChat(store: store, changeVisitor: changeVisitor) }
    public var say: SendAgentMessage { SendAgentMessage(store: store, changeVisitor: changeVisitor) }
    public var queries: AgentQueries { AgentQueries(store: store, changeVisitor: changeVisitor) }
    public var manageBans: ManageBans { server.manageBans }
    public var ban: BanVisitor { BanVisitor(manageBans) }
    public var welcome: WelcomeVisitor {
        WelcomeVisitor(store: store, changeVisitor: changeVisitor, bans: bans)
    }
    public var send: SendVisitorMessage { SendVisitorMessage(changeVisitor: changeVisitor) }
    public var openWindow: OpenWindow { OpenWindow(changeVisitor: changeVisitor) }
    public var answer: AnswerInvitation { AnswerInvitation(changeVisitor: changeVisitor) }
    public var endByVisitor: EndChatByVisitor {
        EndChatByVisitor(changeVisitor: changeVisitor, distribute: distribute)
    }
    public var marks: RecordReadMarks { RecordReadMarks(changeVisitor: changeVisitor) }
    public var distribute: DistributeWaiting { server.distribute }
    public var availability: ChangeAvailability { server.availability }
    public var sweep: SweepAbsent {
        SweepAbsent(
            store: store, changeVisitor: changeVisitor, availability: availability, distribute: distribute,
            evictBanned: EvictBanned(changeVisitor: changeVisitor, bans: bans))
    }
    public var writeVisits: WriteVisits {
        WriteVisits(store: store, changeVisitor: changeVisitor, bans: bans)
    }
    public var forgetOld: ForgetOld {
        ForgetOld(store: store, changeVisitor: changeVisitor)
    }
}

// Frequent steps.
extension TestHouse {
    /// A browser opens a page with the widget.
    @discardableResult
    public func arrive(
        _ visitor: Visitor.ID, on widget: Widget = Cast.tulip, url: String = "https://tulip.example/",
        address: Address = Cast.address, isNew: Bool = false, resume: (chat: Chat.ID, after: Int64)? = nil
    ) async throws -> (connection: ConnectionID, welcome: WelcomeVisitor.Welcome) {
        let connection = nextConnection()
        let arrival = Arrival(
            visitor: visitor, connection: connection, tab: "t\(connection.number)", widget: widget.id,
            page: Page(url: url, title: "Tulip"), address: address)
        return (connection, try await welcome(arrival, isNew: isNew, resume: resume))
    }

    public func leave(_ visitor: Visitor.ID, _ connection: ConnectionID) {
        lobby.disconnect(connection, visitor: visitor, at: clock.now)
    }

    /// Advances the clock and applies everything that is due.
    public func wait(_ span: Span) async {
        clock.advance(by: span)
        await sweep()
    }

    /// The stored state.
    public func state(of visitor: Visitor.ID) async throws -> VisitorState? {
        try await store.read { db in try db.visitors.standing(of: visitor)?.state }
    }

    /// The visitor's last visit, as stored.
    public func visit(of visitor: Visitor.ID) async throws -> Visit? {
        try await store.read { db in try db.visits.last(of: visitor) }
    }

    public func chat(_ id: Chat.ID) async throws -> Chat? {
        try await store.read { db in try db.chats.find(id) }
    }

    /// Every message, including internal notes.
    public func messages(in chat: Chat.ID) async throws -> [Message] {
        try await store.read { db in try db.messages.list(in: chat, after: 0, limit: 10_000) }
    }

    /// The visitor's chats, newest first.
    public func chats(of visitor: Visitor.ID) async throws -> [Chat] {
        try await store.read { db in try db.chats.newest(of: visitor, limit: 100) }
    }

    /// Vera arrives and requests a chat; returns the waiting chat.
    public func asked(
        _ visitor: Visitor.ID = Cast.vera, on widget: Widget = Cast.tulip, _ text: String = "Hello?"
    ) async throws -> Chat.ID {
        try await arrive(visitor, on: widget)
        return try await send(text, draft: "first", by: visitor).chat
    }

    /// Vera chats with `agent`.
    public func chatting(_ visitor: Visitor.ID = Cast.vera, with agent: Agent = Cast.ana) async throws
        -> Chat.ID
    {
        let chat = try await asked(visitor)
        _ = try await accept(Target(visitor), by: actor(agent.id))
        return chat
    }

    /// Makes every change of a chat fail, as if the disk were full.
    public func breakChats() async throws {
        try await database.aside.write { db in
            try db.run(script: TestDatabase.breaking("chat"))
        }
    }

    public func mendChats() async throws {
        try await database.aside.write { db in try db.run(script: TestDatabase.mending("chat")) }
    }

    /// Renames a table; statements that use its old name fail until it is renamed back.
    public func rename(_ table: String, to name: String) async throws {
        try await database.aside.write { db in
            try db.run(script: "ALTER TABLE \(table) RENAME TO \(name)")
        }
    }

    /// Connects a console for each agent.
    public func staffed() async -> TestHouse {
        await availability.connect(Cast.ana.id)
        await availability.connect(Cast.ben.id)
        return self
    }
}

extension Lobby {
    /// A browser of this visitor opens the first page of the Tulip shop.
    public func come(_ visitor: Visitor.ID, asked: Lobby.Asked = .nothing, at now: Instant) {
        arrive(
            Arrival(
                visitor: visitor, connection: ConnectionID(number: visitor.low), tab: "t",
                widget: Cast.tulip.id,
                page: Page(url: "https://tulip.example/", title: "Tulip"), address: Cast.address),
            stored: nil, visit: nil, asked: asked, visitTime: .minutes(30), at: now)
    }
}
