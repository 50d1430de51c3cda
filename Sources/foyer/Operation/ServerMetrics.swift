import FoyerCore
import FoyerMetrics
import FoyerRealtime
import FoyerServer
import FoyerService
import FoyerSessions
import FoyerSockets

/// What `/metrics` shows, without the HTTP requests, which the HTTP edge counts. docs/operations.md lists every name.
struct ServerMetrics: Sendable {
    let server: Server
    let sockets: SocketServer
    let robots: RobotCount
    let writes: WriteStatistics
    let events: EventCounts
    let accessLog: AccessLog
    let untrusted: UntrustedForwards

    var all: [Metric] {
        [build] + people + refusals + connections + [events.metric] + writes.metrics + log
            + ProcessMetrics.all
    }

    private var build: Metric {
        Metric(
            "foyer_build_info", .gauge, "Always 1; the labels describe the program.",
            samples: [
                .init(
                    [
                        ("version", Version.number), ("commit", Version.commit ?? "unknown"),
                        ("profile", Version.profile), ("schema", "\(Version.schema)"),
                    ], 1)
            ])
    }

    private var people: [Metric] {
        let counts = server.lobby.counts
        let online = server.directory.now.agents.keys
            .filter { server.roster.availability(of: $0) == .online }.count
        return [
            Metric("foyer_visitors_listed", .gauge, "Visitors on the list.", Double(counts.listed)),
            Metric("foyer_visitors_online", .gauge, "Visitors who have not left.", Double(counts.online)),
            Metric("foyer_agents_online", .gauge, "Agents who are Online.", Double(online)),
            Metric(
                "foyer_robots_turned_away_total", .counter, "Robots, by user agent, that were not listed.",
                Double(robots.count)),
        ]
    }

    private var refusals: [Metric] {
        let refused = server.gateway.refusedByAddress
        return [
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
                "Connections refused, since their address had enough.", Double(sockets.counts.reading.crowded)
            ),
            Metric(
                "foyer_untrusted_forwards_total", .counter,
                "Requests whose X-Forwarded-For or Forwarded was ignored, since --trusted-proxy does not name their peer.",
                Double(untrusted.total)),
        ]
    }

    private var connections: [Metric] {
        let counts = sockets.counts.reading
        return [
            Metric(
                "foyer_sockets_open", .gauge, "Open WebSockets of widgets and consoles.", Double(counts.open)),
            Metric("foyer_sockets_opened_total", .counter, "WebSockets opened.", Double(counts.total)),
            Metric(
                "foyer_socket_frames_total", .counter, "Frames of WebSockets, by direction.", by: "direction",
                ["in": counts.framesIn, "out": counts.framesOut]),
            Metric(
                "foyer_slow_clients_dropped_total", .counter,
                "Clients that were disconnected because they did not read what was sent.", Double(counts.cut)),
            Metric(
                "foyer_silent_clients_dropped_total", .counter,
                "Clients that were disconnected because they did not answer.", Double(counts.lost)),
            Metric(
                "foyer_connections_open", .gauge, "Open connections of every kind.",
                Double(sockets.connections.count)),
            Metric(
                "foyer_connections_refused_total", .counter,
                "Connections refused, since nearly all files of the process are in use.",
                Double(counts.refused)),
        ]
    }

    private var log: [Metric] {
        [
            Metric(
                "foyer_log_lines_lost_total", .counter,
                "Requests that were not logged, since the reader of the log was too slow.",
                Double(accessLog.lostLines))
        ]
    }
}
