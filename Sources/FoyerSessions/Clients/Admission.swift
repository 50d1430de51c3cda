import FoyerCore
public import FoyerWire

/// Whether a conversation may open.
public enum Admission: Sendable {
    case welcome(any ClientSession)
    /// Refused before the upgrade.
    case refused(Problem)
}
