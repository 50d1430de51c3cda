import FoyerCore

struct Ranks<Entity>: Sendable {
    private let places: [Identifier<Entity>: UInt64]

    init(_ names: [Identifier<Entity>: String]) {
        let ordered = names.sorted { left, right in
            let order = FoldedText.compare(left.value, right.value)
            return order == 0 ? left.key < right.key : order < 0
        }
        places = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1.key, UInt64($0)) })
    }

    /// First those with a name, by name; then those without one; then none.
    func number(of id: Identifier<Entity>?) -> UInt64 {
        guard let id else { return .max }
        return places[id] ?? 1 << 62 | id.high >> 2
    }
}
