/// A text test; case-insensitive.
public enum FlowTextTest: Hashable, Sendable {
    case `is`(String)
    case isNot(String)
    case contains(String)
    case startsWith(String)
    case isEmpty
    case isGiven

    public func holds(for text: String) -> Bool {
        switch self {
        case .is(let wanted): text.lowercased() == wanted.lowercased()
        case .isNot(let other): text.lowercased() != other.lowercased()
        case .contains(let part): text.lowercased().holds(part.lowercased())
        case .startsWith(let start): text.lowercased().hasPrefix(start.lowercased())
        case .isEmpty: text.isEmpty
        case .isGiven: !text.isEmpty
        }
    }
}

extension String {
    /// Whether `part` occurs in this text, compared character by character.
    fileprivate func holds(_ part: String) -> Bool {
        guard let first = part.first else { return true }
        var rest = self[...]
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.hasPrefix(part) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
