// An agent who is gone or a transfer that is not opened: the chat goes to the next holder
// (docs/decisions/0033).
extension VisitorState {
    /// Chatting, transferred to a colleague who has not opened the chat yet.
    func applyingWhileTransferring(
        _ event: VisitorEvent, chat: Chat.ID, transfer: Transfer, at now: Instant
    ) throws(VisitorRefusal) -> VisitorTransition {
        let receiver = transfer.to
        switch event {
        case .opened(let agent):
            guard agent == receiver else { throw .notYours(receiver) }
            return (
                .chatting(chat, with: receiver), [.holdChanged(chat), .record(chat, .joined(receiver))]
            )
        case .notOpened(let isGiverHere, let fallback):
            return Self.returning(transfer, isGiverHere: isGiverHere, fallback, chat: chat, at: now)
        case .agentGone(let gone, let fallback):
            guard gone == receiver else { throw .notYours(receiver) }
            return Self.returning(transfer, isGiverHere: false, fallback, chat: chat, at: now)
        case .passed, .transferred, .handedOn, .accepted, .refused, .distributed, .asked, .invited, .answered,
            .declined, .invitationOver, .stoppedFlow, .tookOver, .ended, .left, .visited, .banned,
            .agentBack, .outlook, .moved:
            return try applyingWhileChatting(event, chat: chat, agent: receiver, at: now)
        }
    }

    private static func returning(
        _ transfer: Transfer, isGiverHere: Bool, _ fallback: Fallback, chat: Chat.ID, at now: Instant
    ) -> VisitorTransition {
        let line = VisitorEffect.record(chat, .notOpened(transfer.to))
        guard isGiverHere else {
            let (state, effects) = falling(to: fallback, after: transfer.by, chat: chat, at: now)
            return (state, [line] + effects)
        }
        return (
            .chatting(chat, with: transfer.by),
            [line, .give(chat, to: .agent(transfer.by)), .record(chat, .back(transfer.by))]
        )
    }

    /// To the agent whom distribution chooses, else to the front of its queue.
    static func falling(
        to fallback: Fallback, after agent: Agent.ID, chat: Chat.ID, at now: Instant
    ) -> VisitorTransition {
        if let taker = fallback.taker {
            return (
                .chatting(chat, with: taker), [.give(chat, to: .agent(taker)), .record(chat, .joined(taker))]
            )
        }
        let outlook: Wait.Outlook = fallback.isAttended ? .soon : .nobodyOnline
        return (
            .waitingForChat(chat, Wait(in: fallback.queue, since: now, after: agent, outlook: outlook)),
            [
                .give(chat, to: .queue(fallback.queue)),
                .record(chat, fallback.isAttended ? .next : .nobodyOnline),
            ]
        )
    }

    /// The system message that informs the visitor of a new outlook.
    static func told(_ outlook: Wait.Outlook) -> SystemEvent {
        switch outlook {
        case .soon: .onlineAgain
        case .nobodyOnline: .nobodyOnline
        case .overdue: .overdue
        }
    }
}
