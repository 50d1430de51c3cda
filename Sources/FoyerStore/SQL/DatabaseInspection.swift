/// What a database says about itself, read without changing it.
public struct DatabaseInspection: Hashable, Sendable {
    /// With its version, such as `SQLite 3.40.1`.
    public let product: String
    /// The names of its tables.
    public let tables: Set<String>
    /// What is damaged or unsuitable, one line each; empty for a sound database.
    public let faults: [String]

    public init(product: String, tables: Set<String>, faults: [String]) {
        self.product = product
        self.tables = tables
        self.faults = faults
    }
}
