import FoyerSessions
import FoyerWire
import HTTPTypes
import Hummingbird
import Logging

/// Turns every error into problem details (RFC 9457), so that clients handle a single kind.
struct Problems: RouterMiddleware {
    typealias Context = AppContext

    func handle(
        _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let problem as Problem {
            return problem.response(to: context)
        } catch let error as HTTPError where error.status == .notFound {
            if let page = try await OwnPage.missing(for: request, context) { return page }
            return Problem(.notFound, detail: "There is nothing at this address.").response(
                to: context)
        } catch let error as any HTTPResponseError {
            return Problem(
                .malformed, status: error.status.code, title: error.status.reasonPhrase,
                detail: "The request could not be read."
            ).response(to: context)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            context.logger.error("Request failed", metadata: ["error": "\(error)"])
            return Problem(
                .unavailable, status: 500, title: "Internal error",
                detail: "This was our fault; it is in the log."
            ).response(to: context)
        }
    }
}
