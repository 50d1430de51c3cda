import FoyerCore

extension AuditSubject {
    /// A visitor, by the name that agents see.
    init(_ profile: VisitorProfile) {
        self.init(
            .visitor, profile.id, name: profile.contact.name ?? VisitorName.readable(for: profile.id))
    }
}
