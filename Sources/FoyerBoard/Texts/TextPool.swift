public import FoyerCore

/// Makes equal texts share memory: ten thousand visitors have a few hundred browsers and pages.
/// Is emptied when full; texts in use stay alive.
public struct TextPool: Sendable {
    private var texts: Set<TextKey> = []

    /// The pages of a shop, with their titles. Texts out of use are kept until the pool is full: with
    /// addresses that are new each time, it fills within minutes and takes less than a megabyte.
    static let limit = 4_096
    /// Up to fifteen bytes a `String` needs no heap memory.
    private static let inline = 15

    public init() {}

    /// The first instance of the text.
    public mutating func shared(_ text: String) -> String {
        guard text.utf8.count > Self.inline else { return text }
        let (isNew, member) = texts.insert(TextKey(text: text))
        if isNew, texts.count > Self.limit { texts = [] }
        return member.text
    }

    public mutating func shared(_ page: Page) -> Page {
        Page(url: shared(page.url), title: shared(page.title))
    }

    /// The record with shared texts for referrer, browser and city. Its page is shared before.
    mutating func share(_ record: inout VisitorRecord) {
        record.referrer = shared(record.referrer)
        record.browser = shared(record.browser)
        record.system = shared(record.system)
        record.place.city = record.place.city.map { shared($0) }
    }
}
