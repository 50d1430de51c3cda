import FoyerCore

/// A visitor arrived, changed or left.
public struct BoardChange: Sendable {
    let slot: UInt32
    let old: Snapshot?
    let new: Snapshot?
    let fields: RecordFields
}
