public import FoyerSessions
public import Hummingbird
public import HummingbirdCore
public import Logging
public import NIOCore

/// All that is spoken over plain HTTP, put together.
public struct HTTPEdge: Sendable {
    let widgets: WidgetAPI
    let console: ConsoleAPI
    let operations: OperatorAPI
    let door: FrontDoor
    let proxies: TrustedProxies
    let demo: DemoWidgets?
    let hasAgents: @Sendable () -> Bool

    /// - Parameters:
    ///   - demo: serves the demo shop with these widgets; nil: there is none
    ///   - hasAgents: whether somebody can log in; else the consoles' pages say how to begin
    public init(
        widgets: WidgetAPI, console: ConsoleAPI, operations: OperatorAPI, door: FrontDoor,
        proxies: TrustedProxies,
        demo: DemoWidgets? = nil,
        hasAgents: @escaping @Sendable () -> Bool = { true }
    ) {
        self.hasAgents = hasAgents
        self.widgets = widgets
        self.console = console
        self.operations = operations
        self.door = door
        self.proxies = proxies
        self.demo = demo
    }

    /// The application, still to be run.
    ///
    /// - Parameters:
    ///   - server: speaks HTTP/1, and whatever else it wants to, on the port
    ///   - onRunning: told the port once connections are accepted
    public func application(
        host: String, port: Int, server: HTTPServerBuilder, group: any EventLoopGroup, logger: Logger,
        onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let streams = Streams()
        return Application(
            router: router(streams),
            server: server,
            configuration: .init(
                address: .hostname(host, port: port),
                // Thousands may return at once when a server has been away.
                backlog: 4_096
            ),
            onServerRunning: { channel in
                // A stream waits for ever and would hold up the stop; the listening socket closes first.
                channel.closeFuture.whenComplete { _ in streams.closeAll() }
                await onRunning(channel.localAddress?.port ?? port)
            },
            eventLoopGroupProvider: .shared(group),
            logger: logger
        )
    }

    private func router(_ streams: Streams) -> Router<AppContext> {
        let routes = Routes()
        routes.router.add(middleware: SecurityHeaders())
        routes.router.add(middleware: Problems())
        let reader = RequestReader(proxies: proxies)
        let assets = AssetRoutes(demo: demo, assets: WebAssets.all, hasAgents: hasAgents)
        assets.add(to: routes)
        assets.addShortcuts(to: routes)
        WidgetRoutes(api: widgets, door: door, streams: streams, reader: reader).add(to: routes)
        ConsoleRoutes(api: console, reader: reader).add(to: routes)
        BanRoutes(api: console.bans, reader: reader).add(to: routes)
        OperationRoutes(api: operations, reader: reader).add(to: routes)
        routes.finish()
        return routes.router
    }
}
