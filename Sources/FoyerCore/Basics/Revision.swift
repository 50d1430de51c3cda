/// A short fingerprint of the editable part of something; changes with every edit. 64 bits of FNV-1a as 16
/// hexadecimal digits.
/// It guards against lost updates (an edit on top of somebody else's edit), not against attackers, who could
/// send any revision.
public struct Revision: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// Reads a revision that a client sent back. Accepts any text: one that we did not make matches none.
    public init(_ text: String) { description = text }

    /// - Parameter parts: in a fixed order. Their boundaries count: "ab", "c" and "a", "bc" give different
    ///   revisions.
    public init(of parts: [String]) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for part in parts {
            for byte in Array(part.utf8) + [0xFF] {  // 0xFF does not occur in UTF-8
                hash ^= UInt64(byte)
                hash &*= 0x100_0000_01b3
            }
        }
        let digits = String(hash, radix: 16)
        description = String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
