/// A metric of the server in the format of Prometheus.
public struct Metric: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// Only increases until the server restarts.
        case counter
        case gauge
    }

    public let name: String
    public let help: String
    public let kind: Kind
    public let value: Double

    public init(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        self.name = name
        self.help = help
        self.kind = kind
        self.value = value
    }

    /// The text format 0.0.4.
    static func text(_ metrics: [Metric]) -> String {
        metrics.map { metric in
            let help = metric.help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
            let isWhole = metric.value == metric.value.rounded() && abs(metric.value) < 1e15
            let value = isWhole ? "\(Int64(metric.value))" : "\(metric.value)"
            return """
                # HELP \(metric.name) \(help)
                # TYPE \(metric.name) \(metric.kind.rawValue)
                \(metric.name) \(value)

                """
        }.joined()
    }
}
