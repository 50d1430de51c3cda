import FoyerSessions
import FoyerWire
import HTTPTypes
import Hummingbird

/// Adds routes, and an answer 405 for every other method of a path, which names the allowed ones.
final class Routes {
    typealias Handler = @Sendable (Request, AppContext) async throws -> Response

    private static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]

    let router = Router(context: AppContext.self, options: .autoGenerateHeadEndpoints)
    private var known: [String: [HTTPRequest.Method]] = [:]
    /// The label of each route in metrics and the access log, by the router's own name of the route.
    private(set) var labels: [String: String] = [:]

    /// - Parameter label: names the route in metrics and the access log; several files may share one. By default, the path.
    func on(
        _ path: String, _ method: HTTPRequest.Method, label: String? = nil, _ handler: @escaping Handler
    ) {
        known[path, default: []].append(method)
        let template = RouterPath(path)
        labels[template.description] = label ?? path
        router.on(template, method: method, use: handler)
    }

    /// After the last route.
    func finish() {
        for (path, methods) in known {
            let offered = methods.contains(.get) ? methods + [.head] : methods
            let allow = offered.map(\.rawValue).sorted().joined(separator: ", ")
            for method in Self.methods where !offered.contains(method) {
                router.on(RouterPath(path), method: method) { _, context -> Response in
                    let problem = Problem(.methodNotAllowed, detail: "Possible here: \(allow).")
                    return problem.response(to: context, headers: [.allow: allow])
                }
            }
        }
    }
}
