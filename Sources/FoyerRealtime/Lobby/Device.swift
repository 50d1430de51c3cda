import FoyerBoard
import FoyerCore

/// What a browser reports about itself when it connects.
public struct Device: Hashable, Sendable {
    public let userAgent: String
    public let language: String
    public let timeZone: String
    /// "1920x1080".
    public let screen: String

    public init(userAgent: String = "", language: String = "", timeZone: String = "", screen: String = "") {
        self.userAgent = userAgent
        self.language = language
        self.timeZone = timeZone
        self.screen = screen
    }
}
