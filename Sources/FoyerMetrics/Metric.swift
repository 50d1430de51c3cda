/// One metric of the server, in the terms of Prometheus: a name, what it counts, and its samples.
public struct Metric: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// Only increases until the server restarts. Its name ends in `_total`.
        case counter
        case gauge
        /// Observations counted in buckets. Its name ends in the unit, such as `_seconds`.
        case histogram
    }

    /// A name and a value, such as `route` and `/healthz`.
    public typealias Label = (name: String, value: String)

    /// One line of the text.
    public struct Sample: Hashable, Sendable {
        /// Follows the metric's name: `_bucket`, `_sum` or `_count` of a histogram.
        let suffix: String
        /// As in the text: `{route="/healthz"}`; empty without labels.
        let labels: String
        let value: Double

        public init(suffix: String = "", _ labels: [Label], _ value: Double) {
            self.suffix = suffix
            let pairs = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }
            self.labels = pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
            self.value = value
        }

        private static func escaped(_ value: String) -> String {
            value.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\"", with: "\\\"")
        }
    }

    public let name: String
    public let help: String
    public let kind: Kind
    public let samples: [Sample]

    public init(_ name: String, _ kind: Kind, _ help: String, samples: [Sample]) {
        self.name = name
        self.help = help
        self.kind = kind
        self.samples = samples
    }

    /// A metric with one value.
    public init(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        self.init(name, kind, help, samples: [Sample([], value)])
    }

    /// A metric with one value for each value of one label.
    public init(
        _ name: String, _ kind: Kind, _ help: String, by label: String,
        _ values: KeyValuePairs<String, Int>
    ) {
        self.init(
            name, kind, help, samples: values.map { Sample([(label, $0.key)], Double($0.value)) })
    }

    /// The exposition format 0.0.4 of Prometheus.
    public static func text(_ metrics: [Metric]) -> String {
        var text = ""
        for metric in metrics {
            let help = metric.help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
            text += "# HELP \(metric.name) \(help)\n# TYPE \(metric.name) \(metric.kind.rawValue)\n"
            for sample in metric.samples {
                text += "\(metric.name)\(sample.suffix)\(sample.labels) \(number(sample.value))\n"
            }
        }
        return text
    }

    private static func number(_ value: Double) -> String {
        // Beyond 2^53 a Double is not exact anyway.
        let isWhole = value == value.rounded() && value.magnitude < 0x1p53
        return isWhole ? "\(Int64(value))" : "\(value)"
    }
}
