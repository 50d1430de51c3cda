import FoyerAPI
import FoyerCore
import FoyerHTTP
import FoyerRealtime
import FoyerServer
import FoyerService
import FoyerSessions
import FoyerSockets
import FoyerStore

// Connects the HTTP edge to the sessions.
extension ServerProcess {
    func widgetAPI(_ sockets: SocketServer) -> WidgetAPI {
        WidgetAPI(
            allowsOrigin: { [gateway = server.gateway] in gateway.allows(origin: $0) },
            command: { [gateway = server.gateway] in Answer(await gateway.visitorCommand($0, $1)) },
            outlet: { sockets.outlet(of: $0) })
    }

    func operatorAPI(_ sockets: SocketServer, _ untrusted: UntrustedForwards) -> OperatorAPI {
        let readiness = Readiness(folder.store, clock: systemClock)
        let metrics = ServerMetrics(
            server: server, sockets: sockets, robots: robotCount, writes: folder.writes, events: events,
            accessLog: accessLog, untrusted: untrusted)
        let proxies = configuration.trustedProxies.map(\.description)
        return OperatorAPI(
            unreadiness: { await readiness.fault() },
            metrics: { metrics.all },
            diagnosis: { address in
                Diagnosis(
                    version: Version.number, commit: Version.commit ?? "unknown",
                    address: address.description,
                    trustedProxies: proxies,
                    untrustedPeers: untrusted.peers.map { .init(address: $0.description, requests: $1) },
                    connections: sockets.connections.count, connectionLimit: sockets.connections.most)
            },
            report: { [accessLog] in accessLog.record($0) })
    }

    /// An answer that no route gave, for the log. How long it took is not measured, since nothing waited for it.
    func report(_ answer: EdgeAnswer) {
        accessLog.record(
            AnsweredRequest(
                id: RequestID.of(answer.requestID), method: "GET", route: answer.path, status: answer.status,
                duration: .zero, bytes: nil))
    }
}
