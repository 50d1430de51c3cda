package import FoyerStore

/// Rolling back a savepoint lost the whole transaction.
package struct TransactionLost: Error {
    package let cause: StoreError
}
