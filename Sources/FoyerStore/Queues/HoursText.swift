import FoyerCore

/// Spans and weeks as text in one column: `540-1080 1200-1500`, the days of a week separated by semicolons.
enum HoursText {
    static func encode(_ spans: [OpenSpan]) -> String {
        spans.map { "\($0.start)-\($0.end)" }.joined(separator: " ")
    }

    /// Nil if the text is damaged.
    static func decode(_ text: some StringProtocol) -> [OpenSpan]? {
        var spans: [OpenSpan] = []
        for part in text.split(separator: " ") {
            let ends = part.split(separator: "-")
            guard ends.count == 2, let start = Int(ends[0]), let end = Int(ends[1]),
                let span = OpenSpan(start: start, end: end)
            else { return nil }
            spans.append(span)
        }
        return spans
    }

    static func encode(_ week: [Weekday: [OpenSpan]]) -> String {
        Weekday.allCases.map { encode(week[$0] ?? []) }.joined(separator: ";")
    }

    /// Nil if the text is damaged.
    static func decode(week text: String) -> [Weekday: [OpenSpan]]? {
        let days = text.split(separator: ";", omittingEmptySubsequences: false)
        guard days.count == Weekday.allCases.count else { return nil }
        var week: [Weekday: [OpenSpan]] = [:]
        for (weekday, day) in zip(Weekday.allCases, days) {
            guard let spans = decode(day) else { return nil }
            week[weekday] = spans
        }
        return week
    }
}
