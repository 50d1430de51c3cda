import FoyerSessions
import Testing
import TestSupport

@testable import FoyerSockets

/// A request and the expected response.
struct Asking: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let method: String
    let path: String
    let headers: String
    let body: String
    let status: Int
    /// Texts that head or body must contain.
    let says: [String]

    init(
        _ method: String, _ path: String, with headers: String = "", body: String = "", _ status: Int,
        says: [String] = []
    ) {
        testDescription = "\(method) \(path) \(headers.replacing("\r\n", with: " ")): \(status)"
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
        self.status = status
        self.says = says
    }

    static let ours = "Origin: http://localhost\r\n"
    static let foreign = "Origin: https://evil.example\r\n"
    static let shop = "Origin: https://shop.example\r\n"

    static let table: [Asking] = [
        Asking("GET", "/nothing", 404, says: ["application/problem+json", #""code":"notFound""#, "nosniff"]),
        Asking("PUT", "/healthz", 405, says: ["Allow: GET, HEAD", #""code":"methodNotAllowed""#]),
        Asking("HEAD", "/healthz", 200, says: ["Content-Length: 3"]),
        Asking("GET", "/readyz", 200),
        Asking("GET", "/metrics", 200, says: ["# TYPE foyer_sockets gauge\nfoyer_sockets 0\n"]),

        Asking(
            "GET", "/api/v1/things?kind=visitor&search=a%20b", with: "Cookie: a=b; foyer_session=secret\r\n",
            200,
            says: ["secret kind=visitor&search=a b", "no-store"]),
        Asking(
            "POST", "/api/v1/things", body: "{}", 403,
            says: ["originNotAllowed", "/problems/originNotAllowed"]),
        Asking("POST", "/api/v1/things", with: foreign, body: "{}", 403, says: ["originNotAllowed"]),
        Asking(
            "POST", "/api/v1/things", with: ours, body: #"{"a":1}"#, 201,
            says: [#"{"a":1}"#, "Set-Cookie: a=b\r\n", "Set-Cookie: c=d\r\n"]),
        Asking(
            "POST", "/api/v1/things", with: ours, body: String(repeating: "x", count: 65_537), 413,
            says: ["tooLarge", "65536"]
        ),
        Asking("PATCH", "/api/v1/things/abc", with: foreign, body: "{}", 403),
        Asking("PATCH", "/api/v1/things/abc", with: ours, body: "{}", 200, says: ["abc{}"]),
        Asking("DELETE", "/api/v1/things/abc", with: foreign, 403),
        Asking(
            "DELETE", "/api/v1/things/abc", with: ours + "X-Request-Id: mine-1\r\n", 503,
            says: ["Retry-After: 2", #""requestId":"mine-1""#, "X-Request-Id: mine-1\r\n"]),
        // A request ID that could forge a line of the log is not used.
        Asking(
            "DELETE", "/api/v1/things/abc", with: ours + "X-Request-Id: x y\r\n", 503,
            says: [#""requestId":""#]),
        Asking(
            "PUT", "/api/v1/things/abc", with: ours, 405, says: ["Allow: DELETE, PATCH", #""requestId":""#]),
        Asking("GET", "/openapi.yaml", 200, says: ["application/yaml", #""openapi":"3.1.0""#]),
        Asking("GET", "/openapi.json", 200, says: ["application/json", #""/api/v1/bans/{id}""#]),
        Asking("GET", "/problems/duplicate", 200, says: ["text/html", "422 duplicate", "style-src 'self'"]),
        Asking("GET", "/problems/nothing", 404),

        Asking("OPTIONS", "/widget/v1/commands", with: foreign, 403, says: ["originNotAllowed"]),
        Asking(
            "OPTIONS", "/widget/v1/commands", with: shop, 204,
            says: [
                "Access-Control-Allow-Origin: https://shop.example", "Access-Control-Allow-Methods: POST",
                "Vary: Origin",
            ]
        ),
        Asking("POST", "/widget/v1/commands", with: foreign, body: "{}", 403),
        Asking(
            "POST", "/widget/v1/commands", with: shop, body: "{}", 200,
            says: [#"{"bytes":2}"#, "Access-Control-Allow-Origin: https://shop.example"]
        ),
        Asking(
            "POST", "/widget/v1/commands", with: shop, body: String(repeating: "x", count: 16_385), 413,
            says: ["tooLarge", "Access-Control-Allow-Origin: https://shop.example"]
        ),
        Asking("GET", "/demo/", 404),
    ]
}

@Suite(.serialized) struct HTTPEdgeTests {
    @Test func `responds as docs/protocol.md specifies`() async throws {
        try await TestServer.run { server in
            for asking in Asking.table {
                let answer = try await server.client {
                    try $0.ask(asking.method, asking.path, headers: asking.headers, body: asking.body)
                }

                let text = answer.head + "\r\n" + answer.body
                #expect(answer.head.hasPrefix("HTTP/1.1 \(asking.status) "), "\(asking.testDescription)")
                #expect(text.contains("X-Request-Id: ") && !text.contains("x y"), "\(asking.testDescription)")
                for words in asking.says { #expect(text.contains(words), "\(asking.testDescription)") }
                if asking.status != 200 || asking.path == "/healthz" {
                    #expect(text.contains("default-src 'none'"), "\(asking.testDescription)")
                }
            }
        }
    }

    @Test func `a connection serves several requests`() async throws {
        try await TestServer.run { server in
            let bodies = try await server.client { client in
                try (0..<3).map { _ in try client.ask("GET", "/healthz").body }
            }

            #expect(bodies == ["ok\n", "ok\n", "ok\n"])
        }
    }

    @Test func `a stream echoes the hello and ends when the client leaves`() async throws {
        try await TestServer.run { server in
            try await server.client { client in
                try client.send(
                    "POST /widget/v1/stream HTTP/1.1\r\nHost: localhost\r\n\(Asking.shop)Content-Length: 5\r\n\r\nhello"
                )
                let head = try client.readHead()
                #expect(head.hasPrefix("HTTP/1.1 200") && head.contains("application/x-ndjson"))
                #expect(head.contains("Access-Control-Allow-Origin: https://shop.example"))
                #expect(try client.read(11) == Array("6\r\nhello\n\r\n".utf8))
            }
            try await eventually("the connection to be gone") { server.sockets.connections.count == 0 }
        }
    }

    @Test func `a stream that is not read is closed`() async throws {
        try await TestServer.run { server in
            let body = try await server.client { client in
                try client.send(
                    "POST /widget/v1/stream HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nflood")
                return try client.readToEnd()
            }

            // The frames already queued arrive; the rest of the flood does not.
            #expect(body.count < EchoSession.flood * 60_000 / 2)
        }
    }
}
