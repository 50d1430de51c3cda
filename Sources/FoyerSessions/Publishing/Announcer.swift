import FoyerBoard
public import FoyerRealtime
public import FoyerService
public import FoyerStore
import FoyerCore
import FoyerWire
import Synchronization

/// Tells everyone who must know: encodes each announcement once for each kind of listener.
public final class Announcer: Sendable {
    private let hub: Hub
    private let store: Store
    private let shaping: Mutex<Shaping?> = Mutex(nil)
    /// What was told of each widget. Held while it is found out and told, so that what is told last is the newest; of agents, too.
    private let online = Mutex<[Widget.ID: Bool]>([:])
    /// Held while a chat is published to the consoles: what they get last of a visitor's presence is the newest.
    private let publishing = Mutex<Void>(())
    /// Which agent was last said to be typing in a chat.
    private let typing = Mutex<[Chat.ID: Agent.ID]>([:])
    /// Whose invitations are being read, and whether they have changed since.
    private let reading = Mutex<[Agent.ID: Bool]>([:])
    /// Whose invitations could not be read.
    private let untold = Mutex<Set<Agent.ID>>([])

    public init(hub: Hub, store: Store) {
        self.hub = hub
        self.store = store
    }

    /// What it shapes with; given once the use cases that announce exist.
    public func use(directory: LiveDirectory, lobby: Lobby, roster: Roster, waits: WaitTimes) {
        shaping.withLock { $0 = Shaping(directory: directory, lobby: lobby, roster: roster, waits: waits) }
    }

    public func callAsFunction(_ announcement: Announcement) {
        guard let shaping = shaping.withLock({ $0 }) else { return }
        switch announcement {
        case .moved(let moved):
            tell(moved, shaping)
        case .said(let said, let page):
            let assignees = said.assignee.map { [$0] } ?? []
            tell(said.message, of: said.visitor, to: assignees, page: page, shaping)
        case .position(let chat, let position):
            tell(.chat(shaping.forVisitor(chat, position: position)), to: .visitor(chat.visitor))
        case .presence(let visitor):
            publishing.withLock { _ in
                guard let record = shaping.lobby.record(visitor), let chat = record.chat else { return }
                tell(.presence(chat, left: record.left), to: .agents)
            }
        case .marks(let chat):
            let marks = chat.marks
            tell(
                VisitorNotice.marks(
                    chat.id, delivered: marks.agentDelivered, read: marks.agentRead, seen: marks.visitorRead),
                to: .visitor(chat.visitor))
            tellStaff(
                .marks(chat.id, delivered: marks.visitorDelivered, read: marks.visitorRead), of: chat.id,
                assignee: chat.assignee)
        case .visitorTyping(let chat, let visitor, let text):
            tellStaff(
                .typing(chat, from: .visitor, text: text, typing: text != nil), of: chat,
                assignee: shaping.lobby.record(visitor)?.assignee)
        case .agentTyping(let chat, let visitor, let agent, let isTyping):
            typing.withLock { typing in
                if isTyping {
                    typing[chat] = agent
                } else if typing[chat] == agent {
                    typing[chat] = nil
                }
            }
            let name = shaping.directory.now.agents[agent]?.name ?? ""
            tell(.typing(chat, name: name, typing: isTyping), to: .visitor(visitor))
        case .agent(let agent):
            guard let agent = shaping.directory.now.agents[agent] else { return }
            online.withLock { _ in tell(.agent(shaping.shape(agent)), to: .agents) }
        case .directory:
            online.withLock { _ in
                let frame = Frame(AgentNotice.directory(shaping.directoryShape).encoded())
                hub.tell(Notice(topic: .agents, frame: frame, asksPermissions: true))
            }
        case .online:
            online.withLock { told in
                let now = OnlineWidgets(directory: shaping.directory.now, roster: shaping.roster).byWidget
                for (widget, isOnline) in now where told[widget] != isOnline {
                    told[widget] = isOnline
                    tell(.online(isOnline), to: .widget(widget))
                }
            }
        case .banned(let visitors):
            for visitor in visitors {
                let frame = Frame(VisitorNotice.gone.encoded())
                hub.tell(Notice(topic: .visitor(visitor), frame: frame, closing: SessionClose.gone))
            }
        case .bansChanged:
            for widget in shaping.directory.now.widgets.keys {
                hub.tell(Notice(topic: .widget(widget), frame: Frame([]), asksBans: true))
            }
        case .returned(let visitor, let name):
            tell(.returned(visitor, name: name), to: .agents)
        case .invitations(let agent):
            guard beginReading(agent) else { return }
            Task { await self.tellInvitations(of: agent, shaping) }
        case .untold:
            let agents = untold.withLock { untold in
                defer { untold = [] }
                return untold
            }
            for agent in agents.sorted() { self(.invitations(of: agent)) }
        }
    }

