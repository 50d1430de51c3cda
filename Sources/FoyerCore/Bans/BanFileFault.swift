/// Why a row of a file, or the file, cannot be imported as bans.
public enum BanFileFault: Error, Hashable, Sendable {
    case notATable(CSVFailure)
    case noRows
    case tooManyRows(Int)
    /// The row names nothing to ban.
    case empty
    case notAnAddress(AddressRangeFailure)
    case commentTooLong(Int)
    /// Neither RFC 3339 nor a day.
    case notATime(String)
    /// The ban would have expired already.
    case past(Instant)
    /// The address belongs to a configured proxy.
    case addressOfProxy(Address)
    /// A ban that must be confirmed by hand, since it could stop many.
    case doubtful(BanReach.Doubt)
}
