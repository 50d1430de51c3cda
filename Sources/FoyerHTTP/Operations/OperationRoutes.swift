import FoyerCore
import FoyerMetrics
import FoyerSessions
import FoyerWire
import Foundation
import HTTPTypes
import Hummingbird

/// Health, metrics and diagnosis, for operators.
struct OperationRoutes: Sendable {
    let api: OperatorAPI
    let reader: RequestReader
    let streams: Streams
    let durations: CurrentDurations

    func add(to routes: Routes) {
        // Alive: the process responds.
        routes.on("/healthz", .get) { _, _ in Self.text("ok\n") }
        // Ready: the server can do its work.
        routes.on("/readyz", .get) { request, context in
            guard let reason = await api.unreadiness() else { return Self.text("ready\n") }
            // The reason names files of the machine.
            let isInside = client(of: request, context) != nil
            throw Problem(
                .unavailable, detail: isInside ? reason : "Nothing can be stored now; the log says why.")
        }
        routes.on("/metrics", .get) { request, context in
            // How busy a company is, is not public.
            _ = try insider(request, context, "The metrics are")
            return Self.text(
                Metric.text(await metrics()), type: "text/plain; version=0.0.4; charset=utf-8")
        }
        routes.on("/diagnosis", .get) { request, context in
            let address = try insider(request, context, "The diagnosis is")
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return Response(
                status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
                body: .init(byteBuffer: ByteBuffer(bytes: try encoder.encode(api.diagnosis(address)))))
        }
    }

    private func metrics() async -> [Metric] {
        let open = Metric(
            "foyer_streams_open", .gauge, "Visitors connected by a stream instead of a WebSocket.",
            Double(streams.count))
        return await api.metrics() + [open] + durations.metrics
    }

    /// The client's address, if it is of the own network.
    private func client(of request: Request, _ context: AppContext) -> Address? {
        let address = reader.client(of: request, context).address
        return address.isLoopback || address.isPrivate ? address : nil
    }

    private func insider(
        _ request: Request, _ context: AppContext, _ subject: String
    ) throws(Problem) -> Address {
        guard let address = client(of: request, context) else {
            throw Problem(.forbidden, detail: "\(subject) shown inside the own network only.")
        }
        return address
    }

    private static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> Response {
        Response(
            status: .ok, headers: [.contentType: type],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }
}
