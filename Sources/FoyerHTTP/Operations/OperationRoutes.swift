import FoyerCore
import FoyerSessions
import FoyerWire
import HTTPTypes
import Hummingbird

/// Health and metrics, for operators.
struct OperationRoutes: Sendable {
    let api: OperatorAPI
    let reader: RequestReader

    func add(to routes: Routes) {
        // Alive: the process responds.
        routes.on("/healthz", .get) { _, _ in Self.text("ok\n") }
        // Ready: the server can do its work.
        routes.on("/readyz", .get) { request, context in
            guard let reason = await api.unreadiness() else { return Self.text("ready\n") }
            // The reason names files of the machine.
            let detail = isInside(request, context) ? reason : "Nothing can be stored now; the log says why."
            throw Problem(.unavailable, detail: detail)
        }
        routes.on("/metrics", .get) { request, context in
            // How busy a company is, is not public.
            guard isInside(request, context) else {
                throw Problem(.forbidden, detail: "The metrics are shown inside the own network only.")
            }
            return Self.text(
                Metric.text(await api.metrics()), type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }

    private func isInside(_ request: Request, _ context: AppContext) -> Bool {
        let address = reader.client(of: request, context).address
        return address.isLoopback || address.isPrivate
    }

    private static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> Response {
        Response(
            status: .ok, headers: [.contentType: type],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }
}
