/// The tabs of the ban list.
public enum BanKind: String, CaseIterable, Hashable, Sendable {
    case visitor
    case address

    public init(of subject: Ban.Subject) {
        switch subject {
        case .visitor: self = .visitor
        case .addresses: self = .address
        }
    }
}
