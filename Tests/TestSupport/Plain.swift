import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerSessions
import Synchronization

extension Secrets {
    /// Without cryptography: passwords are stored as they are, and tokens are counted.
    static func plain(prefix: String = "") -> Secrets {
        let tokens = Mutex(0)
        return Secrets(
            verify: { $0 == $1 }, waste: { _ in true }, hash: { $0 },
            newToken: {
                tokens.withLock { count in
                    count += 1
                    return "\(prefix)token \(count)"
                }
            }, fingerprint: { "print of \($0)" },
            sign: { "\($0.hashValue)" }, isSigned: { $0 == "\($1.hashValue)" })
    }
}

extension SessionEnvironment {
    /// No address has a known place, and every browser is Firefox on Linux.
    static func plain(_ clock: ManualClock) -> SessionEnvironment {
        SessionEnvironment(
            clock: { clock.now }, place: { _ in .unknown },
            browser: { BrowserName(browser: "Firefox", system: "Linux", isRobot: $0.contains("Robot")) },
            sign: { "signed-\($0.hashValue)" }, verify: { $0 == "signed-\($1.hashValue)" },
            newID: { (.random(in: 0 ... .max), .random(in: 0 ... .max)) }, boot: "boot")
    }
}
