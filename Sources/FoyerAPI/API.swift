import FoyerCore
import FoyerSessions
import FoyerWire

/// The REST API: all endpoints, and the dispatch of requests to them.
public struct API: Sendable {
    /// All endpoints. A new resource is added here; its use cases are reached through `Services`.
    public static let endpoints: [Endpoint] = [
        SessionEndpoints.all, CommandEndpoints.all, BanEndpoints.all, SettingsEndpoints.all,
    ]
    .flatMap(\.self)

    let services: Services

    public init(_ services: Services) { self.services = services }

    /// All endpoints, ready to be mounted by the HTTP edge.
    public var mounted: [MountedEndpoint] {
        Self.endpoints.map { endpoint in
            MountedEndpoint(
                method: endpoint.method, path: endpoint.path, takesBody: endpoint.body != nil
            ) { request in await respond(to: request, at: endpoint) }
        }
    }

    /// Never throws: a refusal is an answer, too.
    public func respond(to request: APIRequest, at endpoint: Endpoint) async -> Answer {
        do { return try await endpoint.perform(services, request) } catch {
            return Answer(services.problem(error))
        }
    }
}

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
