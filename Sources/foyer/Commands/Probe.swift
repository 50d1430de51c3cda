import ArgumentParser
import FoyerCore
import Foundation

/// `foyer probe`: whether the server is ready, for the health checks of containers and service managers.
struct Probe: AsyncParsableCommand {
    static let name = "probe"

    static let configuration = CommandConfiguration(
        commandName: name,
        abstract: "Asks the running server whether it is ready; exits with 0 when it is.",
        discussion: """
            Takes the options, variables and file of foyer serve, and asks /readyz at its host and port. Exits with 1 and one line \
            that says why when nothing answers there or nothing can be stored.
            """
    )

    /// A healthy server answers within milliseconds; a check that runs every ten seconds must end before the next.
    private static let patience = Span.seconds(5)

    @OptionGroup var options: ServeOptions

    func run() async throws {
        try await reporting { () throws(CommandFailure) in
            let host = OwnRequest.reachable(options.host)
            guard (1...65_535).contains(options.port) else {
                throw CommandFailure(
                    description: "--port: name the port that foyer serve listens on, 1 to 65535")
            }
            let answer: OwnRequest.Answer
            do {
                answer = try await OwnRequest.get(
                    "/readyz", host: host, port: options.port, patience: Self.patience)
            } catch {
                throw CommandFailure(
                    description: "--host, --port: no Foyer answers on \(host):\(options.port): \(error)")
            }
            guard answer.status == 200 else {
                throw CommandFailure(
                    description:
                        "not ready: \(host):\(options.port) answered \(answer.status): \(Self.reason(answer))"
                )
            }
            Output.line("ready")
        }
    }

    /// The detail of the problem (RFC 9457), or the whole answer when it is none of ours.
    private static func reason(_ answer: OwnRequest.Answer) -> String {
        struct Detail: Decodable { let detail: String }
        return (try? JSONDecoder().decode(Detail.self, from: Data(answer.body.utf8)))?.detail ?? answer.body
    }
}
