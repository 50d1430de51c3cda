/// Why a database does not fit this program.
public enum MigrationError: StoreReportingError {
    /// The database was used by a newer program.
    case newer(found: Int, known: Int)
    /// A step that was run is another one than this program's: a version from before a release made the database, or the text was
    /// edited.
    case changed(number: Int, name: String)
    case store(StoreError)

    /// Maps an error thrown by a transaction.
    public init(_ error: any Error) { self = error as? MigrationError ?? .store(StoreError(error)) }
}

extension MigrationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .newer(let found, let known):
            "the database has schema \(found), this program knows schemas up to \(known): run a newer Foyer"
        case .changed(let number, let name):
            """
            its migration \(number) (\(name)) is not the one of this program: an unreleased or a modified Foyer made it. \
            Run the version that made it, or name an empty data folder or database
            """
        case .store(let error):
            error.description
        }
    }
}
