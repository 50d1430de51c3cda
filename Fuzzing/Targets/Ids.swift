import FoyerCore
@testable import FoyerWire

/// Ids: both parsers accept the same texts and write them unchanged.
let ids = Target(
    name: "ids",
    check: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let id = Identifier<Target>(text)
        if let id { expect(id.description.utf8.elementsEqual(text.utf8), "\(text) is \(id)") }
        if bytes.count == IdentifierDigits.count {
            let digits = IdentifierDigits.read(bytes, from: 0)
            expect(
                digits.map { Identifier<Target>(high: $0.high, low: $0.low) } == Identifier(utf8: bytes),
                "\(text)")
        }
        if bytes.count >= 16 {
            let words = [0, 8].map { start in
                bytes[start..<start + 8].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
            }
            let made = Identifier<Target>(high: words[0], low: words[1])
            expect(Identifier(made.description) == made, "\(made) is not read again")
        }
    },
    worst: [Worst("digits", repeating: "0") { _ = Identifier<Target>(String(decoding: $0, as: UTF8.self)) }]
)
