/// The progress of a chat in one version of a flow. A flat value, stored as a row so that it survives a
/// restart.
public struct FlowRun: Hashable, Sendable {
    public let flow: Flow.ID
    public let version: Int
    /// The current node: the start node before the first step, the last node when over.
    public var node: FlowNode.Name
    public var phase: Phase
    public var fields: [String: String]
    /// Invalid answers so far to the question at `node`.
    public var attempts: Int
    /// When a sleeping run continues; nil otherwise.
    public var wakeAt: Instant?

    /// What the run waits for.
    public enum Phase: String, CaseIterable, Hashable, Sendable {
        case fresh
        case asking
        case sleeping
        /// A bot is answering.
        case answering
        case over
    }

    public init(
        flow: Flow.ID, version: Int, node: FlowNode.Name, phase: Phase = .fresh,
        fields: [String: String] = [:],
        attempts: Int = 0, wakeAt: Instant? = nil
    ) {
        self.flow = flow
        self.version = version
        self.node = node
        self.phase = phase
        self.fields = fields
        self.attempts = attempts
        self.wakeAt = wakeAt
    }

    /// A run that has not started yet.
    /// - Parameter fields: initial values, from what is known about the visitor.
    public init(of flow: Flow, fields: [String: String] = [:]) {
        self.init(flow: flow.id, version: flow.version, node: flow.start, fields: fields)
    }
}
