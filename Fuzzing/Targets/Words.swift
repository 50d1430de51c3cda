import FoyerCore
import FoyerWire

/// The words that a bot searches for in a visitor's message: few, without duplicates, none empty.
let words = Target(
    name: "words",
    check: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let words = BotAnswering.words(of: text)
        expect(words.count <= 24 && Set(words).count == words.count, "\(words.count) words")
        let stems = BotAnswering.stems(of: text)
        expect(stems.count <= words.count && stems.allSatisfy { !$0.isEmpty }, "\(words): \(stems)")
        _ = BotAnswering.decide(on: text, passages: [], misses: 0)
        _ = EmailCheck.accepts(text[...])
    },
    worst: [
        Worst("one word", repeating: "a", work: search),
        Worst("short words", repeating: "a ", work: search),
        Worst("signs", repeating: "\"*", work: search),
        Worst("marks", "e", repeating: "\u{301}", work: search),
        Worst("an e-mail address of dots", repeating: "a.", "@b.c") { bytes in
            _ = EmailCheck.accepts(String(decoding: bytes, as: UTF8.self)[...])
        },
    ]
)

/// The longest message. Folding sorts combining marks, which takes slightly more than linear time.
@Sendable private func search(_ message: [UInt8]) {
    let text = String(decoding: message.prefix(WireLimit.visitorFrame), as: UTF8.self)
    _ = BotAnswering.stems(of: text)
}
