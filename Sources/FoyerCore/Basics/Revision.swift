/// A short fingerprint of what can be edited of something: another one when any of it has changed. 64 bits of FNV-1a as 16 hexadecimal
/// digits.
///
/// It guards against slips (an edit on top of somebody else's edit), not against attackers, who could send any revision.
public struct Revision: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// Takes a revision as a client sent it back. Any text will do: one that is not ours equals none.
    public init(_ text: String) { description = text }

    /// - Parameter parts: in a fixed order. Their boundaries count: "ab", "c" and "a", "bc" give different revisions.
    public init(of parts: [String]) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for part in parts {
            for byte in Array(part.utf8) + [0xFF] {  // 0xFF is in no UTF-8 text
                hash ^= UInt64(byte)
                hash &*= 0x100_0000_01b3
            }
        }
        let digits = String(hash, radix: 16)
        description = String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
