import FoyerMetrics
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Measures requests, and reports each to the access log when its answer is complete.
struct RequestWatch: Sendable {
    /// The label of a route by the router's own name of it.
    private let labels: [String: String]
    let durations: RequestDurations
    private let report: @Sendable (AnsweredRequest) -> Void

    init(_ labels: [String: String], report: @escaping @Sendable (AnsweredRequest) -> Void) {
        self.labels = labels
        self.report = report
        durations = RequestDurations(routes: labels.values)
    }

    /// Counts the answer, and returns it with the report of its end attached if that is yet to come.
    func watch(
        _ response: Response, to request: Request, _ context: AppContext, since start: ContinuousClock.Instant
    ) -> Response {
        let route = context.endpointPath.flatMap { labels[$0] }
        let duration = start.duration(to: .now)
        let status = Int(response.status.code)
        durations.record(route, status: status, duration)
        let method = Self.known.contains(request.method) ? request.method.rawValue : "OTHER"
        let answered = { @Sendable [report, id = context.requestID] (duration: Duration, bytes: Int) in
            report(
                AnsweredRequest(
                    id: id, method: method, route: route, status: status, duration: duration, bytes: bytes))
        }
        if let length = response.body.contentLength {
            answered(duration, request.method == .head ? 0 : length)
            return response
        }
        let end = StreamEnd { bytes in answered(start.duration(to: .now), bytes) }
        var response = response
        let body = response.body
        response.body = ResponseBody { writer in
            try await body.write(CountingWriter(inner: writer, end: end))
        }
        return response
    }

    private static let known: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]
}

/// Reports when a stream is gone, written to its end or not.
private final class StreamEnd: Sendable {
    let bytes = Atomic(0)
    private let report: @Sendable (_ bytes: Int) -> Void

    init(report: @escaping @Sendable (_ bytes: Int) -> Void) { self.report = report }

    deinit { report(bytes.load(ordering: .relaxed)) }
}

/// Counts what is written to a stream.
private struct CountingWriter: ResponseBodyWriter {
    var inner: any ResponseBodyWriter
    let end: StreamEnd

    mutating func write(_ buffer: ByteBuffer) async throws {
        end.bytes.add(buffer.readableBytes, ordering: .relaxed)
        try await inner.write(buffer)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        try await inner.finish(trailingHeaders)
    }
}
