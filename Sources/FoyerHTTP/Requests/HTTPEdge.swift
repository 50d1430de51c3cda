public import FoyerAPI
public import FoyerRealtime
public import FoyerSessions
import FoyerWire
import HTTPTypes
public import Hummingbird
public import Logging
public import NIOCore

/// Everything served over plain HTTP.
public struct HTTPEdge: Sendable {
    let widgets: WidgetAPI
    let endpoints: [MountedEndpoint]
    let version: String
    let operations: OperatorAPI
    let opener: SessionOpener
    let rules: ClientRules
    let demo: DemoWidgets?
    let security: SecurityText?
    let hasAgents: @Sendable () -> Bool
    let admitsPreview: @Sendable (ClientRequest) -> Bool
    private let streams = Streams()
    private let durations = CurrentDurations()

    /// - Parameters:
    ///   - endpoints: the REST API
    ///   - version: the server's version, for the description of the API
    ///   - security: whom to tell about a vulnerability; nil if nobody is named
    ///   - demo: serves the demo shop with these widgets; nil for none
    ///   - admitsPreview: whether the client is an agent who may see widgets
    ///   - hasAgents: whether anybody can log in; otherwise the consoles' pages show instructions
    public init(
        widgets: WidgetAPI, endpoints: [MountedEndpoint], version: String, operations: OperatorAPI,
        opener: SessionOpener, rules: ClientRules,
        security: SecurityText? = nil, demo: DemoWidgets? = nil,
        admitsPreview: @escaping @Sendable (ClientRequest) -> Bool = { _ in false },
        hasAgents: @escaping @Sendable () -> Bool = { true }
    ) {
        self.hasAgents = hasAgents
        self.admitsPreview = admitsPreview
        self.widgets = widgets
        self.endpoints = endpoints
        self.version = version
        self.operations = operations
        self.opener = opener
        self.rules = rules
        self.demo = demo
        self.security = security
    }

    /// Answers every request that is not a WebSocket.
    public func responder(logger: Logger) -> @Sendable (Request, any Channel) async -> Response {
        let routes = routes()
        let router = routes.router.buildResponder()
        let watch = RequestWatch(routes.labels, report: operations.report)
        durations.set(watch.durations)
        return { request, channel in
            let start = ContinuousClock.now
            var context = AppContext(source: .init(channel: channel, logger: logger))
            context.requestID = RequestID.of(request.headers[.requestID])
            context.logger[metadataKey: "requestId"] = "\(context.requestID)"
            var response: Response
            do { response = try await router.respond(to: request, context: context) } catch {
                // `Problems` lets only a cancellation pass, and then nobody waits for an answer.
                response = Problem(.unavailable, detail: "The request was cancelled.")
                    .response(to: context)
            }
            response.headers[.requestID] = context.requestID
            return watch.watch(response, to: request, context, since: start)
        }
    }

    /// Ends the streams, which would otherwise never end; no new ones are opened.
    /// - Parameter farewell: a last frame to every stream.
    public func stop(saying farewell: Frame) {
        streams.closeAll(saying: farewell)
    }

    private func routes() -> Routes {
        let routes = Routes()
        routes.router.add(middleware: Problems())
        let reader = RequestReader(rules: rules)
        let assets = AssetRoutes(
            demo: demo, assets: WebAssets.all, hasAgents: hasAgents,
            admitsPreview: { [admitsPreview] in admitsPreview(reader.client(of: $0, $1)) })
        assets.add(to: routes)
        assets.addShortcuts(to: routes)
        WidgetRoutes(api: widgets, opener: opener, streams: streams, reader: reader).add(to: routes)
        APIRoutes(endpoints: endpoints, reader: reader).add(to: routes)
        DocumentRoutes(version: version).add(to: routes)
        OperationRoutes(api: operations, reader: reader, streams: streams, durations: durations)
            .add(to: routes)
        security?.add(to: routes)
        routes.finish()
        return routes
    }
}
