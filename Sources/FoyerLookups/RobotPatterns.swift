import Foundation

/// Recognises robots by patterns of a kept list, such as crawler-user-agents, and of an operator's own.
///
/// A pattern is a regular expression. Nearly all are plain text and are looked up by their first bytes in one pass; the few
/// others are run one by one. The patterns come from the operator, the user agents from strangers: those are cut to
/// `UserAgentRules.longest` before they are matched.
public struct RobotPatterns: Sendable {
    private let literals: LiteralSet
    private let expressions: [LazyExpression]

    /// No patterns: recognises nothing.
    public init() {
        literals = LiteralSet([])
        expressions = []
    }

    /// Reads lists and adds them up.
    ///
    /// A list is either JSON as crawler-user-agents publishes it, an array of objects with a `pattern`, or text with one pattern
    /// a line: `#` begins a comment, `!` takes back a pattern of the same text in any of the lists.
    ///
    /// - Parameter sparing: patterns that are left out of the lists.
    public init(paths: [String], sparing: Set<String> = []) throws(LookupFailure) {
        var wanted: [(pattern: String, path: String)] = []
        var spared = sparing
        for path in paths {
            for line in try Self.lines(of: path) {
                if line.hasPrefix("!") {
                    spared.insert(String(line.dropFirst()))
                } else {
                    wanted.append((line, path))
                }
            }
        }
        var (texts, expressions): ([String], [LazyExpression]) = ([], [])
        for (pattern, path) in wanted where !spared.contains(pattern) {
            if let text = Self.plainText(of: pattern) {
                texts.append(text)
            } else {
                let expression = LazyExpression(pattern, ignoresCase: false)
                guard expression.isReadable else {
                    throw LookupFailure(path: path, reason: "\"\(pattern)\" is not a regular expression")
                }
                expressions.append(expression)
            }
        }
        literals = LiteralSet(texts)
        self.expressions = expressions
    }

    /// Whether a robot sent this user agent.
    public func match(_ userAgent: String) -> Bool {
        let text = String(userAgent.prefix(UserAgentRules.longest))
        if literals.isFound(in: text) { return true }
        let whole = NSRange(location: 0, length: text.utf16.count)
        return expressions.contains { $0.firstMatch(in: text, whole) != nil }
    }

    private static func lines(of path: String) throws(LookupFailure) -> [String] {
        guard let data = FileManager.default.contents(atPath: path) else {
            let isMissing = !FileManager.default.fileExists(atPath: path)
            throw LookupFailure(path: path, reason: isMissing ? "there is no such file" : "it cannot be read")
        }
        let text = String(decoding: data, as: UTF8.self)
        guard text.first(where: { !$0.isWhitespace }) == "[" else {
            return text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
                .filter { !$0.isEmpty && !$0.hasPrefix("#") }
        }
        do { return try JSONDecoder().decode([Entry].self, from: data).map(\.pattern) } catch {
            throw LookupFailure(
                path: path, reason: "it begins like JSON and is not an array of objects with a \"pattern\"")
        }
    }

    private struct Entry: Decodable {
        let pattern: String
    }

    /// What a pattern without any operator matches; nil when it has one, or is too short to be looked up.
    private static func plainText(of pattern: String) -> String? {
        var text = ""
        var isEscaped = false
        for character in pattern {
            if isEscaped {
                guard character.isASCII, !character.isLetter, !character.isNumber else { return nil }
                text.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                guard !"[](){}*+?|^$.".contains(character) else { return nil }
                text.append(character)
            }
        }
        return isEscaped || text.utf8.count < LiteralSet.shortest ? nil : text
    }
}
