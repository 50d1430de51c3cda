/// One step of the schema. Never edited once released: a later step changes it.
public struct Migration: Hashable, Sendable {
    /// Its position in the order, from 1 without a gap.
    public let number: Int
    public let name: String
    public let sql: String

    public init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// Distinguishes an edited text from the one that was run: 64 bits of FNV-1a, as 16 hexadecimal digits.
    /// It guards against mistakes, not against an attacker, who could change the table as well.
    public var hash: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in sql.utf8 {
            hash ^= UInt64(byte)
            hash &*= 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
