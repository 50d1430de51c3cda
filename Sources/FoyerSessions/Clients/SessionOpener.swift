import FoyerCore
import FoyerRealtime

/// Opens conversations; called by the edges, made by the composition.
public struct SessionOpener: Sendable {
    /// For `/widget/v1/socket`.
    public let visitor: @Sendable (ClientRequest, any FrameSink) -> Admission
    /// For `/widget/v1/stream`: the welcome names the stream.
    public let visitorStream: @Sendable (ClientRequest, any FrameSink) -> Admission
    /// For `/api/v1/socket`.
    public let agent: @Sendable (ClientRequest, any FrameSink) -> Admission

    public init(
        visitor: @escaping @Sendable (ClientRequest, any FrameSink) -> Admission,
        visitorStream: (@Sendable (ClientRequest, any FrameSink) -> Admission)? = nil,
        agent: @escaping @Sendable (ClientRequest, any FrameSink) -> Admission
    ) {
        self.visitor = visitor
        self.visitorStream = visitorStream ?? visitor
        self.agent = agent
    }
}
