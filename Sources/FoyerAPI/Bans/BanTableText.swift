import FoyerCore

/// Bans as a table of comma-separated values, which can be imported again.
enum BanTableText {
    static let heading = CSVText.record([
        "value", "comment", "expires", "kind", "visitor name", "by", "at", "hits", "last hit",
    ])

    /// - Parameter by: the name of the agent who banned.
    static func record(_ ban: Ban, by: String) -> String {
        let value =
            switch ban.subject {
            case .visitor(let visitor): visitor.description
            case .addresses(let range): range.description
            }
        return CSVText.record([
            value, ban.comment, ban.expires?.auditText ?? "", BanKind(of: ban.subject).rawValue,
            ban.banned?.name ?? "", by, ban.at.auditText, String(ban.hits), ban.lastHit?.auditText ?? "",
        ])
    }
}
