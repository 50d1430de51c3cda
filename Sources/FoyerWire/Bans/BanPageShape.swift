import FoyerCore

/// A page of the ban list.
public struct BanPageShape: WireShape, Hashable {
    /// The number of matching bans on all pages.
    public let total: Int
    public let bans: [BanShape]
    /// The cursor of the next page; nil on the last one.
    public let next: String?

    public init(total: Int, bans: [BanShape], next: String? = nil) {
        self.total = total
        self.bans = bans
        self.next = next
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("bans", bans)
            json.member("next", next)
            json.member("total", total)
        }
    }
}
