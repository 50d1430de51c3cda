import HTTPTypes
import Hummingbird

/// What a browser must not do with an answer of ours, whatever it holds.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = AppContext

    /// For everything that is no page: nothing in it is ever run or drawn by itself.
    private static let nothing = "default-src 'none'; frame-ancestors 'none'"

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.frameOptions] = "DENY"
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = Self.nothing
        }
        if response.headers[.crossOriginResourcePolicy] == nil {
            response.headers[.crossOriginResourcePolicy] = "same-origin"
        }
        return response
    }
}

/// What pages of ours may do.
enum PagePolicy {
    /// Consoles show what strangers wrote: no inline script or style, and no text becomes markup by assignment.
    static let console = """
        default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
        base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'
        """
    /// Pages without a script.
    static let plain = """
        default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
        frame-ancestors 'none'
        """
    /// The demo shop stands for a strict website with the widget on it.
    static let demo = """
        default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
        base-uri 'none'; form-action 'self'; frame-ancestors 'none'
        """
}

extension HTTPField.Name {
    private static func known(_ name: StaticString) -> Self {
        // Literals above; a name that HTTP does not allow would stop the first test.
        guard let name = Self("\(name)") else { preconditionFailure("not a header name") }
        return name
    }

    static let referrerPolicy = known("Referrer-Policy")
    static let frameOptions = known("X-Frame-Options")
    static let crossOriginResourcePolicy = known("Cross-Origin-Resource-Policy")
    static let accelBuffering = known("X-Accel-Buffering")
}
