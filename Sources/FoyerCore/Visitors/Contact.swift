/// How to reach a visitor, as given by them or by an agent.
public struct Contact: Hashable, Sendable {
    public var name: String?
    public var email: String?
    public var phone: String?
    /// Whether it is unverified: typed by the visitor, or given by the page without a valid hash.
    public var isClaimed: Bool

    public init(name: String? = nil, email: String? = nil, phone: String? = nil, isClaimed: Bool = true) {
        self.name = name
        self.email = email
        self.phone = phone
        self.isClaimed = isClaimed
    }

    public subscript(field: ContactField) -> String? {
        get {
            switch field {
            case .name: name
            case .email: email
            case .phone: phone
            }
        }
        set {
            switch field {
            case .name: name = newValue
            case .email: email = newValue
            case .phone: phone = newValue
            }
        }
    }
}
