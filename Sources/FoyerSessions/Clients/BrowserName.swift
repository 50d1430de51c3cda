import FoyerCore
import FoyerRealtime

/// A browser and its system by their common names; empty when unknown.
public struct BrowserName: Hashable, Sendable {
    public let browser: String
    public let system: String
    /// Robots are not listed.
    public let isRobot: Bool

    public init(browser: String = "", system: String = "", isRobot: Bool = false) {
        self.browser = browser
        self.system = system
        self.isRobot = isRobot
    }
}
