/// A new state, and the effects of the transition.
public typealias VisitorTransition = (state: VisitorState, effects: [VisitorEffect])

extension VisitorState {
    /// The state after `event`, and the effects (docs/product.md, 1.2).
    /// Total: every pair is decided here, and nothing else changes a visitor's state.
    public func applying(_ event: VisitorEvent, at now: Instant) throws(VisitorRefusal) -> VisitorTransition {
        switch self {
        case .inSite, .end, .refusedByAgent, .refusedByVisitor:
            try applyingAtRest(event, at: now)
        case .waitingForChat(let chat, let wait):
            try applyingWhileWaiting(event, chat: chat, wait: wait, at: now)
        case .chatting(let chat, let agent):
            try applyingWhileChatting(event, chat: chat, agent: agent, at: now)
        case .transferring(let chat, let transfer):
            try applyingWhileTransferring(event, chat: chat, transfer: transfer, at: now)
        case .chattingWithFlow(let chat, _):
            try applyingWhileAutomated(event, chat: chat, isFlow: true, at: now)
        case .chattingWithBot(let chat, _):
            try applyingWhileAutomated(event, chat: chat, isFlow: false, at: now)
        case .manuallyInvited(let invitation):
            try applyingWhileInvited(event, invitation: invitation, at: now)
        case .banned:
            try applyingWhileBanned(event)
        }
    }

    /// In Site, End and both Refused: no chat, no invitation.
    private func applyingAtRest(_ event: VisitorEvent, at now: Instant) throws(VisitorRefusal)
        -> VisitorTransition
    {
        switch event {
        case .asked(_, .nobody):
            return (self, [.sayNobodyOnline])
        case .asked(let chat, let route):
            let (state, effects) = Self.going(route, chat: chat, at: now)
            return (state, [.openChat(chat)] + effects)
        case .invited(let invitation):
            guard resting == invitation.before else { throw .notOffered(in: restingStatus) }
            return (.manuallyInvited(invitation), [.showInvitation(invitation)])
        case .answered, .declined, .invitationOver:
            throw .invitationOver
        case .accepted, .refused, .stoppedFlow, .tookOver, .distributed:
            throw .notOffered(in: restingStatus)
        case .handedOn, .passed, .transferred, .opened, .notOpened, .agentGone, .agentBack, .outlook, .moved,
            .ended:
            throw .noOpenChat
        case .left:
            return (self, [])
        case .visited:
            return (.inSite, [])
        case .banned:
            return (.banned, [])
        }
    }

    private func applyingWhileWaiting(
        _ event: VisitorEvent, chat: Chat.ID, wait: Wait, at now: Instant
    ) throws(VisitorRefusal) -> VisitorTransition {
        switch event {
        case .accepted(let agent), .distributed(let agent):
            return (
                .chatting(chat, with: agent), [.give(chat, to: .agent(agent)), .record(chat, .joined(agent))]
            )
        case .refused:
            return (.refusedByAgent, [.record(chat, .refused), .closeChat(chat, .refused)])
        case .ended(.banned), .banned:
            return Self.banning(chat)
        case .ended(.visitor), .ended(.idle), .ended(.finished), .ended(.left), .ended(.missed),
            .ended(.refused), .left:
            return (.end, Self.closing(chat, .missed))
        case .asked:
            throw .chatOpen(chat)
        case .agentBack(let agent):
            guard agent == wait.after else { throw .notOffered(in: .waitingForChat) }
            return (
                .chatting(chat, with: agent), [.give(chat, to: .agent(agent)), .record(chat, .back(agent))]
            )
        case .moved(let queue):
            guard queue != wait.queue else { return (self, []) }
            return (.waitingForChat(chat, wait.moved(to: queue)), [.give(chat, to: .queue(queue))])
        case .outlook(let outlook):
            guard outlook != wait.outlook else { return (self, []) }
            return (
                .waitingForChat(chat, wait.with(outlook, at: now)),
                [.holdChanged(chat), .record(chat, Self.told(outlook))]
            )
        case .invited, .stoppedFlow, .tookOver, .passed, .transferred, .opened, .notOpened, .agentGone,
            .ended(.agent):
            throw .notOffered(in: .waitingForChat)
        case .answered, .declined, .invitationOver:
            throw .invitationOver
        case .handedOn:
            throw .noOpenChat  // a flow or bot that no longer has the right to speak
        case .visited:
            return (self, [])  // back in time: the chat still waits
        }
    }

