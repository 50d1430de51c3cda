/// Why a bot hands over to a person.
public enum BotHandOver: String, CaseIterable, Hashable, Sendable {
    /// The visitor asked for one.
    case asked
    /// The search found something several times in a row, but no good match.
    case unsure
    /// The search found nothing several times in a row.
    case missed
}
