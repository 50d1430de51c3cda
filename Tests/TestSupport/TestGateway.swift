public import FoyerRealtime
import FoyerServer
public import FoyerService
public import FoyerSessions

/// The conversations and single requests of a test server: everything but the network edges.
public struct TestGateway: Sendable {
    public let house: TestHouse

    public var hub: Hub { house.server.hub }
    public var open: OpenSessions { house.server.open }
    public var gateway: ClientGateway { house.server.gateway }
    public var logIn: LogIn { house.server.logIn }

    /// - Parameters:
    ///   - directory: the agents, queues, widgets, bots, flows and roles.
    ///   - visitorsPerAddress: see `ServerLimits`.
    public init(directory: Directory = Cast.directory, visitorsPerAddress: Int? = nil) async throws {
        var limits = ServerLimits()
        if let visitorsPerAddress { limits.visitorsPerAddress = visitorsPerAddress }
        house = try await TestHouse.open(directory: directory, limits: limits)
        var stored = house.directory.now
        guard stored.roles != directory.roles else { return }
        stored.roles = directory.roles
        stored.version += 1
        _ = house.directory.replace(by: stored)
    }
}
