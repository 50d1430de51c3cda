import Foundation
import Synchronization
import Yams

/// A regular expression that is compiled on first use: most of a thousand rules are for devices that never
/// visit.
final class LazyExpression: Sendable {
    private let pattern: String
    private let ignoresCase: Bool
    private let compiled = Mutex<Compiled>(.not)

    private enum Compiled {
        case not
        /// ICU cannot parse it; such a rule never matches.
        case unreadable
        case ready(NSRegularExpression)
    }

    init(_ pattern: String, ignoresCase: Bool) {
        self.pattern = pattern
        self.ignoresCase = ignoresCase
    }

    /// Whether the pattern can be parsed.
    var isReadable: Bool { expression != nil }

    func firstMatch(in text: String, _ range: NSRange) -> NSTextCheckingResult? {
        expression?.firstMatch(in: text, range: range)
    }

    private var expression: NSRegularExpression? {
        compiled.withLock { compiled in
            switch compiled {
            case .ready(let expression): return expression
            case .unreadable: return nil
            case .not:
                // The rules are external: an invalid one must not disable the others.
                let expression = try? NSRegularExpression(
                    pattern: pattern, options: ignoresCase ? .caseInsensitive : []
                )
                compiled = expression.map { .ready($0) } ?? .unreadable
                return expression
            }
        }
    }
}
