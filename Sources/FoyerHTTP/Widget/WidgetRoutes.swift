import FoyerSessions
import FoyerWire
import HTTPTypes
import Hummingbird

/// For visitors whose network blocks sockets: the same conversation over plain HTTP.
struct WidgetRoutes: Sendable {
    let api: WidgetAPI
    let opener: SessionOpener
    let streams: Streams
    let reader: RequestReader

    /// How long a browser caches the permission of CORS, in seconds.
    private static let preflightAge = 600

    func add(to routes: Routes) {
        for (path, handler) in [("/widget/v1/stream", stream), ("/widget/v1/commands", command)] {
            routes.on(path, .post) { request, context in
                let origin = try await allowedOrigin(of: request, context)
                do {
                    return Self.readable(try await handler(request, context), by: origin)
                } catch let problem as Problem {
                    // Without this the page could not read the error.
                    return Self.readable(problem.response(to: context), by: origin)
                }
            }
            routes.on(path, .options) { request, context in
                let origin = try await allowedOrigin(of: request, context)
                var response = Self.readable(Response(status: .noContent), by: origin)
                response.headers[.accessControlAllowMethods] = "POST"
                response.headers[.accessControlAllowHeaders] = "Content-Type"
                response.headers[.accessControlMaxAge] = "\(Self.preflightAge)"
                return response
            }
        }
    }

    @Sendable private func command(_ request: Request, _ context: AppContext) async throws -> Response {
        let body = try await reader.body(of: request, limit: WireLimit.visitorFrame)
        return await api.command(reader.client(of: request, context), body).response(to: context)
    }

    @Sendable private func stream(_ request: Request, _ context: AppContext) async throws -> Response {
        guard let outlet = api.outlet(context.eventLoop), let sink = streams.open(context.eventLoop, outlet)
        else {
            throw Problem(.unavailable, detail: "The server is stopping; come back in a while.")
        }
        let client = reader.client(of: request, context)
        let hello: [UInt8]
        do {
            hello = try await reader.body(of: request, limit: WireLimit.visitorFrame)
        } catch {
            sink.finish()
            throw error
        }
        switch opener.visitorStream(client, sink) {
        case .refused(let problem):
            sink.finish()
            throw problem
        case .welcome(let session):
            await StreamConversation.cutWhenUnheard(context.channel)
            let conversation = StreamConversation(session: session, sink: sink, hello: hello)
            let headers: HTTPFields = [
                .contentType: "application/x-ndjson",
                // Buffering proxies would hold the lines back until a buffer is full.
                .accelBuffering: "no",
            ]
            return Response(
                status: .ok, headers: headers,
                body: .init { writer in try await conversation.write(to: &writer) })
        }
    }

    private func allowedOrigin(of request: Request, _ context: AppContext) async throws -> String? {
        // Programs send none; their token decides what they may do.
        guard let origin = request.headers[.origin] else { return nil }
        guard await api.allowsOrigin(origin) else {
            throw Problem(.originNotAllowed, detail: "No widget is allowed on pages of \(origin).")
        }
        return origin
    }

    private static func readable(_ response: Response, by origin: String?) -> Response {
        var response = response
        response.headers[.vary] = "Origin"
        response.headers[.crossOriginResourcePolicy] = "cross-origin"
        response.headers[.accessControlAllowOrigin] = origin
        return response
    }
}
