internal import FoyerCore

/// How much a client may say. Counted in Unicode code points, as `[...text].length` does in a browser.
///
/// Four thousand code points are at most 16,000 bytes, so a message always fits a visitor's frame, and so do all variables of a page
/// (`VariableLimit.total`).
public enum WireLimit {
    /// Bytes of a visitor's frame: one message and its envelope.
    public static let visitorFrame = 16_384
    /// Bytes of an agent's frame: one message, or a filter; four times a visitor's for resuming many chats.
    public static let agentFrame = 65_536
    /// Nesting levels: the deepest shape has seven; more is an attack on the stack.
    static let depth = 32

    public static let message = Message.textLimit
    public static let invitation = Invitation.textLimit
    /// A comment, a reason, the note of a transfer: a paragraph.
    public static let remark = 500
    /// A client-made id: a UUID in its usual form has 36.
    package static let draft = 36
    /// Names one tab of a browser; made by our widget, a UUID at most.
    static let tab = 36
    /// `v1.` with an id and a signature has 56; room for a longer signature.
    package static let token = 128
    /// The length that browsers support in an address; longer ones are cut.
    static let url = 2_048
    /// Ten times what a tab can show; longer ones are cut.
    static let title = 256
    /// The longest registered language tags (RFC 5646 section 4.4.1) have 35.
    static let language = 35
    /// The longest zone name of the tz database has 32; twice that.
    static let timeZone = 64
    /// "15360x8640" has ten.
    static let screen = 16
    /// The password of an agent's log-in.
    package static let email = ContactField.email.limit
    /// An id in the site's own system.
    static let foreignID = 128
    /// An HMAC in hexadecimal has 64 (SHA-256) or 128 (SHA-512).
    static let hash = 128
    /// Rows of a window: three screens.
    public static let rows = 200
    /// Messages fetched at once: several screens of a chat.
    public static let messages = 200
    /// Chats that a console may resume: fifty screens of lists.
    static let resumed = 500
    /// libsodium accepts more, but hashing very long input is an attack.
    package static let password = 256
    /// `ffff:…/128` with the longest form of IPv6 has 49.
    package static let address = 64
}
