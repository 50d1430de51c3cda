/// The database was used after it had been closed.
public struct DatabaseClosed: Error, CustomStringConvertible {
    public init() {}

    public var description: String { "it has been closed" }
}
