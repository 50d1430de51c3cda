import FoyerStore

/// A savepoint could not be released or rolled back: the whole transaction is lost.
struct TransactionLost: Error {
    let cause: StoreError
}
