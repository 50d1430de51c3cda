/// How many variables a visitor may have (`docs/protocol.md`, `set`).
public enum VariableLimit {
    /// Already more than an agent can take in at a glance.
    public static let count = 50
    /// Code points of a name.
    public static let name = 64
    /// Code points of a text.
    public static let text = 256
    /// Code points of all names and texts together. A widget sends all variables in one frame, and a code point has up to four
    /// bytes.
    public static let total = 4_096

    /// The names in `given` that a visitor with the variables `known` cannot have, in alphabetical order.
    ///
    /// Changes of known variables come first: they need no room among the fifty, and a website that changes a value should not lose
    /// it to a new one.
    public static func leftOut(_ given: [String: String], beside known: [String: String]) -> [String] {
        var kept = known
        var size = known.reduce(0) { $0 + length(of: $1.key, $1.value) }
        let changed = given.keys.filter { known[$0] != nil }.sorted()
        let new = given.keys.filter { known[$0] == nil }.sorted()
        return (changed + new).filter { name in
            let text = given[name] ?? ""
            let before = kept[name].map { length(of: name, $0) } ?? 0
            let after = size - before + length(of: name, text)
            guard kept[name] != nil || kept.count < count, after <= total || after <= size else {
                return true
            }
            kept[name] = text
            size = after
            return false
        }.sorted()
    }

    private static func length(of name: String, _ text: String) -> Int {
        name.unicodeScalars.count + text.unicodeScalars.count
    }
}
