import FoyerCore

extension Ban {
    /// As the audit log names it: by the range, or the visitor's name and id.
    var audited: AuditSubject { AuditSubject(.ban, id, name: subjectText) }

    private var subjectText: String {
        switch subject {
        case .visitor(let visitor): banned.map { "\($0.name) (\(visitor))" } ?? visitor.description
        case .addresses(let range): range.description
        }
    }

    /// What an agent changed in it.
    /// - Parameter before: nil for a new ban.
    func changes(from before: Ban?) -> [AuditChange] {
        [
            AuditChange("subject", before?.subjectText, subjectText),
            AuditChange("comment", before?.comment, comment),
            AuditChange("expires", before.map(\.expiryText), expiryText),
        ]
    }

    private var expiryText: String { expires.map(\.auditText) ?? "never" }
}
