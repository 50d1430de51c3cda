import Foundation

/// Recognises robots by patterns from a maintained list, such as crawler-user-agents, and from the operator.
/// A pattern is a regular expression. Nearly all are plain text and are found by their first bytes in one
/// pass; the others are run one by one. The patterns are the operator's, the user agents are untrusted: they
/// are cut to `UserAgentRules.longest` before matching.
public struct RobotPatterns: Sendable {
    private let literals: LiteralSet
    private let expressions: [LazyExpression]

    /// No patterns: recognises nothing.
    public init() {
        literals = LiteralSet([])
        expressions = []
    }

    /// Reads and combines lists.
    /// A list is either JSON as crawler-user-agents publishes it, an array of objects with a `pattern`, or
    /// text with one pattern per line: `#` begins a comment, `!` removes a pattern of the same text from all
    /// lists.
    /// - Parameter sparing: patterns to leave out.
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

    /// Whether the user agent is a robot's.
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

    /// The text that a pattern without operators matches; nil if it has operators, or is too short for the
    /// table.
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
