import FoyerCore
public import FoyerRealtime
import FoyerService
import FoyerWire
import Synchronization

/// The conversation with a console: the live list, the chats, commands.
public final class AgentSession: ClientSession, Listener {
    struct State: Sendable {
        var isHere = false
        var isOver = false
        /// Events that arrived before the welcome, which may already include them; nil once the welcome was
        /// sent.
        var early: [HubEvent]? = []
        /// Whether the roster counts this console.
        var isCounted = false
        /// How far this console has come in each chat that it receives.
        var readers: [Chat.ID: ChatReader] = [:]
        /// Chats of other agents, flows and bots that were joined or are monitored.
        var entered: Set<Chat.ID> = []
        /// Chats in which this console last reported typing.
        var typing: [Chat.ID: Visitor.ID] = [:]
        var malformed = 0
        /// Increases with every `watch` of the console: a list built for an earlier one is dropped.
        var latestRequestID = 0
        /// The request whose window the console has.
        var shown: Int?
        /// The watched window; nil for none.
        var watched: WatchRequest?
        /// The visitor in the open panel; nil for none.
        var selected: Visitor.ID?
        /// The agent's permissions last sent to this console.
        var permissions: Set<Role.Permission> = []
    }

    let commands: AgentCommandHandler
    let agent: Agent.ID
    let sink: any FrameSink
    let watcher: WatcherID
    /// The cookie's token: checked again from time to time, since a log-out ends all sockets.
    let token: String
    let inbox = Inbox()
    let state = Mutex(State())

    init(
        commands: AgentCommandHandler, agent: Agent.ID, token: String, sink: any FrameSink, watcher: WatcherID
    ) {
        self.commands = commands
        self.agent = agent
        self.token = token
        self.sink = sink
        self.watcher = watcher
    }

    public var outlet: any Outlet { sink.outlet }

    public func receive(_ text: [UInt8]) {
        guard commands.logIn.agent(for: token) != nil else { return logOut() }
        let frame: AgentFrame
        do { frame = try AgentFrame(frame: text) } catch {
            return say(.refused(request: FrameSummary(of: text).request, Problem(error)))
        }
        if case .hello(let chats) = frame { return begin(resuming: chats) }
        guard state.withLock({ $0.isHere }) else {
            return say(.refused(request: nil, Problem(.helloExpected, detail: "Say hello first; then this.")))
        }
        take(frame)
    }

    public func closed() {
        inbox.close()
        uncount(isFinal: false)
        endTyping()
        let entered: Set<Chat.ID>? = state.withLock { state in
            defer { state.isOver = true }
            return state.isHere && !state.isOver ? state.entered : nil
        }
        guard let entered else { return }
        commands.lobby.close(watcher)
        commands.hub.leave(self, .agents)
        commands.hub.leave(self, .agent(agent))
        for chat in entered { commands.hub.leave(self, .staff(chat)) }
    }

    public func handle(_ notice: HubEvent) {
        if let closing = notice.closing {
            sink.send(notice.frame)
            return sink.close(code: closing)
        }
        if notice.asksPermissions { Task { [weak self] in self?.renew() } }  // not under the publisher's lock
        let incomplete: Chat.ID? = state.withLock { state in
            guard state.early == nil else {
                state.early?.append(notice)
                return nil
            }
            return pass(notice, &state)
        }
        if let incomplete { catchUp(incomplete) }
    }

    /// - Returns: the chat that has a gap.
    func pass(_ notice: HubEvent, _ state: inout State) -> Chat.ID? {
        guard let position = notice.position else {
            sink.send(frame(of: notice, state))
            return nil
        }
        switch state.observe(position) {
        case .skip: return nil
        case .send:
            sink.send(notice.frame)
            return nil
        case .catchUp: return position.chat
        }
    }

    /// The frame of an event that this agent may read.
    private func frame(of notice: HubEvent, _ state: State) -> Frame {
        guard let transcript = notice.transcript,
            let actor = try? actor(needs: .permission(.chat)),
            AgentQueries.access(of: actor, entered: state.entered).permits(transcript.chat)
        else { return notice.frame }
        return transcript.frame
    }

    /// What this agent may read through this console.
    func access(of actor: Actor) -> TranscriptAccess {
        AgentQueries.access(of: actor, entered: state.withLock { $0.entered })
    }

    /// The agent of this console as an actor, if they have the required permission now.
    func actor(needs need: Need) throws(AgentFailure) -> Actor {
        try commands.gate.actor(agent, needs: need)
    }

    func say(_ notice: AgentNotice) {
        sink.send(Frame(notice.encoded()))
    }

