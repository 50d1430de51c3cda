/// Why the ban list could not be changed.
public enum BanListFailure: Error, Hashable, Sendable {
    /// The subject has this ban already.
    case duplicate(Ban)
    case noSuchBan(Ban.ID)
    case full(limit: Int)
}
