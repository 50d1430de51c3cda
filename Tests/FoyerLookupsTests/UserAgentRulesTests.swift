import Foundation
import FoyerLookups
import Testing
import Yams

@Suite struct UserAgentRulesTests {
    private static let rules = """
        user_agent_parsers:
          - regex: '(Special) (\\d+)'
          - regex: '(Old)/(\\d+)'
            family_replacement: 'New $1'
            v1_replacement: '9$2'
          - regex: 'nameless/(\\d+)'
            family_replacement: 'Nameless'
          - regex: '(special|old)'
            regex_flag: 'i'
          - regex: '(unreadable'
          - regex: '(Other)'
        os_parsers:
          - regex: 'Windows NT 10'
            os_replacement: 'Windows'
            os_v1_replacement: '10'
          - regex: '(Android)(?: (\\d+)|)'
          - regex: '(Mac OS X) (\\d+)'
        device_parsers:
          - regex: 'Cubot'
            device_replacement: 'Cubot'
          - regex: '(?:bot|spider)'
            regex_flag: 'i'
            device_replacement: 'Spider'
        """

    private func name(_ text: String) throws -> UserAgentName {
        let file = try TemporaryFile(Self.rules)
        return try UserAgentRules(path: file.path).name(of: text)
    }

    @Test(arguments: [
        ("Special 12 Windows NT 10.0", "Special 12", "Windows 10"),
        ("Old/3; Android 14", "New Old 93", "Android 14"),
        ("Special 1 Old/2", "Special 1", ""),
        ("nameless/7 Android", "Nameless", "Android"),
        ("SPECIAL", "SPECIAL", ""),
        ("Other; Mac OS X 10_15_7", "", "Mac OS X"),
        ("", "", ""),
    ])
    func `the first matching rule names browser and system`(text: String, browser: String, system: String)
        throws
    {
        #expect(try name(text) == UserAgentName(browser: browser, system: system))
    }

    @Test func `a crawler is a robot, and a phone with a similar name is not`() throws {
        #expect(try name("Mozilla/5.0 (compatible; Googlebot/2.1)").isRobot)
        #expect(try !name("Android 14; Cubot X30").isRobot)
        #expect(try !name("Special 12").isRobot)
    }

    @Test func `only the first 512 bytes count`() throws {
        let filler = String(repeating: "x", count: 506)

        #expect(try name(filler + "Old/345").browser == "New Old 934")
        #expect(try name(filler + "éé" + "Old/3").browser == "")
    }

    @Test func `a cached result equals the first one`() throws {
        let file = try TemporaryFile(Self.rules)
        let rules = try UserAgentRules(path: file.path)
        let texts = (0..<5_000).map { "Special \($0 % 3_000)" }

        #expect(texts.map { rules.name(of: $0).browser } == texts)
    }

    @Test(arguments: [
        ("", "it has no list `user_agent_parsers`; it must be uap-core's regexes.yaml"),
        ("[1, 2", "it is not YAML"),
        ("user_agent_parsers:\n  - family: 'x'", "rule 1 of `user_agent_parsers` has no `regex`"),
        (
            "user_agent_parsers:\n  - regex: 'x'",
            "it has no list `os_parsers`; it must be uap-core's regexes.yaml"
        ),
    ])
    func `the error names an invalid file and the reason`(text: String, reason: String) throws {
        let file = try TemporaryFile(text)

        #expect(throws: LookupFailure(path: file.path, reason: reason)) {
            try UserAgentRules(path: file.path)
        }
    }

    @Test func `the error names a missing file`() {
        #expect(throws: LookupFailure(path: "/nowhere.yaml", reason: "there is no such file")) {
            try UserAgentRules(path: "/nowhere.yaml")
        }
    }
}

/// uap-core's own examples, if the package is installed.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: uapCore)))
struct UserAgentExamples {
    /// Every eleventh example: enough to notice a misread rule, within a few seconds.
    private static let step = 11

    @Test(arguments: [("test_ua", "browser"), ("test_os", "system")])
    func `browsers and systems are named as in uap-core's own examples`(file: String, part: String) throws {
        let rules = try UserAgentRules(path: "\(uapCore)/regexes.yaml")
        let text = try String(contentsOfFile: "\(uapCore)/tests/\(file).yaml", encoding: .utf8)
        let examples = try #require(try Yams.compose(yaml: text)?["test_cases"]?.sequence)
        for example in stride(from: 0, to: examples.count, by: Self.step).map({ examples[$0] }) {
            let userAgent = try #require(example["user_agent_string"]?.string)
            guard userAgent.utf8.count <= 512 else { continue }
            let family = try #require(example["family"]?.string)
            let major = example["major"]?.string ?? ""
            let words = major.isEmpty || family == "Mac OS X" ? family : "\(family) \(major)"

            let name = rules.name(of: userAgent)

            #expect(
                (part == "browser" ? name.browser : name.system) == (family == "Other" ? "" : words),
                "\(userAgent)")
        }
    }

    @Test(arguments: [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
            "Chrome 126", "Windows 10", false
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox 128", "Linux",
            false
        ),
        ("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "Googlebot 2", "", true),
        (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0.0.0 Safari/537.36",
            "HeadlessChrome 126", "Linux", false
        ),
    ])
    func `current browsers are recognised`(userAgent: String, browser: String, system: String, isRobot: Bool)
        throws
    {
        let rules = try UserAgentRules(path: "\(uapCore)/regexes.yaml")

        #expect(
            rules.name(of: userAgent) == UserAgentName(browser: browser, system: system, isRobot: isRobot))
    }
}

/// Where the Debian package installs it.
private let uapCore = "/usr/share/uap-core"
