/// Who answers for an open chat at this moment (docs/decisions/0033-no-chat-falls-between.md). Whoever is not present has a moment
/// at which the chat goes on to the next holder.
public enum Holder: Hashable, Sendable {
    /// Online or Away, with a connected console.
    case agent(Agent.ID)
    /// Without a connected console; the chat goes on to its queue then.
    case absentAgent(Agent.ID, until: Instant)
    /// The receiver of a transfer, who must open the chat until then.
    case receiver(Agent.ID, until: Instant)
    case flow(Flow.ID)
    case bot(Bot.ID)
    /// Somebody of the queue or its backups is Online; the visitor is told then that it takes longer.
    case queue(ChatQueue.ID, until: Instant)
    /// Nobody is expected, and the visitor knows it. The words are kept for whoever comes first.
    case offlineForm(ChatQueue.ID)
}

/// What the rule of holders must know beside a visitor's state.
public struct Staff: Sendable {
    public let attendance: @Sendable (Agent.ID) -> Attendance
    let isAttended: @Sendable (ChatQueue.ID) -> Bool
    let queueTime: Span

    /// - Parameters:
    ///   - isAttended: whether an agent of the queue, or of its backups, is Online.
    ///   - queueTime: how long a visitor waits until told that it takes longer.
    public init(
        queueTime: Span, attendance: @escaping @Sendable (Agent.ID) -> Attendance,
        isAttended: @escaping @Sendable (ChatQueue.ID) -> Bool
    ) {
        self.queueTime = queueTime
        self.attendance = attendance
        self.isAttended = isAttended
    }
}

/// What must happen to a chat so that it has a holder, or is back with the one it belongs to.
public enum HandOver: Hashable, Sendable {
    /// The agent in the chat is Offline.
    case agentGone(Agent.ID)
    /// The receiver of a transfer let the time pass, or is Offline.
    case notOpened(Transfer)
    /// The agent who had the waiting chat before is Online again.
    case agentBack(Agent.ID)
    /// The visitor must be told of another outlook.
    case outlook(Wait.Outlook)
}

extension VisitorState {
    /// Who holds the open chat; nil when there is none, or when a hand-over is due.
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
                .queue(wait.queue, until: wait.toldAt + staff.queueTime)
            case .soon: nil
            case .nobodyOnline, .overdue: .offlineForm(wait.queue)
            }
        case .chattingWithFlow(_, let flow): .flow(flow)
        case .chattingWithBot(_, let bot): .bot(bot)
        case .inSite, .manuallyInvited, .refusedByAgent, .refusedByVisitor, .end, .banned: nil
        }
    }

    /// What must happen now; nil when the chat is where it belongs.
    public func handOver(at now: Instant, among staff: Staff) -> HandOver? {
        switch self {
        case .chatting(_, let agent):
            return staff.attendance(agent) == .offline ? .agentGone(agent) : nil
        case .transferring(_, let transfer):
            let isOver = transfer.until <= now || staff.attendance(transfer.to) == .offline
            return isOver ? .notOpened(transfer) : nil
        case .waitingForChat(_, let wait):
            if let agent = wait.after, staff.attendance(agent) == .online { return .agentBack(agent) }
            let outlook = wait.outlook(at: now, isAttended: staff.isAttended(wait.queue), staff.queueTime)
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
