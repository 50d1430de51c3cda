import FoyerCore
import Foundation
import Synchronization
import Yams

/// A browser's name and system, for display.
public struct UserAgentName: Hashable, Sendable {
    /// "Firefox 128"; empty if unknown.
    public let browser: String
    /// "Android 14"; empty if unknown.
    public let system: String
    /// A crawler, not a person.
    public let isRobot: Bool

    public init(browser: String = "", system: String = "", isRobot: Bool = false) {
        self.browser = browser
        self.system = system
        self.isRobot = isRobot
    }
}
