/// Lets equal texts share their memory: thousands come from the same page with the same browser.
///
/// Forgets everything when it is full; what records hold stays.
struct StringPool: Sendable {
    private var texts: Set<TextKey> = []

    /// Sixteen thousand, about 2 MB: browsers, cities and where people come from. Referrers that are all different pass through.
    static let limit = 16_384
    /// Up to fifteen bytes a `String` needs no memory of its own.
    private static let inline = 15

    /// Replaces the record's long texts by shared ones, its page's excepted.
    mutating func share(_ record: inout VisitorRecord) {
        share(&record.referrer)
        share(&record.browser)
        share(&record.system)
        if var city = record.place.city {
            share(&city)
            record.place.city = city
        }
    }

    private mutating func share(_ text: inout String) {
        guard text.utf8.count > Self.inline else { return }
        if texts.count >= Self.limit { texts.removeAll(keepingCapacity: true) }
        text = texts.insert(TextKey(text: text)).memberAfterInsert.text
    }
}
