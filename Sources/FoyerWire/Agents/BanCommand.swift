import FoyerCore

/// The options of the Ban dialog. `BanVisitor` rejects a command with neither subject; not checked here.
public struct BanCommand: Hashable, Sendable {
    public let byVisitor: Bool
    public let byAddress: Bool
    public let comment: String
    /// Whether the warning about a private address was confirmed.
    public let confirmed: Bool

    public init(byVisitor: Bool, byAddress: Bool, comment: String, confirmed: Bool = false) {
        self.byVisitor = byVisitor
        self.byAddress = byAddress
        self.comment = comment
        self.confirmed = confirmed
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        self.init(
            byVisitor: try fields.bool("byVisitor"), byAddress: try fields.bool("byAddress"),
            comment: try fields.textOrEmpty("comment", upTo: Ban.commentLimit),
            confirmed: try fields.boolIfGiven("confirmed") ?? false
        )
    }
}
