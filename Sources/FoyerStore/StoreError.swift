/// Why the store failed, by what the caller can do about it.
public enum StoreError: StoreReportingError {
    /// A unique value exists already, or another writer was first: load again and decide again.
    case conflict
    /// A value that the schema forbids; the text is the database's own.
    case constraint(String)
    /// A value that no version of this program writes.
    case damaged(column: String)
    /// Too many writes are queued: try again in a moment.
    case overloaded
    /// The database cannot be used now: the disk is full, the file is gone.
    case unavailable(any Error)

    /// Converts the error of a closure run by a driver.
    public init(_ error: any Error) {
        self = error as? StoreError ?? .unavailable(error)
    }
}

extension StoreError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .conflict: "another writer got there first"
        case .constraint(let text): "the schema forbids it: \(text)"
        case .damaged(let column): "the column \(column) holds a value that no version of this program writes"
        case .overloaded: "too many writes are waiting"
        case .unavailable(let error): "the database cannot be used: \(error)"
        }
    }
}
