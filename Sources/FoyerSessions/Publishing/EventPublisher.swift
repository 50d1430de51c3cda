import FoyerBoard
public import FoyerCore
public import FoyerRealtime
public import FoyerService
public import FoyerStore
import FoyerWire
import Synchronization

/// Encodes each event once for each kind of listener, and publishes it to them.
public final class EventPublisher: Sendable {
    private let hub: Hub
    private let store: Store
    private let mapping: WireMapping
    private let clock: @Sendable () -> Instant
    /// The last published state of each widget. Locked while the state is determined and published, so that
    /// the last one published is the newest; also for agents.
    private let online = Mutex<[Widget.ID: Bool]>([:])
    /// Locked while a chat is published to the consoles, so that the last published presence of a visitor is
    /// the newest.
    private let publishing = Mutex<Void>(())
    /// The agent last published as typing in a chat.
    private let typing = Mutex<[Chat.ID: Agent.ID]>([:])
    /// Agents whose invitations are being read, and whether they have changed since.
    private let reading = Mutex<[Agent.ID: Bool]>([:])
    /// Agents whose invitations could not be read.
    private let unpublished = Mutex<Set<Agent.ID>>([])

    public init(
        hub: Hub, store: Store, directory: LiveDirectory, lobby: Lobby, roster: Roster, waits: WaitTimes,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.clock = clock
        self.hub = hub
        self.store = store
        mapping = WireMapping(directory: directory, lobby: lobby, roster: roster, waits: waits)
    }

    public func callAsFunction(_ event: DomainEvent) {
        switch event {
        case .visitorChanged(let change):
            publish(change)
        case .messageAppended(let appended, let sender):
            let assignees = appended.assignee.map { [$0] } ?? []
            publish(appended.message, of: appended.visitor, to: assignees, sender: sender)
        case .position(let chat, let position):
            publish(.chat(mapping.forVisitor(chat, position: position)), to: .visitor(chat.visitor))
        case .presence(let visitor):
            publishing.withLock { _ in
                guard let record = mapping.lobby.record(visitor), let chat = record.chat else { return }
                publish(.presence(chat, left: record.left), to: .agents)
            }
        case .marks(let chat):
            let marks = chat.marks
            publish(
                VisitorNotice.marks(
                    chat.id, delivered: marks.agentDelivered, read: marks.agentRead, seen: marks.visitorRead),
                to: .visitor(chat.visitor))
            publishToStaff(
                .marks(chat.id, delivered: marks.visitorDelivered, read: marks.visitorRead), of: chat.id,
                assignee: chat.assignee)
        case .visitorTyping(let chat, let visitor, let text):
            publishToStaff(
                .typing(chat, from: .visitor, text: text, typing: text != nil), of: chat,
                assignee: mapping.lobby.record(visitor)?.assignee)
        case .agentTyping(let chat, let visitor, let agent, let isTyping):
            typing.withLock { typing in
                if isTyping {
                    typing[chat] = agent
                } else if typing[chat] == agent {
                    typing[chat] = nil
                }
            }
            let name = mapping.directory.now.agents[agent]?.publicName ?? ""
            publish(.typing(chat, name: name, typing: isTyping), to: .visitor(visitor))
        case .agent(let agent):
            guard let agent = mapping.directory.now.agents[agent] else { return }
            online.withLock { _ in publish(.agent(mapping.shape(agent)), to: .agents) }
        case .directory:
            online.withLock { _ in
                let frame = Frame(AgentNotice.directory(mapping.directoryShape).encoded())
                hub.publish(HubEvent(topic: .agents, frame: frame, asksPermissions: true))
            }
        case .online:
            online.withLock { told in
                let now = OnlineWidgets(
                    directory: mapping.directory.now, roster: mapping.roster, at: clock()
                ).byWidget
                for (widget, isOnline) in now where told[widget] != isOnline {
                    told[widget] = isOnline
                    publish(.online(isOnline), to: .widget(widget))
                }
            }
        case .banned(let visitors):
            for visitor in visitors {
                let frame = Frame(VisitorNotice.gone.encoded())
                hub.publish(HubEvent(topic: .visitor(visitor), frame: frame, closing: SessionClose.gone))
            }
        case .bansChanged:
            for widget in mapping.directory.now.widgets.keys {
                hub.publish(HubEvent(topic: .widget(widget), frame: Frame([]), asksBans: true))
            }
        case .loggedOut(let visitor, let sender, let next):
            let fresh = VisitorNotice.fresh(next.map { FreshVisitor($0.id, token: $0.token) })
            hub.publish(
                HubEvent(
                    topic: .visitor(visitor), frame: Frame(VisitorNotice.fresh(nil).encoded()),
                    receipt: sender.map { HubEvent.Receipt(to: $0, Frame(fresh.encoded())) },
                    closing: SessionClose.badToken))
        case .returned(let visitor, let name):
            publish(.returned(visitor, name: name), to: .agents)
        case .invitations(let agent):
            guard beginReading(agent) else { return }
            Task { await self.publishInvitations(of: agent) }
        case .retryInvitations:
            let agents = unpublished.withLock { unpublished in
                defer { unpublished = [] }
                return unpublished
            }
            for agent in agents.sorted() { self(.invitations(of: agent)) }
        }
    }

