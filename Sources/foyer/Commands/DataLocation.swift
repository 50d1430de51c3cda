import ArgumentParser

/// Where an installation stores its data.
struct DataLocation: Sendable {
    let folder: String
    /// The address of a PostgreSQL database; nil for SQLite in the folder.
    let database: String?
}
