import Foundation

/// Recognises crawlers by the device rules of uap-core, which give them the family "Spider".
/// The first matching rule decides, but few rules are about crawlers and few browsers match one: those are
/// tried first, and only if one matches, whether a device's rule comes before it (there are telephones called
/// "Cubot").
struct RobotRules: Sendable {
    private let rules: [UserAgentRule]
    private let spiders: [Int]

    init(_ rules: [UserAgentRule]) {
        self.rules = rules
        spiders = rules.indices.filter { rules[$0].family == "Spider" }
    }

    func match(_ text: String) -> Bool {
        let whole = NSRange(location: 0, length: text.utf16.count)
        guard let spider = spiders.first(where: { rules[$0].expression.firstMatch(in: text, whole) != nil })
        else {
            return false
        }
        return !rules[..<spider].contains { $0.expression.firstMatch(in: text, whole) != nil }
    }
}
