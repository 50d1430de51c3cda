import FoyerCore

/// The parts of a record that a filter or an order depends on, or that a change touched.
struct RecordFields: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    static let status = Self(rawValue: 1 << 0)
    static let since = Self(rawValue: 1 << 1)
    static let assignee = Self(rawValue: 1 << 2)
    static let widget = Self(rawValue: 1 << 3)
    static let queue = Self(rawValue: 1 << 4)
    static let name = Self(rawValue: 1 << 5)
    static let country = Self(rawValue: 1 << 6)
    static let city = Self(rawValue: 1 << 7)
    static let address = Self(rawValue: 1 << 8)
    static let page = Self(rawValue: 1 << 9)
    static let pageSince = Self(rawValue: 1 << 10)
    static let pages = Self(rawValue: 1 << 11)
    static let arrived = Self(rawValue: 1 << 12)
    static let visits = Self(rawValue: 1 << 13)
    static let chats = Self(rawValue: 1 << 14)
    static let referrer = Self(rawValue: 1 << 15)
    static let browser = Self(rawValue: 1 << 16)
    static let captured = Self(rawValue: 1 << 17)
    static let left = Self(rawValue: 1 << 18)
    /// Display only: neither sorted nor filtered by.
    static let shown = Self(rawValue: 1 << 19)
    static let handedBack = Self(rawValue: 1 << 20)

    /// What the searchable text is made of.
    static let searched: Self = [.name, .address, .page]
    /// What every view counts.
    static let counted: Self = [.status, .captured, .country]
    static let all = Self(rawValue: (1 << 21) - 1)
}
