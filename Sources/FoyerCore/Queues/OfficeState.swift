/// Whether a queue accepts chats, and until when that stays so.
public enum OfficeState: Hashable, Sendable {
    /// Until nil: without an end in the next year.
    case open(until: Instant?)
    case closed(until: Instant?)

    public var isOpen: Bool {
        switch self {
        case .open: true
        case .closed: false
        }
    }

    /// When it changes; nil: not within a year.
    public var until: Instant? {
        switch self {
        case .open(let until), .closed(let until): until
        }
    }
}