    func applyingWhileChatting(
        _ event: VisitorEvent, chat: Chat.ID, agent: Agent.ID, at now: Instant
    ) throws(VisitorRefusal) -> VisitorTransition {
        switch event {
        case .passed(let transfer):
            guard transfer.by == agent, transfer.to != agent else { throw .notYours(agent) }
            return (
                .transferring(chat, transfer),
                [
                    .record(chat, .transferred(by: agent, to: transfer.to)),
                    .give(chat, to: .agent(transfer.to)),
                ]
            )
        case .transferred(let route, let giver):
            guard giver == agent else { throw .notYours(agent) }
            guard route != .nobody else { return (self, [.sayNobodyOnline]) }
            let (state, effects) = Self.going(route, chat: chat, at: now)
            return (state, [.record(chat, .transferred(by: giver, to: nil))] + effects)
        case .agentGone(let gone, let fallback):
            guard gone == agent else { throw .notYours(agent) }
            let (state, effects) = Self.falling(to: fallback, after: agent, chat: chat, at: now)
            return (state, [.record(chat, .left(agent))] + effects)
        case .opened(let other):
            guard other == agent else { throw .notYours(agent) }
            return (self, [])  // opened twice
        case .notOpened, .agentBack, .outlook, .moved:
            throw .notOffered(in: .chatting)
        case .ended(.banned), .banned:
            return Self.banning(chat)
        case .ended(let reason):
            return (.end, Self.closing(chat, reason))
        case .accepted(let other), .refused(let other), .stoppedFlow(let other), .tookOver(let other):
            guard other != agent else { throw .notOffered(in: .chatting) }
            throw .alreadyTaken(by: agent)
        case .distributed:
            throw .alreadyTaken(by: agent)
        case .asked:
            throw .chatOpen(chat)
        case .invited:
            throw .notOffered(in: .chatting)
        case .answered, .declined, .invitationOver:
            throw .invitationOver
        case .handedOn:
            throw .noOpenChat  // a flow or bot that no longer has the right to speak
        case .left, .visited:
            return (self, [])  // the row stays, marked as left; the sweep ends the chat when its time is over
        }
    }

    /// Chatting with Flow and Chatting with Bot differ in who may step in, and how.
    private func applyingWhileAutomated(
        _ event: VisitorEvent, chat: Chat.ID, isFlow: Bool, at now: Instant
    ) throws(VisitorRefusal) -> VisitorTransition {
        let status: VisitorStatus = isFlow ? .chattingWithFlow : .chattingWithBot
        switch event {
        case .handedOn(.nobody):
            return (.end, [.sayNobodyOnline] + Self.closing(chat, .finished))
        case .handedOn(let route):
            return Self.going(route, chat: chat, at: now)
        case .stoppedFlow(let agent):
            guard isFlow else { throw .notOffered(in: status) }
            return (
                .chatting(chat, with: agent),
                [.give(chat, to: .agent(agent)), .record(chat, .flowStopped(by: agent))]
            )
        case .tookOver(let agent):
            guard !isFlow else { throw .notOffered(in: status) }
            return (
                .chatting(chat, with: agent),
                [.give(chat, to: .agent(agent)), .record(chat, .takenOver(by: agent))]
            )
        case .ended(.banned), .banned:
            return Self.banning(chat)
        case .accepted, .refused, .distributed, .invited, .passed, .transferred, .opened, .notOpened,
            .agentGone, .agentBack, .outlook, .moved, .ended(.agent):
            throw .notOffered(in: status)
        case .ended(let reason):
            return (.end, Self.closing(chat, reason))
        case .asked:
            throw .chatOpen(chat)
        case .answered, .declined, .invitationOver:
            throw .invitationOver
        case .left, .visited:
            return (self, [])  // the row stays, marked as left; the sweep ends the chat when its time is over
        }
    }

