import FoyerCore
import FoyerService
import FoyerSodium
import FoyerStore
import Logging
import NIOCore

/// Lena, a simulated agent beside Maria and Ben: she makes the list show what agents do before anybody has
/// logged in.
/// She works only with simulated visitors, and leaves some of them to real agents.
enum Lena {
    static let id = Demo.id("lena", of: Agent.self)
    private static let email = "lena@demo.example"
    private static let loopback = Address(ipv4: 0x7F00_0001)

    /// Adds her to the database, with an unknown password.
    static func furnish(_ store: Store) async throws(CommandFailure) -> String {
        let random = SodiumRandom()
        let password = Identifier<Agent>(high: random.next(), low: random.next()).description
        do {
            let hash = try await PasswordHasher().hash(password)
            try await store.write { db in
                if try db.agents.find(id) == nil {
                    try db.agents.insert(
                        Agent(id: id, name: "Lena", title: "Support", email: email, role: .agent),
                        password: hash)
                } else {
                    _ = try db.agents.setPassword(hash, ofEmail: email)
                }
                if var queue = try db.queues.all().first(where: { $0.id == Demo.support }),
                    !queue.agents.contains(id)
                {
                    queue.agents.append(id)
                    try db.queues.save(queue)
                }
            }
        } catch {
            throw CommandFailure(description: "--demo-visitors: the demo could not be set up: \(error)")
        }
        return password
    }

    /// Logs in, and works until the server stops.
    static func start(
        password: String, logIn: FoyerService.LogIn, crowd: DemoCrowd, host: String, port: Int, logger: Logger
    ) async {
        do {
            let token = try await logIn(email: email, password: password, from: loopback).token
            let address = PublicAddress(host: host, port: port)
            let target = DemoConnection.Target(
                host: host, port: port, path: "/api/v1/socket",
                headers: [("Cookie", "foyer_session=\(token)"), ("Origin", address.description)])
            try await DemoConnection.open(target) { LenaAtWork(with: crowd) }
        } catch {
            logger.warning("the simulated agent could not come", metadata: ["error": "\(error)"])
        }
    }
}
