import FoyerCore
import FoyerSessions
import FoyerWire

/// An endpoint as the router needs it.
public struct MountedEndpoint: Sendable {
    public let method: Endpoint.Method
    /// With parameters in braces.
    public let path: String
    public let takesBody: Bool
    public let answer: @Sendable (APIRequest) async -> Answer

    public init(
        method: Endpoint.Method, path: String, takesBody: Bool,
        answer: @escaping @Sendable (APIRequest) async -> Answer
    ) {
        self.method = method
        self.path = path
        self.takesBody = takesBody
        self.answer = answer
    }

    /// Whether it may change something: then only our own pages may send it, or a page of another site could
    /// use the cookie of a logged-in agent.
    public var mayChange: Bool { method != .get }
}
