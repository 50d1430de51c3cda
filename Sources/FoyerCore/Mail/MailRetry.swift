/// When a mail that was not accepted is sent again.
public enum MailRetry {
    /// After each failure. In all a day and a half: long enough for a mail server that is being repaired, short
    /// enough that an invitation still makes sense.
    public static let pauses: [Span] = [
        .minutes(1), .minutes(5), .minutes(15), .hours(1), .hours(3), .hours(8), .hours(24),
    ]

    /// - Parameter attempts: how often it was tried, this time included
    /// - Returns: when to try again; nil if it is given up.
    public static func next(after failure: MailFailure, attempts: Int, at now: Instant) -> Instant? {
        guard !failure.isPermanent, pauses.indices.contains(attempts - 1) else { return nil }
        return now + pauses[attempts - 1]
    }
}
