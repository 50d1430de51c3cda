extension ChatQueue {
    /// Fingerprint of everything that an administrator edits.
    public var revision: Revision {
        Revision(
            of: [
                name, distribution.rawValue, agents.sorted().map(\.description).joined(separator: " "),
                backup?.description ?? "", limit.map(String.init) ?? "",
                overflowAfter.map { "\($0.milliseconds)" } ?? "",
            ] + (hours?.parts ?? []))
    }
}

extension OfficeHours {
    /// Its texts in a fixed order.
    fileprivate var parts: [String] {
        let hand =
            switch byHand {
            case .closed(let until): "closed \(until?.milliseconds ?? 0)"
            case .open(let until): "open \(until.milliseconds)"
            case nil: ""
            }
        let days = Weekday.allCases.map { Self.text(week[$0] ?? []) }
        return [zone, hand] + days
            + exceptions.flatMap { [$0.day.description, $0.name, Self.text($0.spans)] }
    }

    private static func text(_ spans: [OpenSpan]) -> String {
        spans.map { "\($0.from)-\($0.to)" }.joined(separator: " ")
    }
}
