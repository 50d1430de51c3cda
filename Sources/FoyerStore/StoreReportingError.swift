/// A failure that can be made of any other: of the store's own, or of what a closure threw in a transaction.
public protocol StoreReportingError: Error {
    init(_ error: any Error)
}
