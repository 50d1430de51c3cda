import Foundation
import FoyerCore
import TestSupport
import Testing

/// What the server and the widget keep of a page's URL: the widget's tests read the same examples.
private struct Examples: Decodable {
    struct Example: Decodable {
        let address: String
        let shown: String
        let names: [String]?
    }

    let examples: [Example]

    static func read() throws -> [Example] {
        let file = Checkout.fixtures.appending(path: "addresses.json")
        return try JSONDecoder().decode(Examples.self, from: Data(contentsOf: file)).examples
    }
}

struct PageAddressTests {
    @Test func `only secrets are removed from an address`() throws {
        let examples = try Examples.read()
        #expect(examples.count > 40)
        for example in examples {
            let names = Set(example.names ?? [])
            #expect(
                PageAddress.withoutSecrets(example.address, names: names) == example.shown,
                "\(example.address)")
            // The widget has removed them already, and a URL may be cleaned twice.
            #expect(PageAddress.withoutSecrets(example.shown, names: names) == example.shown)
        }
    }

    @Test func `the value of a sensitive field is removed in any context`() {
        let marks =
            "?&;#=/@:%.…+ [];éK\u{0}\u{202E}".map(String.init) + ["%3F", "%26", "%", "://", "next=", "eyJ"]
        for seed in 1...2_000 {
            var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
            func next(_ count: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 33) % count
            }
            let noise = (0..<next(12)).map { _ in marks[next(marks.count)] }.joined()
            let name = ["token", "reset_token", "userPassword", "sid"][next(4)]
            let shown = PageAddress.withoutSecrets("https://shop.example/a?\(name)=opensesame&x=\(noise)")
            #expect(!shown.contains("opensesame"), "seed \(seed): \(shown)")
            #expect(PageAddress.withoutSecrets(noise).utf8.count <= noise.utf8.count * 3 + 3)
        }
    }
}
