import Foundation
import Synchronization
import Yams

/// One rule of uap-core: a pattern, and the meaning of its groups.
struct UserAgentRule: Sendable {
    let expression: LazyExpression
    /// The family; `$1` stands for the first group. Nil for the first group itself.
    let family: String?
    /// The major version, likewise; nil for the second group.
    let major: String?

    struct Found: Hashable, Sendable {
        let family: String
        let major: String?

        /// As displayed; "Other" is uap-core's word for unknown.
        var words: String {
            guard family != "Other" else { return "" }
            // Every Mac OS X is 10, and browsers have long frozen the rest.
            guard let major, !major.isEmpty, family != "Mac OS X" else { return family }
            return "\(family) \(major)"
        }
    }

    /// The result of the first rule that matches.
    static func first(of rules: [Self], in text: String) -> Found? {
        let whole = NSRange(location: 0, length: text.utf16.count)
        for rule in rules {
            guard let match = rule.expression.firstMatch(in: text, whole) else { continue }
            let groups = (0..<match.numberOfRanges).map { place in
                Range(match.range(at: place), in: text).map { String(text[$0]) }
            }
            let family = rule.family.map { fill($0, groups) } ?? (groups.count > 1 ? groups[1] : nil)
            let major = rule.major.map { fill($0, groups) } ?? (groups.count > 2 ? groups[2] : nil)
            return Found(family: family ?? "Other", major: major)
        }
        return nil
    }

    /// Replaces `$1` to `$9` by the groups; a group that did not match is empty.
    private static func fill(_ template: String, _ groups: [String?]) -> String {
        guard template.contains("$") else { return template }
        var text = template
        for place in 1...9 where text.contains("$\(place)") {
            text = text.replacingOccurrences(
                of: "$\(place)", with: place < groups.count ? groups[place] ?? "" : "")
        }
        return text.trimmingCharacters(in: .whitespaces)
    }

    /// The rules of one part of the file.
    static func list(
        _ part: String, replacement: String, version: String?, in file: Node?, _ path: String
    ) throws(LookupFailure) -> [Self] {
        guard let nodes = file?[part]?.sequence, !nodes.isEmpty else {
            throw LookupFailure(
                path: path, reason: "it has no list `\(part)`; it must be uap-core's regexes.yaml")
        }
        var rules: [Self] = []
        for (place, node) in nodes.enumerated() {
            guard let pattern = node["regex"]?.string else {
                throw LookupFailure(path: path, reason: "rule \(place + 1) of `\(part)` has no `regex`")
            }
            rules.append(
                Self(
                    expression: LazyExpression(pattern, ignoresCase: node["regex_flag"]?.string == "i"),
                    family: node["\(replacement)_replacement"]?.string,
                    major: version.flatMap { node["\($0)_replacement"]?.string }
                )
            )
        }
        return rules
    }
}
