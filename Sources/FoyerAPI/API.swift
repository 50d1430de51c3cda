import FoyerCore
public import FoyerService
public import FoyerSessions
import FoyerWire

/// The REST API: all endpoints, and the dispatch of requests to them.
public struct API: Sendable {
    /// All endpoints. A new resource is added here; its use cases are reached through `Services`.
    public static let endpoints: [Endpoint] = [
        SessionEndpoints.all, LinkEndpoints.all, SetupEndpoints.all, CommandEndpoints.all,
        BanEndpoints.all, BanListEndpoints.all, QueueEndpoints.all,
        WidgetEndpoints.all, SettingsEndpoints.all, MailEndpoints.all, AuditEndpoints.all,
        AgentEndpoints.all, RoleEndpoints.all, SkillEndpoints.all, AccountEndpoints.all,
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

    /// Whether the client is an agent with the permission: for pages that are not endpoints.
    public func admits(_ client: ClientRequest, needs need: Need) -> Bool {
        guard let agent = services.agent(of: client) else { return false }
        return (try? services.gate.actor(agent, needs: need)) != nil
    }

    /// Never throws: a refusal is an answer, too.
    public func respond(to request: APIRequest, at endpoint: Endpoint) async -> Answer {
        do { return try await endpoint.perform(services, request) } catch {
            return Answer(services.problem(error))
        }
    }
}
