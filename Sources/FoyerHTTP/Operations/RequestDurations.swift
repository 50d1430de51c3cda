import FoyerMetrics
import Synchronization

/// How long requests took, by route and class of status.
final class RequestDurations: Sendable {
    private struct Classes: Sendable {
        /// 1xx to 5xx.
        let all = (0..<5).map { _ in DurationHistogram() }

        subscript(status: Int) -> DurationHistogram { all[min(max(status / 100, 1), 5) - 1] }
    }

    private let routes: [String: Classes]
    private let unmatched = Classes()

    init(routes: some Sequence<String>) {
        self.routes = Dictionary(routes.map { ($0, Classes()) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Parameter duration: until the answer was made; a stream's is not how long it lasted.
    func record(_ route: String?, status: Int, _ duration: Duration) {
        let classes = route.flatMap { routes[$0] } ?? unmatched
        classes[status].record(duration)
    }

    /// Only what occurred: most routes never answer most classes.
    var metric: Metric {
        let named = routes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } + [("none", unmatched)]
        let samples = named.flatMap { name, classes in
            classes.all.enumerated().filter { $0.element.count > 0 }.flatMap { index, histogram in
                histogram.samples([("route", name), ("status", "\(index + 1)xx")])
            }
        }
        return Metric(
            "foyer_http_request_duration_seconds", .histogram,
            "Time until a request was answered, by the template of its route and the class of the status.",
            samples: samples)
    }
}

/// The durations of a server whose routes are known only once all are added, the one of `/metrics` among them.
final class CurrentDurations: Sendable {
    private let value = Mutex<RequestDurations?>(nil)

    func set(_ durations: RequestDurations) { value.withLock { $0 = durations } }

    var metrics: [Metric] { value.withLock { $0 }.map { [$0.metric] } ?? [] }
}