    private func applyingWhileInvited(
        _ event: VisitorEvent, invitation: Invitation, at now: Instant
    ) throws(VisitorRefusal) -> VisitorTransition {
        switch event {
        case .asked(let chat, _):
            return Self.answering(invitation, chat: chat)
        case .answered(let id, let chat):
            guard id == invitation.id, now < invitation.until else { throw .invitationOver }
            return Self.answering(invitation, chat: chat)
        case .declined(let id):
            guard id == invitation.id else { throw .invitationOver }
            return (.refusedByVisitor, [.hideInvitation(invitation)])
        case .invitationOver(let id, .withdrawn(let agent)):
            guard id == invitation.id else { throw .invitationOver }
            guard agent == invitation.by else { throw .notYours(invitation.by) }
            return (Self.resting(invitation.before), [.hideInvitation(invitation)])
        case .invitationOver(let id, .lapsed), .invitationOver(let id, .inviterOffline):
            guard id == invitation.id else { throw .invitationOver }
            return (Self.resting(invitation.before), [.hideInvitation(invitation)])
        case .invited(let other):
            guard other.by != invitation.by else { throw .notOffered(in: .manuallyInvited) }
            throw .alreadyTaken(by: invitation.by)
        case .left:
            return (Self.resting(invitation.before), [.hideInvitation(invitation)])
        case .visited:
            return (self, [])
        case .banned:
            return (.banned, [.hideInvitation(invitation)])
        case .accepted, .refused, .stoppedFlow, .tookOver, .distributed:
            throw .notOffered(in: .manuallyInvited)
        case .handedOn, .passed, .transferred, .opened, .notOpened, .agentGone, .agentBack, .outlook, .moved,
            .ended:
            throw .noOpenChat
        }
    }

    private func applyingWhileBanned(_ event: VisitorEvent) throws(VisitorRefusal) -> VisitorTransition {
        switch event {
        case .visited:
            return (.inSite, [])  // the edge admitted the visitor: the ban is gone
        case .banned, .left:
            return (self, [])
        case .asked, .handedOn, .accepted, .refused, .distributed, .invited, .answered, .declined,
            .invitationOver, .stoppedFlow, .tookOver, .passed, .transferred, .opened, .notOpened, .agentGone,
            .agentBack, .outlook, .moved, .ended:
            throw .banned
        }
    }
}

// Transitions that several states share.
extension VisitorState {
    private static func going(_ route: Route, chat: Chat.ID, at now: Instant) -> VisitorTransition {
        switch route {
        case .flow(let flow):
            (.chattingWithFlow(chat, flow), [.give(chat, to: .flow(flow)), .startFlow(chat, flow)])
        case .bot(let bot):
            (.chattingWithBot(chat, bot), [.give(chat, to: .bot(bot)), .startBot(chat, bot)])
        case .agent(let agent, _):
            (.chatting(chat, with: agent), [.give(chat, to: .agent(agent)), .record(chat, .joined(agent))])
        case .queue(let queue):
            (
                .waitingForChat(chat, Wait(in: queue, since: now)),
                [.give(chat, to: .queue(queue)), .record(chat, .waiting)]
            )
        case .nobody:
            (.end, closing(chat, .finished))
        }
    }

    private static func answering(_ invitation: Invitation, chat: Chat.ID) -> VisitorTransition {
        (
            .chatting(chat, with: invitation.by),
            [
                .hideInvitation(invitation), .openChat(chat), .give(chat, to: .agent(invitation.by)),
                .record(chat, .joined(invitation.by)),
            ]
        )
    }

    private static func closing(_ chat: Chat.ID, _ reason: EndReason) -> [VisitorEffect] {
        [.record(chat, .ended(reason)), .closeChat(chat, reason)]
    }

    private static func banning(_ chat: Chat.ID) -> VisitorTransition {
        (.banned, [.record(chat, .ended(.banned)), .closeChat(chat, .banned)])
    }

    private static func resting(_ before: Invitation.Resting) -> Self {
        switch before {
        case .inSite: .inSite
        case .refusedByVisitor: .refusedByVisitor
        case .end: .end
        }
    }

    /// The state an invitation may start from; nil for others.
    public var resting: Invitation.Resting? {
        switch self {
        case .inSite: .inSite
        case .refusedByVisitor: .refusedByVisitor
        case .end: .end
        case .waitingForChat, .chatting, .transferring, .chattingWithFlow, .chattingWithBot,
            .manuallyInvited, .refusedByAgent, .banned:
            nil
        }
    }

    /// The status of a resting state, for the text of a refusal.
    private var restingStatus: VisitorStatus { status ?? .inSite }
}
