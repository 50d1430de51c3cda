public import FoyerCore

/// Lets equal texts share their memory, whoever keeps them: ten thousand visitors have a few hundred browsers and pages.
///
/// Forgets everything when it is full; texts in use stay.
public struct TextPool: Sendable {
    private var texts: Set<TextKey> = []

    /// The pages of a shop, with their titles. Texts that nobody shows any more are kept until it is full: addresses that are new
    /// each time fill it within minutes, with less than a megabyte.
    static let limit = 4_096
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

    /// The record with shared texts for where it came from, browser and city. Its page is shared before.
    mutating func share(_ record: inout VisitorRecord) {
        record.referrer = shared(record.referrer)
        record.browser = shared(record.browser)
        record.system = shared(record.system)
        record.place.city = record.place.city.map { shared($0) }
    }
}
