import FoyerSessions
import FoyerWire
import HTTPTypes
import Hummingbird

/// What the ban list of the Admin Console asks.
struct BanRoutes: Sendable {
    let api: BanAPI
    let reader: RequestReader

    func add(to routes: Routes) {
        routes.on("/api/v1/bans", .get) { request, context in
            let query = Dictionary(
                request.uri.queryParameters.map { (String($0.key), String($0.value)) },
                uniquingKeysWith: { $1 }
            )
            return await api.list(reader.client(of: request, context), query).response
        }
        routes.on("/api/v1/bans", .post) { request, context in
            let client = try reader.ownClient(of: request, context)
            return await api.create(client, try await reader.body(of: request, limit: WireLimit.agentFrame))
                .response
        }
        routes.on("/api/v1/bans/:id", .patch) { request, context in
            let client = try reader.ownClient(of: request, context)
            let id = try context.parameters.require("id")
            return await api.update(
                client, id, try await reader.body(of: request, limit: WireLimit.agentFrame)
            ).response
        }
        routes.on("/api/v1/bans/:id", .delete) { request, context in
            let client = try reader.ownClient(of: request, context)
            return await api.delete(client, try context.parameters.require("id")).response
        }
    }
}
