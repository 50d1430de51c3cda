/// One value that an audited action changed. Passwords, tokens and keys never appear: name the field and leave both values nil.
public struct AuditChange: Hashable, Sendable {
    public let field: String
    /// nil: there was none.
    public let before: String?
    /// nil: there is none any more.
    public let after: String?

    public init(_ field: String, _ before: String?, _ after: String?) {
        self.field = field
        self.before = before.map(AuditEntry.shortened)
        self.after = after.map(AuditEntry.shortened)
    }

    /// A value that may be seen by nobody was replaced.
    public init(secret field: String) {
        self.init(field, nil, nil)
    }

    /// Compares a list of names, whatever their order.
    public init(_ field: String, names before: [String], _ after: [String]) {
        self.init(field, before.sorted().joined(separator: ", "), after.sorted().joined(separator: ", "))
    }

    /// Whether there is nothing to report.
    var isNone: Bool { before == after && before != nil }
}
