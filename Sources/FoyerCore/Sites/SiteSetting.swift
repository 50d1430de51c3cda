/// A time that an administrator can change while the server runs (docs/product.md, 1.2).
public enum SiteSetting: String, CaseIterable, Hashable, Sendable {
    /// Time without a connected tab until a visitor has left.
    case leaveTime
    /// Time after leaving until the visitor's open chat ends.
    case returnTime
    /// Time after leaving until the visit is over.
    case visitTime
    /// Time without a connected console until an agent counts as Offline and the chats are handed over.
    case agentReturnTime
    /// Time until a transferred chat that its receiver has not opened returns.
    case transferTime
    /// Time until a waiting visitor is informed of the delay, and that the messages are kept.
    case queueTime
    /// Time until an unanswered invitation lapses.
    case invitationTime
    /// Time without a message until a chat with an agent ends.
    case idleTime
    /// Time until a capture is released, from when the visitor was last seen.
    case captureTime
    /// Time until a visit is deleted, from its end; visitors who never chatted and are not captured go with their last visit.
    case visitRetention
    /// Time until an entry of the audit log is deleted.
    case auditRetention
    /// Time without a request until an agent is logged out.
    case sessionTime

    /// What holds unless it is set, what is allowed, and the property that has the value.
    private var definition:
        (usual: Span, bounds: ClosedRange<Span>, value: WritableKeyPath<SiteSettings, Span>)
    {
        switch self {
        // A minute survives a reload, a tunnel, a lift. Below five seconds each change of page is a departure.
        case .leaveTime: (.minutes(1), .seconds(5)...(.hours(1)), \.leaveTime)
        case .returnTime: (.minutes(2), .seconds(5)...(.hours(24)), \.returnTime)
        case .visitTime: (.minutes(30), .minutes(1)...(.hours(24)), \.visitTime)
        // As long as a visitor waits without asking whether somebody is there.
        case .agentReturnTime: (.minutes(1), .seconds(5)...(.hours(1)), \.agentReturnTime)
        case .transferTime: (.minutes(1), .seconds(10)...(.hours(1)), \.transferTime)
        // Ten minutes are more than people wait in front of an open window.
        case .queueTime: (.minutes(10), .seconds(30)...(.hours(24)), \.queueTime)
        case .invitationTime: (.minutes(10), .seconds(30)...(.hours(24)), \.invitationTime)
        case .idleTime: (.hours(1), .minutes(1)...(.days(30)), \.idleTime)
        // Ten years are as good as for ever, and no data is kept for ever by accident.
        case .captureTime: (.days(30), .days(1)...(.days(3_650)), \.captureTime)
        case .visitRetention: (.days(30), .days(1)...(.days(3_650)), \.visitRetention)
        // A year covers most audits. Log-ins of the last 30 days are the agents' usual networks (docs/threat-model.md).
        case .auditRetention: (.days(365), .days(30)...(.days(3_650)), \.auditRetention)
        // Browsers keep a cookie for 400 days at most.
        case .sessionTime: (.hours(12), .minutes(5)...(.days(400)), \.sessionTime)
        }
    }

    public var usual: Span { definition.usual }
    /// Values that an administrator may choose.
    public var bounds: ClosedRange<Span> { definition.bounds }
    var value: WritableKeyPath<SiteSettings, Span> { definition.value }
}
