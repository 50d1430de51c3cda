import FoyerCore

/// What decides an order before the id does.
enum SortParts {
    case number
    /// The text's rank, which refines the number.
    case text
    case numberAndText
}
