import HTTPTypes
import Hummingbird

/// Pages without a script that are served in place of others.
enum OwnPage: String {
    /// Nobody can log in yet.
    case begin = "/pages/begin/"
    /// Whose work is in Foyer.
    case licenses = "/pages/licenses/"
    /// There is nothing at this address.
    case missing = "/pages/missing/"

    func handler(in assets: [WebAsset]) -> Routes.Handler? {
        assets.first { "\($0.path)" == rawValue }.map {
            AssetRoutes.handler(
                $0, headers: [.contentSecurityPolicy: PagePolicy.plain, .cacheControl: "no-store"])
        }
    }

    /// The page for a browser; nil for a program, which gets problem details.
    static func missing(for request: Request, _ context: AppContext) async throws -> Response? {
        let accept = request.headers[values: .accept].joined(separator: ",")
        guard request.method == .get || request.method == .head, accept.contains("text/html"),
            let handler = missing.handler(in: WebAssets.all)
        else { return nil }
        var response = try await handler(request, context)
        if response.status == .ok { response.status = .notFound }
        return response
    }
}
