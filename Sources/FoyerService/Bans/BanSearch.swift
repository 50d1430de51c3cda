import FoyerCore

/// A search in the Ban List: in the banned value, the visitor's name, the comment and the name of the agent who banned, whatever the
/// case. Made once for a hundred thousand bans, so that most of them are decided without making a text.
struct BanSearch {
    private let words: [UInt8]
    /// Whether the words have only characters that occur in ids, addresses and ranges.
    private let mayBeValue: Bool
    private let agents: Set<Agent.ID>

    /// - Parameter agents: by whose name a ban is found, too.
    init(_ text: String, agents: [Agent.ID: Agent]) {
        let words = Array(text.lowercased().utf8)
        self.words = words
        mayBeValue = text.lowercased().unicodeScalars.allSatisfy { scalar in
            ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar)
                || [".", ":", " ", "–", "/"].contains(scalar)
        }
        self.agents = Set(agents.values.lazy.filter { Self.contains($0.name, words) }.map(\.id))
    }

    func finds(_ ban: Ban) -> Bool {
        if words.isEmpty || Self.contains(ban.comment, words) || agents.contains(ban.by) { return true }
        if let name = ban.banned?.name, Self.contains(name, words) { return true }
        guard mayBeValue else { return false }
        return switch ban.subject {
        case .visitor(let visitor): Self.contains(visitor.description, words)
        case .addresses(let range): Self.contains("\(range.start) \(range.end) \(range)", words)
        }
    }

    /// - Parameter words: in lower case.
    private static func contains(_ text: String, _ words: [UInt8]) -> Bool {
        var text = text
        let answer: Bool? = text.withUTF8 { bytes in
            // Other letters than ASCII have their own ways to be lower case.
            guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
            return contains(bytes, words)
        }
        return answer ?? Array(text.lowercased().utf8).withUnsafeBufferPointer { contains($0, words) }
    }

    private static func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ words: [UInt8]) -> Bool {
        guard let first = words.first else { return true }
        var start = 0
        while start + words.count <= bytes.count {
            if lowered(bytes[start]) == first,
                words.indices.allSatisfy({ lowered(bytes[start + $0]) == words[$0] })
            {
                return true
            }
            start += 1
        }
        return false
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