    /// Ends a console whose log-in is over: unless the agent has another one, their chats are handed over at
    /// once.
    func logOut() {
        say(.loggedOut)
        sink.close(code: SessionClose.loggedOut)
        uncount(isFinal: true)
    }

    /// This agent is no longer typing anywhere.
    private func endTyping() {
        let typing = state.withLock { state in
            defer { state.typing = [:] }
            return state.typing
        }
        for (chat, visitor) in typing {
            commands.bus.publish(.agentTyping(chat, visitor, agent, isTyping: false))
        }
    }

    /// The roster no longer counts this console.
    /// - Parameter isFinal: see `ChangeAvailability.disconnect`.
    private func uncount(isFinal: Bool) {
        let isCounted = state.withLock { state in
            defer { state.isCounted = false }
            return state.isCounted
        }
        guard isCounted, commands.availability.disconnect(agent, isFinal: isFinal) else { return }
        Task { [commands, agent] in await commands.availability.follow(agent) }
    }

    private func take(_ frame: AgentFrame) {
        let actor: Actor
        do { actor = try self.actor(needs: frame.needs) } catch {
            return say(.refused(request: request(of: frame), Problem(error, in: commands.directory.now)))
        }
        switch frame {
        case .hello:
            break  // recorded before
        case .watch(let request):
            watch(request, by: actor)
        case .unwatch:
            unwatch()
        case .hold(let visitors):
            commands.lobby.hold(visitors, for: watcher)
        case .select(let visitor):
            state.withLock { $0.selected = visitor }
            commands.lobby.select(visitor, for: watcher)
        case .typing(let chat, let isTyping):
            type(isTyping, in: chat, by: actor)
        case .received(let chat, let sequence):
            mark(.delivered, sequence, in: chat)
        case .read(let chat, let sequence):
            mark(.read, sequence, in: chat)
        case .fetch(let chat, let range):
            work(request: nil) { [self] in await fetch(chat, range, by: actor) }
        case .waiting(let chat):
            work(request: nil) { [self] in await showWaiting(after: chat, by: actor) }
        case .ping:
            let environment = commands.environment
            say(.pong(now: environment.clock(), robots: environment.robotCount.count))
        case .command(let request, let command):
            work(request: request) { [self] in await perform(command, request: request) }
        }
    }

    private func request(of frame: AgentFrame) -> Int64? {
        if case .command(let request, _) = frame { request } else { nil }
    }

    private func work(request: Int64?, _ body: @escaping @Sendable () async -> Void) {
        guard !inbox.add(body) else { return }
        let problem = Problem(
            .tooFast, detail: "Too many commands are waiting.", retryAfter: Problem.storeRetry)
        say(.refused(request: request, problem))
    }

    private func type(_ isTyping: Bool, in chat: Chat.ID, by actor: Actor) {
        work(request: nil) { [self] in
            guard let found = try? await commands.queries.chat(chat, by: actor), found.assignee == agent,
                found.ended == nil
            else { return }  // not this agent's chat: nothing to publish
            let isOver = state.withLock { state in
                if !state.isOver { state.typing[chat] = isTyping ? found.visitor : nil }
                return state.isOver
            }
            commands.bus.publish(.agentTyping(chat, found.visitor, agent, isTyping: isTyping && !isOver))
        }
    }

    private func mark(_ mark: RecordReadMarks.Mark, _ sequence: Int64, in chat: Chat.ID) {
        work(request: nil) { [self] in await commands.marks(mark, sequence, in: chat, by: .agent(agent)) }
    }

    private func perform(_ command: AgentCommand, request: Int64) async {
        do {
            let answer = try await commands.perform(
                command, by: agent, entered: state.withLock { $0.entered })
            await follow(command, answer)
            say(.done(request: request, answer))
        } catch {
            say(.refused(request: request, Problem(error, in: commands.directory.now)))
        }
    }

    /// Applies a command's effect on the chats that this console receives.
    private func follow(_ command: AgentCommand, _ answer: AgentAnswer) async {
        if case .leaveChat(let chat) = command { return leave(chat) }
        guard case .chat(let shape) = answer else { return }
        switch command {
        case .join, .monitor: await enter(shape.chat)
        case .goToChat, .accept, .stopFlow, .takeOver: await showChat(shape.chat.id)
        case .info, .capture, .release, .ban, .banPreview, .invite, .cancelInvitation, .refuse, .end,
            .transfer, .leaveChat,
            .send, .editContact, .availability, .pastChats:
            break
        }
    }
}
