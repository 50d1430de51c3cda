import FoyerCore
import FoyerSessions
import FoyerWire
import HTTPTypes
import Hummingbird
import NIOCore

/// Extracts from a request what the lower layers need.
struct RequestReader: Sendable {
    let rules: ClientRules

    func client(of request: Request, _ context: AppContext) -> ClientRequest {
        let peer = context.peer?.ipAddress.flatMap { Address(String($0.prefix { $0 != "%" })) }
        // A local socket has no address: it is this machine.
        return ClientRequest(peer: peer ?? Address(ipv4: 0x7F00_0001), rules: rules) { name in
            if name == "host" { return request.head.authority.map { [$0] } ?? [] }
            return HTTPField.Name(name).map { request.headers[values: $0] } ?? []
        }
    }

    /// The client, verified to use one of our own pages: required for every change, or a page of another site
    /// could use the cookie of a logged-in agent.
    func ownClient(of request: Request, _ context: AppContext) throws(Problem) -> ClientRequest {
        let client = client(of: request, context)
        guard client.isFromOurPages else {
            throw Problem(
                .originNotAllowed,
                detail:
                    "The page is not one of ours: its origin must be a host that --public-url or --own-host names, or, without both, the host that the request goes to."
            )
        }
        return client
    }

    func body(of request: Request, limit: Int) async throws -> [UInt8] {
        // Refused before it is read, if its length is known.
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
            throw Self.tooLarge(limit)
        }
        do {
            return Array(buffer: try await request.body.collect(upTo: limit))
        } catch is NIOTooManyBytesError {
            throw Self.tooLarge(limit)
        }
    }

    private static func tooLarge(_ limit: Int) -> Problem {
        Problem(.tooLarge, detail: "A request here has at most \(limit) bytes.")
    }
}
