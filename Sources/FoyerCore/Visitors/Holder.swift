/// The current holder of an open chat (docs/decisions/0033-every-chat-has-a-holder.md). A holder who is not
/// present has a deadline, at which the chat moves to the next holder.
public enum Holder: Hashable, Sendable {
    /// Online or Away, with a connected console.
    case agent(Agent.ID)
    /// Without a connected console; at the deadline the chat goes to its queue.
    case absentAgent(Agent.ID, until: Instant)
    /// The receiver of a transfer, who must open the chat before the deadline.
    case receiver(Agent.ID, until: Instant)
    case flow(Flow.ID)
    case bot(Bot.ID)
    /// An agent of the queue or its backups is Online; at the deadline the visitor is informed of the delay.
    case queue(ChatQueue.ID, until: Instant)
    /// No agent is expected, and the visitor has been informed. The messages are kept for the next agent.
    case offlineForm(ChatQueue.ID)
}

extension VisitorState {
    /// The holder of the open chat; nil if there is none, or if a hand-over is due.
    public func holder(among staff: Staff) -> Holder? {
        switch self {
        case .chatting(_, let agent):
            switch staff.attendance(agent) {
            case .online, .away: .agent(agent)
            case .absent(let until): .absentAgent(agent, until: until)
            case .offline: nil
            }
        case .transferring(_, let transfer):
            staff.attendance(transfer.to) == .offline ? nil : .receiver(transfer.to, until: transfer.until)
        case .waitingForChat(_, let wait):
            switch wait.outlook {
            case .soon where staff.isAttended(wait.queue):
                .queue(wait.queue, until: wait.toldAt + staff.queueTime(wait.queue))
            case .soon: nil
            case .nobodyOnline, .overdue: .offlineForm(wait.queue)
            }
        case .chattingWithFlow(_, let flow): .flow(flow)
        case .chattingWithBot(_, let bot): .bot(bot)
        case .inSite, .manuallyInvited, .refusedByAgent, .refusedByVisitor, .end, .banned: nil
        }
    }

    /// The step that is due now; nil if the chat is where it belongs.
    public func handOver(at now: Instant, among staff: Staff) -> HandOver? {
        switch self {
        case .chatting(_, let agent):
            return staff.attendance(agent) == .offline ? .agentGone(agent) : nil
        case .transferring(_, let transfer):
            let isOver = transfer.until <= now || staff.attendance(transfer.to) == .offline
            return isOver ? .notOpened(transfer) : nil
        case .waitingForChat(_, let wait):
            guard staff.isKnown(wait.queue) else { return .queueGone }
            if let agent = wait.after, staff.attendance(agent) == .online { return .agentBack(agent) }
            let outlook = wait.outlook(
                at: now, isAttended: staff.isAttended(wait.queue), staff.queueTime(wait.queue))
            return outlook == wait.outlook ? nil : .outlook(outlook)
        case .inSite, .chattingWithFlow, .chattingWithBot, .manuallyInvited, .refusedByAgent,
            .refusedByVisitor,
            .end, .banned:
            return nil
        }
    }
}

extension Wait {
    fileprivate func outlook(at now: Instant, isAttended: Bool, _ queueTime: Span) -> Outlook {
        guard isAttended else { return .nobodyOnline }
        switch outlook {
        case .nobodyOnline: return .soon
        case .overdue: return .overdue
        case .soon: return toldAt + queueTime <= now ? .overdue : .soon
        }
    }
}
