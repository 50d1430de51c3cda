/// A page, and when it was opened.
public struct PageView: Hashable, Sendable {
    public let page: Page
    public let at: Instant

    public init(page: Page, at: Instant) {
        self.page = page
        self.at = at
    }
}
