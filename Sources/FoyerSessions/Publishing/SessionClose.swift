import FoyerBoard
import FoyerRealtime
import FoyerService
import FoyerStore
import FoyerCore
import FoyerWire
import Synchronization

/// Our close codes (RFC 6455 section 7.4.2: 4000 to 4999 are private).
public enum SessionClose {
    public static let badToken: UInt16 = 4401
    public static let gone: UInt16 = 4403
    /// No hello in time.
    public static let silent: UInt16 = 4408
    public static let loggedOut: UInt16 = 4401
}
