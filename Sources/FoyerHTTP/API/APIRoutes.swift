import FoyerAPI
import FoyerSessions
import FoyerWire
import HTTPTypes
import Hummingbird
import Logging

/// Mounts all endpoints of the REST API, in one loop.
struct APIRoutes: Sendable {
    let endpoints: [MountedEndpoint]
    let reader: RequestReader

    func add(to routes: Routes) {
        for endpoint in endpoints {
            routes.on(Self.template(endpoint.path), Self.method(endpoint.method), label: endpoint.path) {
                request, context in
                let answer = await endpoint.answer(try await self.request(request, context, for: endpoint))
                if answer.status >= 500 { Self.log(answer, at: endpoint, context) }
                return answer.response(to: context)
            }
        }
    }

    private func request(_ request: Request, _ context: AppContext, for endpoint: MountedEndpoint)
        async throws
        -> APIRequest
    {
        let client =
            endpoint.mayChange
            ? try reader.ownClient(of: request, context) : reader.client(of: request, context)
        let fields = request.headers
        return APIRequest(
            client: client,
            parameters: Dictionary(
                context.parameters.map { (String($0.key), String($0.value)) }, uniquingKeysWith: { $1 }),
            query: Dictionary(
                request.uri.queryParameters.map { (String($0.key), String($0.value)) },
                uniquingKeysWith: { $1 }),
            body: endpoint.takesBody ? try await reader.body(of: request, limit: WireLimit.agentFrame) : [],
            headers: { name in HTTPField.Name(name).map { fields[values: $0] } ?? [] })
    }

    /// A server error: for the operator, logged with the request's id.
    private static func log(_ answer: Answer, at endpoint: MountedEndpoint, _ context: AppContext) {
        guard case .problem(let problem) = answer.content else { return }
        context.logger.warning(
            "Request failed",
            metadata: [
                "endpoint": "\(endpoint.method.rawValue) \(endpoint.path)",
                "code": "\(problem.code.rawValue)",
            ])
    }

    /// The router writes a parameter as `:id`.
    private static func template(_ path: String) -> String {
        path.split(separator: "/").map { part in
            part.first == "{" ? "/:\(part.dropFirst().dropLast())" : "/\(part)"
        }.joined()
    }

    private static func method(_ method: Endpoint.Method) -> HTTPRequest.Method {
        switch method {
        case .get: .get
        case .post: .post
        case .put: .put
        case .patch: .patch
        case .delete: .delete
        }
    }
}
