import FoyerCore
import TestSupport
import Testing

@testable import FoyerStore

struct TrailTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `a trail is read as written`(seed: UInt64) {
        var dice = SplitMix(seed: seed)
        func text() -> String {
            let parts = [
                "https://tulip.example/", "ä", "é", "Ĥ", "🌷", "e\u{301}", "/bulbs", " - Tulip Shop", "", "7",
                "\u{1}",
            ]
            return (0..<Int.random(in: 0..<6, using: &dice)).map { _ in
                parts[Int.random(in: 0..<parts.count, using: &dice)]
            }.joined()
        }
        let trail = (0..<Int.random(in: 0...10, using: &dice)).map { _ in
            PageView(
                page: Page(url: text(), title: text()),
                at: Instant(milliseconds: Int64.random(in: 0..<2_000_000_000_000, using: &dice)))
        }

        let read = TrailText.decode(TrailText.encode(trail))

        #expect(read.map(\.at) == trail.map(\.at))
        // Compared byte by byte: `==` treats different encodings of a character as equal.
        #expect(read.map { Array($0.page.url.utf8) } == trail.map { Array($0.page.url.utf8) })
        #expect(read.map { Array($0.page.title.utf8) } == trail.map { Array($0.page.title.utf8) })
    }

    @Test func `a trail with all pages stored in full is read, and damaged records are left out`() {
        let old = "5\u{1F}https://a.example/1\u{1F}One\u{1E}9\u{1F}https://a.example/2\u{1F}Two"

        #expect(TrailText.decode(old).map(\.page.url) == ["https://a.example/1", "https://a.example/2"])
        #expect(TrailText.decode(old).map(\.at.milliseconds) == [5, 9])
        #expect(TrailText.decode(old + "\u{1E}1\u{1F}99\u{1F}x\u{1F}0\u{1F}y").count == 2)
        #expect(TrailText.decode("x\u{1F}y\u{1F}z\u{1E}1\u{1F}2").isEmpty)
        #expect(TrailText.decode("").isEmpty)
    }

    @Test func `the pages of a shop fit into a quarter of a database page`() {
        let trail = (0..<Visit.trailLimit).map { number in
            PageView(
                page: Page(
                    url: "https://tulip.example/garden/bulbs-\(number)/article-\(number * 77).html",
                    title: "Article \(number * 77): spring bulbs, mixed - Tulip Shop"),
                at: Instant(milliseconds: 1_767_614_400_000 + Int64(number) * 31_000))
        }

        #expect(TrailText.encode(trail).utf8.count < 600)
    }
}
