public import FoyerBoard
public import FoyerCore
import Synchronization

/// An update of the list for a console.
public enum ListNews: Sendable {
    /// The change in the window that was requested under this `requestID`.
    case change(WindowChange, requestID: Int)
    /// The visitor in the open Visitor Info changed.
    case selected(Visitor.ID)
    /// The visitor in the open Visitor Info is no longer on the list.
    case selectedGone(Visitor.ID)
}
