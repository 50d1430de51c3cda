import FoyerCore
import Testing

struct OneLineTests {
    @Test(arguments: [
        ("Ana Lopez", "Ana Lopez"), ("  Ana   Lopez ", "Ana Lopez"), ("Ana\nLopez\t", "Ana Lopez"),
        ("Ana\u{2028}Lopez\u{2029}", "Ana Lopez"), ("Ana\r\nLopez", "Ana Lopez"),
        ("A\u{200B}n\u{FEFF}a\u{2060}\u{00AD}", "Ana"), ("\u{202E}anA\u{202C}", "anA"),
        ("\u{2066}Ana\u{2069}\u{200E}\u{200F}\u{061C}", "Ana"), ("\u{1B}[31mAna\u{7}\u{0}\u{9B}", "[31mAna"),
        ("", ""), (" ", ""), ("\u{200B}\u{200D}\u{3164}\u{2800}\u{A0}", ""), ("\u{200D}Ana\u{200D}", "Ana"),
        ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("👩\u{200D}💻", "👩\u{200D}💻"), ("\u{301}Ana", "Ana"),
        ("Zoe\u{308}", "Zoe\u{308}"),
        ("a" + String(repeating: "\u{301}", count: 40), "a" + String(repeating: "\u{301}", count: 8)),
        ("田中 太郎", "田中 太郎"), ("田中\u{3000}太郎", "田中 太郎"), ("❤\u{FE0F}", "❤\u{FE0F}"),
        ("A\u{E0041}\u{E0042}na", "Ana"), ("٣\u{0600}٤", "٣\u{0600}٤"),
    ])
    func `a cleaned line contains only visible characters`(text: String, line: String) {
        #expect(OneLine.cleaned(text).unicodeScalars.elementsEqual(line.unicodeScalars))
        #expect(
            OneLine.cleaned(line).unicodeScalars.elementsEqual(line.unicodeScalars), "cleaned once is clean")
        #expect(OneLine.isBlank(text) == line.isEmpty)
    }

    @Test func `cleaning is idempotent and removes all characters that reorder text`() {
        var random = SystemRandomNumberGenerator()
        let odd: [Unicode.Scalar] = [
            " ", "a", "é", "\u{301}", "\u{200B}", "\u{200D}", "\u{202E}", "\u{2067}", "\n", "\u{0}",
            "\u{3164}", "\u{FE0F}", "ب",
        ]
        for _ in 0..<5_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                text.append(odd.randomElement(using: &random) ?? "a")
            }
            let line = OneLine.cleaned(String(text))
            #expect(OneLine.cleaned(line).unicodeScalars.elementsEqual(line.unicodeScalars), "\(Array(text))")
            #expect(
                !line.unicodeScalars.contains {
                    $0.properties.isBidiControl || $0.value < 0x20 || $0 == "\u{2028}"
                },
                "\(Array(text))")
            #expect(line.isEmpty == OneLine.isBlank(String(text)), "\(Array(text))")
        }
    }
}

struct OwnNamesTests {
    private let own = OwnNames(["Maria", "Ben Carter", "Tulip Shop", ""])

    @Test(arguments: [
        "Maria", "maria", " MARIA ", "Maria (Support)", "Maria - Support", "Maria | Tulip", "Mar\u{ED}a",
        "М\u{430}ria".replacing("М", with: "M"),
        "Ben Carter", "BenCarter", "ben.carter", "Tulip Shop", "Tulip  Shop: Support",
    ])
    func `a name that equals an agent's or a website's is recognised`(name: String) {
        #expect(own.include(name))
        let contact = Contact(name: name, isClaimed: true)
        #expect(
            VisitorName.shown(contact, of: Visitor.ID(high: 1, low: 1), among: own) == name + " (claimed)")
        let vouched = Contact(name: name, isClaimed: false)
        #expect(VisitorName.shown(vouched, of: Visitor.ID(high: 1, low: 1), among: own) == name)
    }

    @Test(arguments: ["Maria Lopez", "Mariana", "Ben", "Carter", "Ana (Maria)", "", "…", "Tulip"])
    func `a name that only resembles one of them is not`(name: String) {
        #expect(!own.include(name))
    }
}
