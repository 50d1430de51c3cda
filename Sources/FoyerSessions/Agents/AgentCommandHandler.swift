public import FoyerRealtime
public import FoyerService
public import FoyerStore
package import FoyerCore
package import FoyerWire

/// Carries out agents' commands, received by socket or by POST.
public struct AgentCommandHandler: Sendable {
    let store: Store
    let hub: Hub
    let lobby: Lobby
    let roster: Roster
    package let directory: LiveDirectory
    let environment: SessionEnvironment
    package let mapping: WireMapping
    package let gate: Gate
    let queries: AgentQueries
    let availability: ChangeAvailability
    let marks: RecordReadMarks
    let bus: any Bus
    package let manageBans: ManageBans
    package let logIn: LogIn
    private let accept: AcceptChat
    private let refuse: RefuseChat
    private let invite: InviteVisitor
    private let stopFlow: StopFlow
    private let takeOver: TakeOverFromBot
    private let end: EndChat
    private let transfer: TransferChat
    private let enter: EnterChat
    private let capture: CaptureVisitor
    private let ban: BanVisitor
    private let editContact: EditContact
    private let send: SendAgentMessage
    private let distribute: DistributeWaiting

    public init(
        store: Store, hub: Hub, changeVisitor: ChangeVisitor, bus: any Bus, manageBans: ManageBans,
        logIn: LogIn,
        availability: ChangeAvailability, distribute: DistributeWaiting, lobby: Lobby, roster: Roster,
        directory: LiveDirectory, waits: WaitTimes, environment: SessionEnvironment
    ) {
        self.store = store
        self.hub = hub
        self.lobby = lobby
        self.roster = roster
        self.directory = directory
        self.environment = environment
        self.availability = availability
        self.bus = bus
        self.manageBans = manageBans
        self.logIn = logIn
        self.distribute = distribute
        mapping = WireMapping(directory: directory, lobby: lobby, roster: roster, waits: waits)
        gate = Gate(
            directory, recordRefusal: RecordRefusals(store: store, clock: environment.clock))
        queries = AgentQueries(store: store, changeVisitor: changeVisitor)
        marks = RecordReadMarks(changeVisitor: changeVisitor)
        let act = ActOnVisitor(changeVisitor: changeVisitor)
        accept = AcceptChat(act)
        refuse = RefuseChat(act)
        invite = InviteVisitor(act)
        stopFlow = StopFlow(act)
        takeOver = TakeOverFromBot(act)
        end = EndChat(act)
        transfer = TransferChat(act)
        enter = EnterChat(store: store, changeVisitor: changeVisitor)
        capture = CaptureVisitor(act)
        ban = BanVisitor(manageBans)
        editContact = EditContact(act)
        send = SendAgentMessage(store: store, changeVisitor: changeVisitor)
    }

    /// The browser of a `User-Agent`.
    package func browser(of userAgent: String) async -> BrowserName { await environment.browser(userAgent) }

    /// Carries out a command, if the agent has the permission that it needs.
    /// - Parameter entered: chats that the agent's console has joined or monitors; empty for a single
    ///   request.
    package func perform(
        _ command: AgentCommand, by agent: Agent.ID, entered: Set<Chat.ID> = []
    ) async throws(AgentFailure) -> AgentAnswer {
        let actor = try gate.actor(agent, needs: command.needs)
        let access = AgentQueries.access(of: actor, entered: entered)
        switch command {
        case .info(let target):
            return .visitor(
                mapping.shape(
                    try await queries.details(of: target.visitor, by: actor), for: access, as: actor))
        case .capture(let target, let reason):
            try await capture(target.visitor, reason: reason, by: actor)
        case .release(let target):
            try await capture.release(target.visitor, by: actor)
        case .ban(let target, let options):
            let bans = try await ban(
                target.visitor, byVisitor: options.byVisitor, byAddress: options.byAddress,
                comment: options.comment,
                isConfirmed: options.confirmed, by: actor)
            return .bans(bans.map { mapping.shape($0) })
        case .banPreview(let target):
            return .banPreview(Self.shape(try await ban.preview(target.visitor, by: actor)))
        case .invite(let target, let text):
            _ = try await invite(text, to: Target(target), by: actor)
        case .cancelInvitation(let target):
            _ = try await invite.cancel(Target(target), by: actor)
        case .accept(let target):
            return answer(try await accept(Target(target), by: actor).chat, access)
        case .refuse(let target):
            _ = try await refuse(Target(target), by: actor)
        case .goToChat(let target):
            return answer(try await enter(Target(target), through: .goToChat, by: actor), access)
        case .join(let target):
            return cameIn(try await enter(Target(target), through: .join, by: actor), access)
        case .monitor(let target):
            return cameIn(try await enter(Target(target), through: .monitor, by: actor), access)
        case .stopFlow(let target):
            return answer(try await stopFlow(Target(target), by: actor).chat, access)
        case .takeOver(let target):
            return answer(try await takeOver(Target(target), by: actor).chat, access)
        case .end(let target):
            _ = try await end(Target(target), by: actor)
            await distribute()
        case .transfer(let target, let receiver, let note):
            _ = try await transfer(Target(target), to: TransferChat.Receiver(receiver), note: note, by: actor)
            await distribute()
        case .leaveChat:
            break  // handled by the console's session
        case .send(let chat, let draft, let text, let isNote):
            let message = try await send(
                text, draft: draft, kind: isNote ? .note : .message, in: chat, by: actor)
            return .sent(sequence: message.sequence, at: message.at)
        case .editContact(let target, let change):
            try await editContact(target.visitor, change.fields, by: actor)
        case .availability(let chosen):
            try await availability(chosen, of: agent)
        case .pastChats(let target):
            return .chats(
                try await queries.pastChats(of: target.visitor, by: actor).map {
                    mapping.forAgents($0, access)
                })
        }
        return .nothing
    }

    private func answer(_ chat: Chat?, _ access: TranscriptAccess) -> AgentAnswer {
        chat.map { .chat(mapping.forAgents($0, access)) } ?? .nothing
    }

    /// The agent has just joined.
    private func cameIn(_ chat: Chat?, _ access: TranscriptAccess) -> AgentAnswer {
        var access = access
        if let chat { access.entered.insert(chat.id) }
        return answer(chat, access)
    }

    private static func shape(_ preview: BanVisitor.Preview) -> BanPreview {
        BanPreview(
            address: preview.address?.description ?? "", range: preview.reach?.range.shortDescription,
            online: preview.reach?.online ?? 0, sharedNow: preview.sharedNow,
            sharedLately: preview.sharedLately,
            refusal: preview.isProxy ? RefusalCode.addressOfProxy.rawValue : nil,
            warning: preview.reach?.doubt?.rawValue)
    }
}

extension Target {
    init(_ target: VisitorTarget) {
        self.init(target.visitor, chat: target.chat, version: target.version)
    }
}

extension TransferChat.Receiver {
    init(_ target: TransferTarget) {
        switch target {
        case .agent(let agent): self = .agent(agent)
        case .queue(let queue): self = .queue(queue)
        }
    }
}