    private func tell(_ moved: Moved, _ shaping: Shaping) {
        let visitor = moved.visitor
        endTyping(by: moved)
        if let chat = moved.chat {
            tell(.chat(shaping.forVisitor(chat, position: moved.position)), to: .visitor(visitor))
            publish(chat, shaping)
        }
        for message in moved.messages { tell(message, of: moved, shaping) }
        for effect in moved.effects {
            switch effect {
            case .showInvitation(let invitation):
                if let shape = shaping.forVisitor(invitation) {
                    tell(.invitation(shape), to: .visitor(visitor))
                }
            case .hideInvitation:
                tell(.invitation(nil), to: .visitor(visitor))
            case .sayNobodyOnline:
                tell(.online(false), to: .visitor(visitor))
            case .openChat, .give, .holdChanged, .closeChat, .record, .startFlow, .startBot:
                break  // published as the chat and its messages
            }
        }
    }

    /// Sends the chat to every agent, with its last words to those who may read them.
    private func publish(_ chat: Chat, _ shaping: Shaping) {
        publishing.withLock { _ in
            hub.tell(.agents) { _ in
                let (bare, full) = (
                    shaping.shape(chat, showsWords: false), shaping.shape(chat, showsWords: true)
                )
                return Notice(
                    topic: .agents, frame: Frame(AgentNotice.chat(bare).encoded()),
                    transcript: chat.lastMessage == nil
                        ? nil : Notice.Transcript(of: chat, Frame(AgentNotice.chat(full).encoded())))
            }
        }
    }

    /// An agent who has lost the chat is no longer typing in it.
    private func endTyping(by moved: Moved) {
        guard let chat = moved.before.chat, let agent = moved.before.assignee,
            moved.standing.state.assignee != agent,
            typing.withLock({ $0[chat] == agent })
        else { return }
        self(.agentTyping(chat, moved.visitor, agent, isTyping: false))
    }

    private func tell(_ message: Message, of moved: Moved, _ shaping: Shaping) {
        // The one who was in the chat hears of its end and of a transfer, too.
        let assignees = Set([moved.standing.state.assignee, moved.before.assignee].compactMap(\.self))
        tell(message, of: moved.visitor, to: Array(assignees), page: nil, shaping)
    }

    /// - Parameter page: who sent it, and hears only that it is stored.
    private func tell(
        _ message: Message, of visitor: Visitor.ID, to assignees: [Agent.ID], page: ConnectionID?,
        _ shaping: Shaping
    ) {
        let position = Notice.Position(message.chat, message.sequence)
        hub.tell(.visitor(visitor)) { only in
            let receipt = page.map { page in
                Notice.Receipt(
                    to: page,
                    Frame(
                        VisitorNotice.sent(
                            draft: message.draft, chat: message.chat, sequence: message.sequence,
                            at: message.at
                        ).encoded()))
            }
            let isForNobody = message.isNote || page != nil && (only as? VisitorSession)?.connection == page
            let visible =
                isForNobody ? [] : VisitorNotice.message(message.chat, shaping.forVisitor(message)).encoded()
            return Notice(
                topic: .visitor(visitor), position: position, frame: Frame(visible), receipt: receipt)
        }
        let frame = Frame(AgentNotice.message(message.chat, shaping.forAgents(message)).encoded())
        for agent in assignees { hub.tell(Notice(topic: .agent(agent), position: position, frame: frame)) }
        hub.tell(Notice(topic: .staff(message.chat), position: position, frame: frame))
    }

    /// One reading at a time for each agent, and another after it when more has changed meanwhile: what is told last is the newest.
    private func tellInvitations(of agent: Agent.ID, _ shaping: Shaping) async {
        repeat {
            // A store that cannot be read is no reason to say that there are none.
            guard let open = try? await store.driver.read({ db in try db.openInvitations() }) else {
                untold.withLock { _ = $0.insert(agent) }
                continue
            }
            let own = open.filter { $0.invitation.by == agent }.map {
                shaping.shape($0.invitation, to: $0.visitor)
            }
            tell(.invitations(own), to: .agent(agent))
        } while mustReadAgain(agent)
    }

    /// - Returns: false when a reading is under way, which then is followed by another.
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

    private func tell(_ notice: VisitorNotice, to topic: Topic) {
        hub.tell(Notice(topic: topic, frame: Frame(notice.encoded())))
    }

    private func tell(_ notice: AgentNotice, to topic: Topic) {
        hub.tell(Notice(topic: topic, frame: Frame(notice.encoded())))
    }

    private func tellStaff(_ notice: AgentNotice, of chat: Chat.ID, assignee: Agent.ID?) {
        let frame = Frame(notice.encoded())
        if let assignee { hub.tell(Notice(topic: .agent(assignee), frame: frame)) }
        hub.tell(Notice(topic: .staff(chat), frame: frame))
    }
}

/// Close codes of ours (RFC 6455 section 7.4.2: 4000 to 4999 are private).
public enum SessionClose {
    public static let badToken: UInt16 = 4401
    public static let gone: UInt16 = 4403
    /// No hello in time.
    public static let silent: UInt16 = 4408
    public static let loggedOut: UInt16 = 4401
}
