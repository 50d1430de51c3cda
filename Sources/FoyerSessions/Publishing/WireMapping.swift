import FoyerBoard
package import FoyerCore
import FoyerRealtime
package import FoyerService
import FoyerStore
package import FoyerWire

/// Maps rules and stored values to their wire shapes, with the names that belong to them.
package struct WireMapping: Sendable {
    let directory: LiveDirectory
    let lobby: Lobby
    let roster: Roster
    let waits: WaitTimes

    /// All agents, widgets and queues, each sorted by name.
    var directoryShape: DirectoryShape {
        let directory = directory.now
        return DirectoryShape(
            agents: directory.agents.values.sorted { $0.name < $1.name }.map { shape($0) },
            widgets: directory.widgets.values.sorted { $0.name < $1.name }.map { NamedShape($0) }
                + directory.formerWidgets.sorted { $0.value < $1.value }
                .map { NamedShape(former: $0.key, name: $0.value) },
            queues: directory.queues.values.sorted { $0.name < $1.name }.map { NamedShape($0) })
    }

    /// The author's name, as displayed to one side.
    ///
    /// - Parameter side: `\.publicName` for visitors, `\.name` for colleagues.
    private func name(of message: Message, _ side: KeyPath<Agent, String>) -> String? {
        switch message.author {
        case .agent(let agent): directory.now.agents[agent]?[keyPath: side]
        case .system(let event): event.agent.flatMap { directory.now.agents[$0]?[keyPath: side] }
        case .bot, .flow, .visitor: nil
        }
    }

    func forVisitor(_ message: Message) -> VisitorMessageShape {
        VisitorMessageShape(
            message, name: name(of: message, \.publicName), receiver: receiver(of: message, \.publicName))
    }

    func forVisitor(_ page: HistoryPage) -> VisitorHistoryShape {
        VisitorHistoryShape(
            page.parts.map { part in .init(part.chat, part.messages.map { forVisitor($0) }) }, next: page.next
        )
    }

    func forAgents(_ message: Message) -> MessageShape {
        MessageShape(message, name: name(of: message, \.name), receiver: receiver(of: message, \.name))
    }

    private func receiver(of message: Message, _ side: KeyPath<Agent, String>) -> String? {
        switch message.author {
        case .system(let event): event.receiver.flatMap { directory.now.agents[$0]?[keyPath: side] }
        case .visitor, .agent, .flow, .bot: nil
        }
    }

    func forVisitor(_ chat: Chat, position: Int?) -> VisitorChatShape {
        // When nobody is expected, a position and a waiting time would be a false promise.
        let position = chat.wait?.outlook == .soon ? position : nil
        return VisitorChatShape(
            chat, speaker: speaker(chat.speaker), position: position,
            estimate: position.flatMap { waits.estimate(at: $0) })
    }

    private func speaker(_ speaker: Speaker) -> SpeakerShape? {
        let directory = directory.now
        return switch speaker {
        case .queue: nil
        case .agent(let id):
            directory.agents[id].map { SpeakerShape(.agent, name: $0.publicName, title: $0.title) }
        case .flow(let id): SpeakerShape(.flow, name: directory.flow(id)?.name ?? "Flow")
        case .bot(let id): SpeakerShape(.bot, name: directory.bots[id]?.name ?? "Bot")
        }
    }

    func forVisitor(_ invitation: Invitation) -> VisitorInvitationShape? {
        directory.now.agents[invitation.by].map { VisitorInvitationShape(invitation, from: $0) }
    }

    /// A chat for one agent, with its last message if the agent may read it.
    func forAgents(_ chat: Chat, _ access: TranscriptAccess) -> ChatShape {
        shape(chat, showsWords: access.permits(chat))
    }

    /// A chat for agents who may read it, or for those who may not.
    func shape(_ chat: Chat, showsWords: Bool) -> ChatShape {
        let record = lobby.record(chat.visitor)
        return ChatShape(
            chat,
            visitorName: record?.name ?? chat.visitorName.map { lobby.shown($0) }
                ?? VisitorName.readable(for: chat.visitor),
            givenName: lobby.contact(of: chat.visitor).map(\.name) ?? chat.visitorName,
            page: chat.ended == nil ? record?.page : nil,
            left: chat.ended == nil ? record?.left : nil, showsWords: showsWords)
    }

    func shape(_ invitation: Invitation, to visitor: Visitor.ID) -> InvitationShape {
        InvitationShape(
            invitation, visitor: visitor,
            visitorName: lobby.record(visitor)?.name ?? VisitorName.readable(for: visitor))
    }

    package func shape(_ agent: Agent) -> AgentShape {
        var absentUntil: Instant?
        if case .absent(let until) = roster.attendance(of: agent.id) { absentUntil = until }
        return AgentShape(
            agent, roleName: directory.now.roles[agent.role]?.name ?? "",
            availability: roster.availability(of: agent.id), chats: roster.chats(of: agent.id),
            absentUntil: absentUntil)
    }

    func row(_ record: VisitorRecord, for actor: Actor) -> RowShape {
        RowShape(record, actions: AgentQueries.actions(on: record, for: actor))
    }

    package func shape(_ ban: Ban) -> BanShape {
        BanShape(ban, by: directory.now.agents[ban.by]?.name ?? "")
    }

    func shape(_ details: AgentQueries.Details, for access: TranscriptAccess, as actor: Actor)
        -> VisitorInfoShape
    {
        let listed = details.listed
        let stops = listed.trail.enumerated().map { index, view in
            VisitorInfoShape.Stop(
                view.page, at: view.at,
                left: index + 1 < listed.trail.count ? listed.trail[index + 1].at : listed.record.left)
        }
        return VisitorInfoShape(
            row: row(listed.record, for: actor), address: listed.record.address.description,
            language: listed.device.language, timeZone: listed.device.timeZone, screen: listed.device.screen,
            userAgent: listed.device.userAgent, landing: listed.landing,
            campaign: Campaign.found(in: listed.landing.url),
            trail: stops, firstVisit: listed.profile.firstSeen, visits: listed.record.visits,
            pastChats: details.pastChats.map { forAgents($0, access) }, variables: details.variables,
            contact: listed.profile.contact,
            capturedBy: listed.profile.capture.map {
                VisitorInfoShape.CaptureShape($0, by: directory.now.agents[$0.by]?.name ?? "")
            })
    }

    /// An agent in the Admin Console.
    package func shape(_ entry: ListStaff.Entry) -> AgentEntryShape {
        AgentEntryShape(
            shape(entry.agent), queues: entry.queues.map { NamedShape($0) }, lastLogIn: entry.lastLogIn,
            hasJoined: entry.hasJoined, sessions: entry.sessions, locked: entry.locked)
    }

    /// - Parameter browser: the name of its browser.
    package func shape(_ session: OwnAccount.Session, browser: BrowserName) -> AccountShape.Session {
        AccountShape.Session(
            name: session.name, address: session.session.address,
            browser: [browser.browser, browser.system].filter { !$0.isEmpty }.joined(separator: " · "),
            created: session.session.created, seen: session.session.seen, isCurrent: session.isCurrent)
    }
}
