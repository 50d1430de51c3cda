/// Lets equal texts share their memory, whoever keeps them: ten thousand visitors have a few hundred browsers and pages.
///
/// Forgets everything when it is full; texts in use stay.
public struct TextPool: Sendable {
    private var texts: Set<TextKey> = []

    /// As many as a board's own pool: pages of a large shop, with their titles.
    static let limit = 16_384
    /// Up to fifteen bytes a `String` needs no memory of its own.
    private static let inline = 15

    public init() {}

    /// The text as it was first given.
    public mutating func shared(_ text: String) -> String {
        guard text.utf8.count > Self.inline else { return text }
        let (isNew, member) = texts.insert(TextKey(text: text))
        if isNew, texts.count > Self.limit { texts = [] }
        return member.text
    }

    public mutating func shared(_ page: Page) -> Page {
        Page(url: shared(page.url), title: shared(page.title))
    }
}
