/// Lets equal texts share their memory: everyone who looks at the same page has the same title.
///
/// Forgets everything when it is full; what records hold stays.
struct StringPool: Sendable {
    private var texts: Set<String> = []

    /// Four thousand: the pages of a shop and where people come from. URLs that are all different pass through.
    static let limit = 4_096
    /// Up to fifteen bytes a `String` needs no memory of its own.
    private static let inline = 15

    mutating func share(_ text: inout String) {
        guard text.utf8.count > Self.inline else { return }
        if texts.count >= Self.limit { texts.removeAll(keepingCapacity: true) }
        text = texts.insert(text).memberAfterInsert
    }

    mutating func share(_ record: inout VisitorRecord) {
        share(&record.page.url)
        share(&record.page.title)
        share(&record.referrer)
        share(&record.browser)
        share(&record.system)
        if var city = record.place.city {
            share(&city)
            record.place.city = city
        }
    }
}
