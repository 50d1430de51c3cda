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

    func operatorAPI(_ sockets: SocketServer) -> OperatorAPI {
        let readiness = Readiness(folder.store, clock: systemClock)
        return OperatorAPI(
            unreadiness: { await readiness.fault() },
            metrics: { [server, robotCount] in
                let (gateway, lobby, roster, directory) = (
                    server.gateway, server.lobby, server.roster, server.directory
                )
                let counts = lobby.counts
                let refused = gateway.refusedByAddress
                let online = directory.now.agents.keys.filter { roster.availability(of: $0) == .online }.count
                return [
                    Metric("foyer_visitors_listed", .gauge, "Visitors on the list.", Double(counts.listed)),
                    Metric(
                        "foyer_visitors_refused_by_address_total", .counter,
                        "New visitors told to come later, since too many came from their address.",
                        Double(refused.visitors)),
                    Metric(
                        "foyer_arrivals_refused_by_address_total", .counter,
                        "Visitors, new or known, told to come later, since too many pages were opened from their address.",
                        Double(refused.arrivals)),
                    Metric(
                        "foyer_commands_refused_by_address_total", .counter,
                        "Messages and other commands refused, since too many came from their address.",
                        Double(refused.commands)),
                    Metric(
                        "foyer_chats_refused_by_address_total", .counter,
                        "Chats refused, since too many began from their address.", Double(refused.chats)),
                    Metric(
                        "foyer_connections_refused_by_address_total", .counter,
                        "Connections refused, since their address had enough.",
                        Double(sockets.counts.reading.crowded)),
                    Metric(
                        "foyer_visitors_online", .gauge, "Visitors who have not left.", Double(counts.online)),
                    Metric("foyer_agents_online", .gauge, "Agents who are Online.", Double(online)),
                    Metric(
                        "foyer_robots_turned_away_total", .counter,
                        "Robots, by user agent, that were not listed.", Double(robotCount.count)),
                ]
            })
    }
}
