import FoyerCore
@testable import FoyerSessions
@testable import FoyerStore
@testable import FoyerWire

/// Data about pages: a trail in its column, a campaign in a URL, the host of an origin.
let pages = Target(
    name: "pages",
    check: { bytes in
        var input = Input(bytes)
        let url = input.text()
        let title = input.text()
        PagesCheck.trail(url, title)
        PagesCheck.campaign(url)
        PagesCheck.origin(url)
        PagesCheck.cut(title)
    },
    worst: [
        Worst("a trail of records", repeating: "\u{1E}", work: PagesCheck.run),
        Worst("a trail of pages", repeating: "1\u{1F}a\u{1F}b\u{1E}", work: PagesCheck.run),
        Worst("campaigns", "?", repeating: "utm_a=b&") {
            _ = Campaign.found(in: String(decoding: $0, as: UTF8.self))
        },
        Worst("escapes", "?utm_source=", repeating: "%41") {
            _ = Campaign.found(in: String(decoding: $0, as: UTF8.self))
        },
        Worst("question marks", repeating: "?") {
            _ = Campaign.found(in: String(decoding: $0, as: UTF8.self))
        },
        Worst("an origin", "https://", repeating: "a.") {
            _ = PagesCheck.widget.allows(origin: String(decoding: $0, as: UTF8.self))
        },
    ]
)

private enum PagesCheck {
    static let widget = Widget(
        id: Identifier(high: 0, low: 1), name: "", title: "", queue: Identifier(high: 0, low: 2),
        domains: ["shop.example", "*.shop.example"])

    /// A trail is read as it was written, except for the two separator characters.
    static func trail(_ url: String, _ title: String) {
        let trail = [
            PageView(page: Page(url: url, title: title), at: Instant(milliseconds: 1)),
            PageView(page: Page(url: title, title: url), at: Instant(milliseconds: -2)),
        ]
        let clean = { (text: String) in text.unicodeScalars.filter { $0.value != 0x1E && $0.value != 0x1F } }
        let read = TrailText.decode(TrailText.encode(trail))
        expect(read.map(\.at) == trail.map(\.at), "times \(read.map(\.at.milliseconds))")
        for (one, other) in zip(read, trail) {
            let isSame =
                clean(other.page.url).elementsEqual(one.page.url.unicodeScalars)
                && clean(other.page.title).elementsEqual(one.page.title.unicodeScalars)
            expect(isSame, "\(one.page) is not \(other.page)")
        }
    }

    /// A text that is too long is cut to the largest number of whole characters that fit.
    static func cut(_ text: String) {
        for limit in [0, 1, 5, 40] {
            var wanted = ""
            var count = 0
            for character in text {
                count += character.unicodeScalars.count
                if count > limit { break }
                wanted.append(character)
            }
            expect(
                text.cut(to: limit).utf8.elementsEqual(wanted.utf8),
                "\(text) cut to \(limit): \(text.cut(to: limit))")
        }
    }

    /// The value of `utm_source` as the URL standard decodes a form.
    static func campaign(_ url: String) {
        let value = Array(url.utf8).filter { !Array("&#".utf8).contains($0) }
        guard !value.isEmpty else { return }
        let text = String(decoding: value, as: UTF8.self)
        let found = Campaign.found(in: "https://shop.example/?utm_source=\(text)&utm_medium=m#f")
        let wanted = String(decoding: decoded(Array(text.utf8)), as: UTF8.self)
        expect(
            found?.source.map { Array($0.utf8) } == Array(wanted.utf8),
            "\(text) is \(found?.source ?? "none")")
        expect(found?.medium == "m", "\(text) hides the medium")
    }

    private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        var decoded: [UInt8] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.count,
                let high = digit(bytes[place + 1]), let low = digit(bytes[place + 2])
            {
                decoded.append(high << 4 | low)
                place += 3
            } else {
                decoded.append(bytes[place] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[place])
                place += 1
            }
        }
        return decoded
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }

    /// Only the two kinds of allowed hosts may show the widget.
    static func origin(_ text: String) {
        guard widget.allows(origin: text) else { return }
        var rest = text.lowercased()[...]
        rest = rest.dropFirst(rest.hasPrefix("https://") ? 8 : 7)
        let host = rest.prefix { $0 != ":" }
        let isPlain = host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !Array("/@?#\\".utf8).contains($0) }
        expect(isPlain && (host == "shop.example" || host.hasSuffix(".shop.example")), "allowed: \(text)")
    }

    @Sendable static func run(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        _ = TrailText.decode(text)
        _ = TrailText.encode([PageView(page: Page(url: text, title: text), at: Instant(milliseconds: 0))])
    }
}
