import HTTPTypes
import Hummingbird

/// Pages without a script that are answered in the place of others.
enum OwnPage: String {
    /// Nobody can log in yet.
    case begin = "/pages/begin/"
    /// There is nothing at the address.
    case missing = "/pages/missing/"

    func handler(in assets: [WebAsset]) -> Routes.Handler? {
        assets.first { "\($0.path)" == rawValue }.map {
            AssetRoutes.handler(
                $0, headers: [.contentSecurityPolicy: PagePolicy.plain, .cacheControl: "no-store"])
        }
    }

    /// The page for whoever came with a browser; nil for a program, which wants problem details.
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
