import FoyerCore

/// A page trail in one column: records separated by U+001E, fields by U+001F, which no page text can contain
/// (control characters are removed at the edge, and here once more).
/// The first page is stored as time, URL and title; each later one as the difference to the one before: pages
/// of a website have the same address prefix and the same title suffix, and the row should fit into a quarter
/// of a database page, beyond which it would take a page of its own.
enum TrailText {
    private static let record: UInt8 = 0x1E
    private static let field: UInt8 = 0x1F

    static func encode(_ trail: [PageView]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(trail.count * 96)
        var before: (at: Int64, url: [UInt8], title: [UInt8])?
        for view in trail {
            let (at, url, title) = (view.at.milliseconds, clean(view.page.url), clean(view.page.title))
            if let before {
                let (begun, ended) = (sharedStart(url, before.url), sharedEnd(title, before.title))
                text.append(record)
                append(
                    [
                        Array(String(at - before.at).utf8), Array(String(begun).utf8), Array(url[begun...]),
                        Array(String(ended).utf8), Array(title.dropLast(ended)),
                    ], to: &text)
            } else {
                append([Array(String(at).utf8), url, title], to: &text)
            }
            before = (at, url, title)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Invalid records are left out. Also reads trails of earlier versions, whose pages are all stored in
    /// full.
    static func decode(_ text: String) -> [PageView] {
        var trail: [PageView] = []
        var before: (at: Int64, url: ArraySlice<UInt8>, title: ArraySlice<UInt8>) = (0, [], [])
        for line in Array(text.utf8).split(separator: record) {
            let fields = line.split(separator: field, omittingEmptySubsequences: false)
            guard let at = number(fields[0]) else { continue }
            switch fields.count {
            case 3:
                before = (at, fields[1], fields[2])
            case 5:
                guard let begun = number(fields[1]), let ended = number(fields[3]),
                    0...Int64(before.url.count) ~= begun, 0...Int64(before.title.count) ~= ended
                else { continue }
                before = (
                    before.at + at, before.url.prefix(Int(begun)) + fields[2],
                    fields[4] + before.title.suffix(Int(ended))
                )
            default:
                continue
            }
            let page = Page(
                url: String(decoding: before.url, as: UTF8.self),
                title: String(decoding: before.title, as: UTF8.self))
            trail.append(PageView(page: page, at: Instant(milliseconds: before.at)))
        }
        return trail
    }

    private static func append(_ fields: [[UInt8]], to text: inout [UInt8]) {
        for (place, part) in fields.enumerated() {
            if place > 0 { text.append(field) }
            text += part
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        Int64(String(decoding: digits, as: UTF8.self))
    }

    /// Length in bytes of the common prefix, cut between characters.
    private static func sharedStart(_ text: [UInt8], _ other: [UInt8]) -> Int {
        var count = 0
        while count < min(text.count, other.count), text[count] == other[count] { count += 1 }
        while count > 0, count < text.count, isInside(text[count]) { count -= 1 }
        return count
    }

    /// Length in bytes of the common suffix, cut between characters.
    private static func sharedEnd(_ text: [UInt8], _ other: [UInt8]) -> Int {
        var count = 0
        while count < min(text.count, other.count),
            text[text.count - 1 - count] == other[other.count - 1 - count]
        {
            count += 1
        }
        while count > 0, isInside(text[text.count - count]) { count -= 1 }
        return count
    }

    /// Whether a byte continues a UTF-8 character.
    private static func isInside(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    private static func clean(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        // Almost no text has any.
        if bytes.contains(where: { $0 == record || $0 == field }) {
            bytes.removeAll { $0 == record || $0 == field }
        }
        return bytes
    }
}
