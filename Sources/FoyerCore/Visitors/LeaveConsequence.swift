/// What happens to a visitor's chat or invitation when they leave.
public enum LeaveConsequence: Hashable, Sendable, CaseIterable {
    /// The request ends at once. If the chat is assigned to an agent at this very moment, it is treated as
    /// `keepsChat`.
    case endsRequest
    /// The invitation ends at once.
    case endsInvitation
    /// The chat stays open for the return time.
    case keepsChat
    /// Nothing was open: the row is removed, unless captured.
    case nothingOpen
}
