/// What the rule of holders needs beside a visitor's state.
public struct Staff: Sendable {
    public let attendance: @Sendable (Agent.ID) -> Attendance
    let isAttended: @Sendable (ChatQueue.ID) -> Bool
    let isKnown: @Sendable (ChatQueue.ID) -> Bool
    let queueTime: @Sendable (ChatQueue.ID) -> Span

    /// - Parameters:
    ///   - isAttended: whether the queue, or one of its backups, is open and has an agent Online.
    ///   - isKnown: whether there is such a queue.
    ///   - queueTime: how long a visitor waits in this queue before being informed of a delay.
    public init(
        queueTime: @escaping @Sendable (ChatQueue.ID) -> Span,
        attendance: @escaping @Sendable (Agent.ID) -> Attendance,
        isAttended: @escaping @Sendable (ChatQueue.ID) -> Bool,
        isKnown: @escaping @Sendable (ChatQueue.ID) -> Bool = { _ in true }
    ) {
        self.isKnown = isKnown
        self.queueTime = queueTime
        self.attendance = attendance
        self.isAttended = isAttended
    }
}
