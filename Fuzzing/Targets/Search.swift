@testable import FoyerBoard
import FoyerCore

/// A search in the visitor list, compared with a naive search.
let search = Target(
    name: "search",
    check: { bytes in
        var input = Input(bytes)
        let sought = input.text()
        let text = String(decoding: input.rest(), as: UTF8.self)
        let needle = Needle(sought)
        let (small, large) = (FoldedText.bytes(of: sought), FoldedText.bytes(of: text))
        guard !small.isEmpty else { return }
        let places = large.count >= small.count ? 0...large.count - small.count : nil
        let isThere = places?.contains { large[$0..<$0 + small.count].elementsEqual(small) } ?? false
        expect(needle.stands(in: large) == isThere, "\(sought) in \(text): not \(isThere)")
        expect(needle.stands(in: small), "\(sought) is not in itself")
        let order = FoldedText.compare(sought, text)
        expect(order.signum() == -FoldedText.compare(text, sought).signum(), "\(sought), \(text): no order")
        let (one, other) = (FoldedText.prefix(of: sought), FoldedText.prefix(of: text))
        expect(
            one == other || (one < other) == (order < 0), "\(sought), \(text): the beginnings say otherwise")
    },
    worst: [
        Worst("nearly there at every place", repeating: "a") {
            SearchWorst.look(String(repeating: "a", count: 199) + "b", $0)
        },
        Worst("the first two letters at every place", repeating: "ab") { SearchWorst.look("abb", $0) },
        Worst("folding", repeating: "İ") { _ = FoldedText.bytes(of: String(decoding: $0, as: UTF8.self)) },
    ]
)

private enum SearchWorst {
    static func look(_ sought: String, _ bytes: [UInt8]) { _ = Needle(sought).stands(in: bytes) }
}
