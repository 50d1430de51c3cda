public import FoyerCore

/// An agent's changes to a visitor's contact: the given fields. An empty text clears a field.
/// The content is validated by `ContactField`; here only the frame limits it.
public struct ContactChange: Hashable, Sendable {
    public let fields: [ContactField: String]

    public init(_ fields: [ContactField: String]) {
        self.fields = fields
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        self.init(try fields.contact())
    }
}
