import FoyerCore
import Logging
import NIOCore
import Synchronization

/// The simulated visitors of a demo (`--demo-visitors`): real connections to the server from the same
/// process.
final class DemoCrowd: Sendable {
    /// Nine thousand: both ends of each connection are files of this one process, which has at most 20,000.
    static let limit = 9_000
    /// Arrivals per second: a busy morning, not an attack.
    private static let arrivalsPerSecond = 500
    /// Where they connect from. The server trusts only this address to report visitors' addresses.
    private static let source = "127.42.0.1"
    static var trusted: AddressRange? { try? AddressRange(source) }

    /// They only browse: for load tests.
    let isQuiet: Bool
    private let count: Int
    private let host: String
    private let port: Int
    private let logger: Logger
    private let visitors = Mutex<Set<String>>([])
    private let waiting = Mutex(0)
    private let invitations = Mutex(0)
    /// More waiting rows would not help to understand the product.
    private static let mostWaiting = 5

    init(count: Int, isQuiet: Bool, host: String, port: Int, logger: Logger) {
        self.count = count
        self.isQuiet = isQuiet
        self.host = host
        self.port = port
        self.logger = logger
    }

    func start() {
        Task {
            for number in 0..<count {
                if number.isMultiple(of: Self.arrivalsPerSecond), number > 0 {
                    try? await Task.sleep(for: .seconds(1))  // cancelled with the process
                }
                await come(DemoPerson(number, isQuiet: isQuiet), token: nil)
            }
            logger.info("the simulated visitors are here", metadata: ["count": "\(count)"])
        }
    }

    /// A visitor who left returns after a while.
    func bringBack(_ person: DemoPerson, token: String?, after seconds: Double) {
        Task {
            try? await Task.sleep(for: .seconds(seconds))  // cancelled with the process
            await come(person, token: token)
        }
    }

    /// Adds the visitor to the simulated ones.
    func add(_ visitor: String) {
        visitors.withLock { _ = $0.insert(visitor) }
    }

    /// Whether a visitor is simulated; others are left to real agents.
    func contains(_ visitor: String) -> Bool {
        visitors.withLock { $0.contains(visitor) }
    }

    /// How a person reacts to an invitation.
    enum Mood: CaseIterable { case declines, accepts, ponders }

    /// One after the other, so that each is seen soon.
    func nextMood() -> Mood {
        let count = invitations.withLock { count in
            defer { count += 1 }
            return count
        }
        return Mood.allCases[count % Mood.allCases.count]
    }

    /// Whether another one may request a chat now.
    var mayAsk: Bool { waiting.withLock { $0 < Self.mostWaiting } }

    func recordWaiting(_ waits: Bool) {
        waiting.withLock { $0 += waits ? 1 : -1 }
    }

    private func come(_ person: DemoPerson, token: String?) async {
        // A server that listens on IPv6 alone cannot be reached from an IPv4 address; then all connect from
        // this machine.
        let isIPv4 = !host.contains(":")
        let target = DemoConnection.Target(
            host: host == "localhost" ? "127.0.0.1" : host, port: port, path: "/widget/v1/socket",
            headers: [
                ("User-Agent", person.device.userAgent), ("X-Forwarded-For", "\(person.address)"),
            ], source: isIPv4 ? Self.source : nil)
        do {
            try await DemoConnection.open(target) { DemoVisitor(person, token: token, in: self) }
        } catch {
            logger.warning("a simulated visitor could not come", metadata: ["error": "\(error)"])
        }
    }
}
