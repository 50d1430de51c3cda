import FoyerCore
import FoyerSessions
import FoyerWire

/// The REST API: all endpoints, and the dispatch of requests to them.
public struct API: Sendable {
    /// All endpoints. A new resource is added here; its use cases are reached through `Services`.
    public static let endpoints: [Endpoint] = [
        SessionEndpoints.all, CommandEndpoints.all, BanEndpoints.all, SettingsEndpoints.all,
        QueueEndpoints.all,
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
