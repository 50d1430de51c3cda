import FoyerCore
import FoyerHTTP
import Foundation

/// Whether the port is free, or the running server answers there.
enum PortCheck {
    private static let name = "port"
    /// A healthy server answers within milliseconds.
    static let patience = Span.seconds(5)

    /// - Returns: the finding, and what the running server says of itself, if there is one.
    static func result(
        _ configuration: ServeConfiguration
    ) async -> (finding: Finding, diagnosis: Diagnosis?) {
        let port = configuration.port
        guard port != 0 else { return (.ok(name, "0: any free one"), nil) }
        let host = OwnRequest.reachable(configuration.host)
        let place = "\(host):\(port)"
        let answer: OwnRequest.Answer
        do throws(OwnRequest.Failure) {
            answer = try await OwnRequest.get("/diagnosis", host: host, port: port, patience: patience)
        } catch {
            return (unanswered(error, place, configuration), nil)
        }
        guard let diagnosis = try? JSONDecoder().decode(Diagnosis.self, from: Data(answer.body.utf8)) else {
            return (
                .fail(
                    name, "another program, or another version of Foyer, answers on \(place)",
                    do: "stop it, or choose another --port"), nil
            )
        }
        if diagnosis.commit != Version.commit ?? "unknown" {
            return (
                .warn(
                    name, "on \(place) serves another build, \(diagnosis.version) (\(diagnosis.commit))",
                    do: "restart the server if it should be this one"), diagnosis
            )
        }
        return (
            .ok(
                name,
                "Foyer serves on \(place), \(diagnosis.connections) of \(diagnosis.connectionLimit) connections"
            ),
            diagnosis
        )
    }

    private static func unanswered(
        _ failure: OwnRequest.Failure, _ place: String, _ configuration: ServeConfiguration
    ) -> Finding {
        switch failure {
        case .unreachable:
            guard ServingLock.isHeld(in: DataFolder.absolute(configuration.data.folder)) else {
                return .ok(name, "\(place) is free; no server runs")
            }
            return .fail(
                name, "a server runs on this data folder, but nothing answers on \(place)",
                do: "give the doctor the server's --host and --port, or its --config")
        case .silent, .notHTTP:
            return .fail(
                name, "something listens on \(place) that is not Foyer: \(failure)",
                do: "stop it, or choose another --port")
        }
    }
}
