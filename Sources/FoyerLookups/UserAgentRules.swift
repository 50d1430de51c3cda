import FoyerCore
import Foundation
import Synchronization
import Yams

/// Names browsers and systems by the rules of uap-core (`regexes.yaml`), which are maintained elsewhere.
/// A new string costs milliseconds, so this does not belong on an event loop; a recent one is in the cache.
public final class UserAgentRules: Sendable {
    private let browsers: [UserAgentRule]
    private let systems: [UserAgentRule]
    private let robots: RobotRules
    private let patterns: RobotPatterns
    private let recent: Mutex<RecentValues<String, UserAgentName>>

    /// Two thousand: a busy site sees a few hundred in an hour.
    static let remembered = 2_000
    /// Bytes; real ones have about 120, and a rule's time grows with the length.
    static let longest = 512

    /// Reads the rules at `path`.
    /// - Parameter robots: further patterns of robots, beside those of the rules.
    public init(path: String, robots: RobotPatterns = RobotPatterns()) throws(LookupFailure) {
        patterns = robots
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {  // only the fact matters
            let isMissing = !FileManager.default.fileExists(atPath: path)
            throw LookupFailure(
                path: path, reason: isMissing ? "there is no such file" : "it cannot be read as text")
        }
        let file: Node?
        do { file = try Yams.compose(yaml: text) } catch {
            throw LookupFailure(path: path, reason: "it is not YAML")
        }
        browsers = try UserAgentRule.list(
            "user_agent_parsers", replacement: "family", version: "v1", in: file, path)
        systems = try UserAgentRule.list("os_parsers", replacement: "os", version: "os_v1", in: file, path)
        let devices = try UserAgentRule.list(
            "device_parsers", replacement: "device", version: nil, in: file, path)
        self.robots = RobotRules(devices)
        recent = Mutex(RecentValues(limit: Self.remembered / 2))
    }

    /// The names behind a `User-Agent` header.
    public func name(of userAgent: String) -> UserAgentName {
        let text = userAgent.utf8.count > Self.longest ? Self.cut(userAgent) : userAgent
        if let known = recent.withLock({ $0.value(for: text) }) { return known }
        let name = UserAgentName(
            browser: UserAgentRule.first(of: browsers, in: text)?.words ?? "",
            system: UserAgentRule.first(of: systems, in: text)?.words ?? "",
            isRobot: patterns.match(text) || robots.match(text)
        )
        recent.withLock { $0.insert(name, for: text) }
        return name
    }

    /// The same from the cache; nil if it would take milliseconds.
    public func knownName(of userAgent: String) -> UserAgentName? {
        let text = userAgent.utf8.count > Self.longest ? Self.cut(userAgent) : userAgent
        return recent.withLock { $0.value(for: text) }
    }

    private static func cut(_ text: String) -> String {
        String(decoding: text.utf8.prefix(longest), as: UTF8.self)
    }
}
