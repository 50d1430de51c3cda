import Foundation
import FoyerLookups
import TestSupport
import Testing

struct RobotPatternsTests {
    private func patterns(_ text: String, sparing: Set<String> = []) throws -> RobotPatterns {
        let file = try TemporaryFile(text)
        return try RobotPatterns(paths: [file.path], sparing: sparing)
    }

    @Test func `a list of lines supports comments, plain text and expressions`() throws {
        let robots = try patterns("# ours\nAcmeMonitor\\/\n\n^curl\n[dD]irBuster\n")
        for text in ["Mozilla/5.0 AcmeMonitor/2", "curl/8.1", "x dirBuster", "DirBuster"] {
            #expect(robots.match(text), "\(text)")
        }
        for text in ["AcmeMonitor", "a curl", "acmemonitor/2", "# ours", ""] {
            #expect(!robots.match(text), "\(text)")
        }
    }

    @Test func `the published list is read as JSON`() throws {
        let robots = try patterns(#"[{"pattern":"Googlebot\\/","url":"x"},{"pattern":"^Silk\\/"}]"#)
        #expect(robots.match("Mozilla/5.0 (compatible; Googlebot/2.1)"))
        #expect(robots.match("Silk/1"))
        #expect(!robots.match("Mozilla Silk/1"))
    }

    @Test func `a pattern is removed by a line or by the caller`() throws {
        let list = "HeadlessChrome\nPuppeteer"
        let other = "HeadlessChrome"
        #expect(try patterns(list).match("HeadlessChrome/120"))
        #expect(try !patterns(list + "\n!HeadlessChrome").match("HeadlessChrome/120"))
        #expect(try !patterns(list, sparing: [other]).match("HeadlessChrome/120"))
        #expect(try patterns(list, sparing: [other]).match("HeadlessChrome/120 Puppeteer"))
    }

    @Test(arguments: ["[unclosed", #"[{"name":"x"}]"#, #"[{"pattern": 1}]"#])
    func `the error names an unreadable list`(text: String) {
        #expect(throws: LookupFailure.self) { try patterns(text + "\n(") }
        #expect(throws: LookupFailure.self) { try RobotPatterns(paths: ["/nope"]) }
    }

    @Test func `an empty list recognises nothing`() {
        #expect(!RobotPatterns().match("Googlebot/2.1"))
    }

    @Test func `a long user agent is cut, and a hostile one is matched quickly`() throws {
        let robots = try patterns("(a+)+b\nSpider[\\s\\S]*spider\\.com\nneedle")
        #expect(!robots.match(String(repeating: "x", count: 600) + "needle"))
        let start = ContinuousClock.now
        _ = robots.match(String(repeating: "Spider", count: 100_000))
        #expect(ContinuousClock.now - start < .seconds(2))
    }
}

/// The list that `bin/setup` fetches, if it has run, compared with real user agents.
struct RobotListTests {
    private static let list = Checkout.root.appending(path: ".foyer/robots.json").path
    private static let rules = "/usr/share/uap-core/regexes.yaml"
    private static var isThere: Bool {
        [list, rules].allSatisfy { FileManager.default.fileExists(atPath: $0) }
    }

    private struct Entry: Decodable {
        let instances: [String]
    }

    @Test(.enabled(if: isThere))
    func `at least 99 of 100 examples of the list are recognised, also in the demo`()
        throws
    {
        let examples = try JSONDecoder().decode(
            [Entry].self, from: Data(contentsOf: URL(filePath: Self.list))
        )
        .flatMap(\.instances)
        #expect(examples.count > 1_000)
        for sparing: Set<String> in [[], ["HeadlessChrome"]] {
            let robots = try RobotPatterns(paths: [Self.list], sparing: sparing)
            let missed = examples.filter { !robots.match($0) }
            #expect(
                missed.count * 100 <= examples.count,
                "\(missed.count) of \(examples.count): \(missed.prefix(9))")
        }
    }

    @Test(.enabled(if: isThere)) func `no browser is recognised as a robot`() throws {
        let text = try String(
            contentsOf: Checkout.fixtures.appending(path: "browsers.txt"), encoding: .utf8)
        let browsers = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
        #expect(Set(browsers).count >= 200)
        let rules = try UserAgentRules(path: Self.rules, robots: RobotPatterns(paths: [Self.list]))
        let refused = browsers.filter { rules.name(of: $0).isRobot }
        #expect(refused.isEmpty, "\(refused)")
    }
}
