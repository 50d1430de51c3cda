import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import FoyerWire
import Synchronization

extension AgentSession.State {
    /// What to do about an event at `position`. A chat without a reader is read from its beginning.
    mutating func observe(_ position: HubEvent.Position) -> ChatReader.Step {
        readers[position.chat, default: ChatReader(seen: 0)].observe(position.sequence)
    }
}

// The chats whose messages this console receives.
extension AgentSession {
    /// Fills the gap from the store.
    func catchUp(_ chat: Chat.ID) {
        let isEnqueued = inbox.add { [self] in
            while let (after, wanted) = missing(in: chat) {
                guard
                    let actor = try? actor(needs: .permission(.chat)),
                    let found = try? await commands.queries.told(in: chat, after: after, by: actor)
                else { return sink.close(code: 1013) }  // the console reconnects and resumes
                let heard = found.prefix { $0.sequence <= wanted }
                say(.messages(chat, heard.map { commands.mapping.forAgents($0) }, more: false))
                let last = heard.last?.sequence
                state.withLock { $0.readers[chat]?.caughtUp(to: last) }
            }
        }
        if !isEnqueued { sink.close(code: 1013) }
    }

    /// The sequence after which messages are missing, and the highest one announced.
    private func missing(in chat: Chat.ID) -> (after: Int64, wanted: Int64)? {
        state.withLock { state in
            guard let after = state.readers[chat]?.missing(), let wanted = state.readers[chat]?.wanted else {
                return nil
            }
            return (after, wanted)
        }
    }

    /// Joined or monitored: from now on the console receives the chat's messages.
    func enter(_ chat: Chat) async {
        state.withLock { _ = $0.entered.insert(chat.id) }
        commands.hub.join(self, .staff(chat.id))
        // The connection may have closed meanwhile; then unsubscribe.
        if state.withLock({ $0.isOver }) { commands.hub.leave(self, .staff(chat.id)) }
        await showChat(chat.id)
    }

    func leave(_ chat: Chat.ID) {
        state.withLock { _ = $0.entered.remove(chat) }
        commands.hub.leave(self, .staff(chat))
    }

    /// Sends the last page of a chat, which live messages continue.
    func showChat(_ chat: Chat.ID) async {
        do {
            let actor = try actor(needs: .permission(.chat))
            await sendPage(of: chat, .before(Int64.max), limit: AgentQueries.messageLimit, by: actor)
        } catch {
            say(.refused(request: nil, Problem(error, in: commands.directory.now)))
        }
    }

    func fetch(_ chat: Chat.ID, _ range: FetchRange, by actor: Actor) async {
        switch range.from {
        case .end: await sendPage(of: chat, .before(Int64.max), limit: range.count, by: actor)
        case .before(let sequence): await sendPage(of: chat, .before(sequence), limit: range.count, by: actor)
        case .after(let sequence): await sendPage(of: chat, .after(sequence), limit: range.count, by: actor)
        }
    }

    func showWaiting(after chat: Chat.ID?, by actor: Actor) async {
        do {
            let waiting = try await commands.queries.waiting(after: chat, by: actor)
            let access = access(of: actor)
            say(.waiting(waiting.chats.map { commands.mapping.forAgents($0, access) }, more: waiting.more))
        } catch {
            say(.refused(request: nil, Problem(error, in: commands.directory.now)))
        }
    }

    private func sendPage(of chat: Chat.ID, _ part: AgentQueries.Part, limit: Int, by actor: Actor) async {
        do {
            let page = try await commands.queries.page(of: chat, part, limit: limit, for: access(of: actor))
            state.withLock { state in
                if let last = page.messages.last?.sequence {
                    var reader = state.readers[chat] ?? ChatReader(seen: 0)
                    // An older page does not change how far the console has come.
                    if reader.seen == 0 || page.messages.first.map({ $0.sequence <= reader.seen + 1 }) == true
                    {
                        reader.caughtUp(to: last)
                    }
                    state.readers[chat] = reader
                }
                say(.messages(chat, page.messages.map { commands.mapping.forAgents($0) }, more: page.more))
            }
        } catch {
            say(.refused(request: nil, Problem(error, in: commands.directory.now)))
        }
    }
}

// From the hello to the welcome.
extension AgentSession {
    func begin(resuming chats: [Resume]) {
        let isFirst = state.withLock { state in
            guard !state.isHere, !state.isOver else { return false }
            state.isHere = true
            state.permissions = commands.directory.now.permissions(of: agent) ?? []
            return true
        }
        guard isFirst else {
            return say(.refused(request: nil, Problem(.alreadyDone, detail: "Hello was said already.")))
        }
        // First of all: the next frame may be a `watch`.
        commands.lobby.open(watcher) { [weak self] news in self?.deliver(news) }
        _ = inbox.add { [self] in await welcome(resuming: chats) }
    }

    private func welcome(resuming resumed: [Resume]) async {
        commands.hub.join(self, .agents)
        commands.hub.join(self, .agent(agent))
        await commands.availability.connect(agent)
        let isStillOpen = state.withLock { state in
            state.isCounted = !state.isOver
            return state.isCounted
        }
        // Closed at this moment: undo the count.
        if !isStillOpen, commands.availability.disconnect(agent) {
            await commands.availability.follow(agent)
        }
        do {
            let actor = try actor(needs: .login)
            let (waiting, own) = try await commands.queries.chats(of: actor)
            let access = access(of: actor)
            let invitations = try await commands.queries.invitations(of: actor)
            let mapping = commands.mapping
            let directory = mapping.directoryShape
            guard let me = commands.directory.now.agents[agent] else { throw AgentFailure.noAgent }
            say(
                AgentWelcome(
                    boot: commands.environment.boot, now: commands.environment.clock(),
                    agent: mapping.shape(me), permissions: actor.permissions,
                    agents: directory.agents, widgets: directory.widgets, queues: directory.queues,
                    chats: (waiting.chats + own).map { mapping.forAgents($0, access) },
                    moreWaiting: waiting.more,
                    invitations: invitations.map { mapping.shape($0.invitation, to: $0.visitor) }),
                resuming: resumed)
        } catch {
            say(.later(retryAfter: Problem.storeRetry))
            sink.close(code: 1013)
        }
        // The connection may have closed meanwhile; then unsubscribe.
        if state.withLock({ $0.isOver }) {
            commands.lobby.close(watcher)
            commands.hub.leave(self, .agents)
            commands.hub.leave(self, .agent(agent))
        }
    }

    /// Sends the welcome, resumes the console's chats, then sends the events that arrived meanwhile.
    private func say(_ welcome: AgentWelcome, resuming resumed: [Resume]) {
        let incomplete: [Chat.ID] = state.withLock { state in
            say(.welcome(welcome))
            var incomplete: [Chat.ID] = []
            for chat in welcome.chats.map(\.chat) where chat.assignee == agent {
                guard let held = resumed.first(where: { $0.chat == chat.id }) else { continue }
                var reader = ChatReader(seen: held.after)
                if reader.expect(chat.last) { incomplete.append(chat.id) }
                state.readers[chat.id] = reader
            }
            let early = state.early ?? []
            state.early = nil
            return incomplete + early.compactMap { pass($0, &state) }
        }
        for chat in incomplete { catchUp(chat) }
    }
}
