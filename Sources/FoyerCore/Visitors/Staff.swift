/// What the rule of holders needs beside a visitor's state.
public struct Staff: Sendable {
    public let attendance: @Sendable (Agent.ID) -> Attendance
    let isAttended: @Sendable (ChatQueue.ID) -> Bool
    let queueTime: Span

    /// - Parameters:
    ///   - isAttended: whether an agent of the queue, or of its backups, is Online.
    ///   - queueTime: how long a visitor waits before being informed of a delay.
    public init(
        queueTime: Span, attendance: @escaping @Sendable (Agent.ID) -> Attendance,
        isAttended: @escaping @Sendable (ChatQueue.ID) -> Bool
    ) {
        self.queueTime = queueTime
        self.attendance = attendance
        self.isAttended = isAttended
    }
}