    private func publish(_ change: VisitorChange) {
        let visitor = change.visitor
        endTyping(by: change)
        if let chat = change.chat {
            publish(.chat(mapping.forVisitor(chat, position: change.position)), to: .visitor(visitor))
            publish(chat)
        }
        for message in change.messages { publish(message, of: change) }
        for effect in change.effects {
            switch effect {
            case .showInvitation(let invitation):
                if let shape = mapping.forVisitor(invitation) {
                    publish(.invitation(shape), to: .visitor(visitor))
                }
            case .hideInvitation:
                publish(.invitation(nil), to: .visitor(visitor))
            case .sayNobodyOnline:
                publish(.online(false), to: .visitor(visitor))
            case .openChat, .give, .holdChanged, .closeChat, .record, .startFlow, .startBot:
                break  // published as the chat and its messages
            }
        }
    }

    /// Publishes the chat to every agent, with its last message to those who may read it.
    private func publish(_ chat: Chat) {
        publishing.withLock { _ in
            hub.publish(.agents) { _ in
                let (bare, full) = (
                    mapping.shape(chat, showsWords: false), mapping.shape(chat, showsWords: true)
                )
                return HubEvent(
                    topic: .agents, frame: Frame(AgentNotice.chat(bare).encoded()),
                    transcript: chat.lastMessage == nil
                        ? nil : HubEvent.Transcript(of: chat, Frame(AgentNotice.chat(full).encoded())))
            }
        }
    }

    /// An agent who has lost the chat is no longer typing in it.
    private func endTyping(by change: VisitorChange) {
        guard let chat = change.before.chat, let agent = change.before.assignee,
            change.standing.state.assignee != agent,
            typing.withLock({ $0[chat] == agent })
        else { return }
        self(.agentTyping(chat, change.visitor, agent, isTyping: false))
    }

    private func publish(_ message: Message, of change: VisitorChange) {
        // The previous agent of the chat is informed of its end and of a transfer, too.
        let assignees = Set([change.standing.state.assignee, change.before.assignee].compactMap(\.self))
        publish(message, of: change.visitor, to: Array(assignees), sender: nil)
    }

    /// - Parameter sender: the sending connection, which only receives a receipt.
    private func publish(
        _ message: Message, of visitor: Visitor.ID, to assignees: [Agent.ID], sender: ConnectionID?
    ) {
        let position = HubEvent.Position(message.chat, message.sequence)
        hub.publish(.visitor(visitor)) { only in
            let receipt = sender.map { sender in
                HubEvent.Receipt(
                    to: sender,
                    Frame(
                        VisitorNotice.sent(
                            draft: message.draft, chat: message.chat, sequence: message.sequence,
                            at: message.at
                        ).encoded()))
            }
            let isForNobody =
                message.isNote || sender != nil && (only as? VisitorSession)?.connection == sender
            let visible =
                isForNobody ? [] : VisitorNotice.message(message.chat, mapping.forVisitor(message)).encoded()
            return HubEvent(
                topic: .visitor(visitor), position: position, frame: Frame(visible), receipt: receipt)
        }
        let frame = Frame(AgentNotice.message(message.chat, mapping.forAgents(message)).encoded())
        for agent in assignees {
            hub.publish(HubEvent(topic: .agent(agent), position: position, frame: frame))
        }
        hub.publish(HubEvent(topic: .staff(message.chat), position: position, frame: frame))
    }

    /// One read at a time for each agent, repeated if more has changed meanwhile: the last one published is
    /// the newest.
    private func publishInvitations(of agent: Agent.ID) async {
        repeat {
            // A failure of the store does not mean that there are none.
            guard let open = try? await store.read({ db in try db.invitations.all() }) else {
                unpublished.withLock { _ = $0.insert(agent) }
                continue
            }
            let own = open.filter { $0.invitation.by == agent }.map {
                mapping.shape($0.invitation, to: $0.visitor)
            }
            publish(.invitations(own), to: .agent(agent))
        } while mustReadAgain(agent)
    }

    /// - Returns: false if a read is in progress, which will then be repeated.
    private func beginReading(_ agent: Agent.ID) -> Bool {
        reading.withLock { reading in
            guard reading[agent] == nil else {
                reading[agent] = true
                return false
            }
            reading[agent] = false
            return true
        }
    }

    private func mustReadAgain(_ agent: Agent.ID) -> Bool {
        reading.withLock { reading in
            let mustAgain = reading[agent] == true
            reading[agent] = mustAgain ? false : nil
            return mustAgain
        }
    }

    private func publish(_ notice: VisitorNotice, to topic: Topic) {
        hub.publish(HubEvent(topic: topic, frame: Frame(notice.encoded())))
    }

    private func publish(_ notice: AgentNotice, to topic: Topic) {
        hub.publish(HubEvent(topic: topic, frame: Frame(notice.encoded())))
    }

    private func publishToStaff(_ notice: AgentNotice, of chat: Chat.ID, assignee: Agent.ID?) {
        let frame = Frame(notice.encoded())
        if let assignee { hub.publish(HubEvent(topic: .agent(assignee), frame: frame)) }
        hub.publish(HubEvent(topic: .staff(chat), frame: frame))
    }
}
