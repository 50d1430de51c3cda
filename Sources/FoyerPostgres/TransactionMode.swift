enum TransactionMode: String {
    /// Each statement sees what was committed before it began.
    case write = "BEGIN ISOLATION LEVEL READ COMMITTED"
    /// All statements see the same snapshot, and none may write.
    case read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
}
