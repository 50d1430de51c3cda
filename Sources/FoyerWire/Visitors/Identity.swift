public import FoyerCore

/// Who the website says the visitor is; verified only with the right hash.
public struct Identity: Hashable, Sendable {
    public let id: String?
    public let contact: [ContactField: String]
    public let hash: String?

    public init(id: String? = nil, contact: [ContactField: String] = [:], hash: String? = nil) {
        self.id = id
        self.contact = contact
        self.hash = hash
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        self.init(
            id: try fields.textIfGiven("id", upTo: WireLimit.foreignID),
            contact: try fields.contact(),
            hash: try fields.textIfGiven("hash", upTo: WireLimit.hash)
        )
    }
}
