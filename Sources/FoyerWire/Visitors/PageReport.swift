public import FoyerCore

/// A page as a browser reports it: cut to the limits, and without the secrets in its addresses. All addresses
/// that the server stores or displays come from here.
public struct PageReport: Hashable, Sendable {
    public let page: Page
    /// Empty if not given.
    public let referrer: String

    public init(page: Page, referrer: String = "") {
        self.page = page
        self.referrer = referrer
    }

    /// Bytes of all its texts.
    public var size: Int { page.url.utf8.count + page.title.utf8.count + referrer.utf8.count }

    init(_ fields: Fields) throws(MalformedFrame) {
        guard fields.value.member("url") != nil else { throw .missing(field: fields.name("url")) }
        self.init(
            page: Page(
                url: PageAddress.withoutSecrets(try fields.cutLine("url", to: WireLimit.url)),
                title: try fields.cutLine("title", to: WireLimit.title)
            ),
            referrer: PageAddress.withoutSecrets(try fields.cutLine("referrer", to: WireLimit.url))
        )
    }
}
