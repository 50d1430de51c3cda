/// Lets equal texts share their memory: everyone who looks at the same page has the same title, and it is folded once.
///
/// Forgets everything when it is full; what records hold stays.
struct StringPool: Sendable {
    private struct Shared: Sendable {
        let text: String
        let folded: [UInt8]
    }

    private var texts: [TextKey: Shared] = [:]

    /// Sixteen thousand, about 4 MB: titles and URLs of a large shop and where people come from. URLs that are all
    /// different pass through.
    static let limit = 16_384
    /// Up to fifteen bytes a `String` needs no memory of its own.
    private static let inline = 15

    /// Replaces the record's long texts by shared ones, and answers its page's texts folded.
    mutating func share(_ record: inout VisitorRecord) -> (title: [UInt8], url: [UInt8]) {
        let title = shared(record.page.title)
        let url = shared(record.page.url)
        record.page = Page(url: url.text, title: title.text)
        share(&record.referrer)
        share(&record.browser)
        share(&record.system)
        if var city = record.place.city {
            share(&city)
            record.place.city = city
        }
        return (title.folded, url.folded)
    }

    private mutating func share(_ text: inout String) {
        guard text.utf8.count > Self.inline else { return }
        text = shared(text).text
    }

    private mutating func shared(_ text: String) -> Shared {
        let key = TextKey(text: text)
        if let shared = texts[key] { return shared }
        let shared = Shared(text: text, folded: FoldedText.bytes(of: text))
        if texts.count >= Self.limit { texts.removeAll(keepingCapacity: true) }
        texts[key] = shared
        return shared
    }
}
