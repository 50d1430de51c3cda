/// Why a text isn't allowed in a field of a contact.
public struct ContactFault: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        case tooLong(limit: Int, got: Int)
        case notAnEmail
        case notAPhone
    }

    public let field: ContactField
    public let reason: Reason

    public init(_ field: ContactField, _ reason: Reason) {
        self.field = field
        self.reason = reason
    }
}
