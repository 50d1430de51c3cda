public import FoyerCore

/// How many visitors are in each status, and how many are captured.
public struct CountsShape: WireShape, Hashable {
    public let statuses: [VisitorStatus: Int]
    public let captured: Int?

    public init(statuses: [VisitorStatus: Int], captured: Int?) {
        self.statuses = statuses
        self.captured = captured
    }

    public func write(to json: inout JSONWriter) {
        var counts = [String: Int](minimumCapacity: statuses.count + 1)
        for (status, count) in statuses { counts[status.rawValue] = count }
        counts["captured"] = captured
        counts.write(to: &json)
    }

    var isEmpty: Bool { statuses.isEmpty && captured == nil }
}
