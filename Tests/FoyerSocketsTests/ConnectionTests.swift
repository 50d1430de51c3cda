import FoyerCore
import FoyerSessions
import FoyerWire
import NIOCore
import TestSupport
import Testing

@testable import FoyerSockets

/// The life of a connection: upgrades at any request, deadlines, and the headers of every response.
@Suite(.serialized) struct ConnectionTests {
    private static let handshake = """
        GET /widget/v1/socket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n
        """

    /// Short enough for a test, long enough for a busy machine.
    private static var short: ConnectionTimes {
        var times = ConnectionTimes()
        times.request = .milliseconds(400)
        times.idle = .milliseconds(400)
        times.farewell = .milliseconds(400)
        times.stop = .milliseconds(400)
        return times
    }

    // MARK: upgrades

    @Test func `a used connection becomes a WebSocket`() async throws {
        try await TestServer.run { server in
            try await server.client { client in
                #expect(try client.ask("GET", "/healthz").body == "ok\n")
                #expect(try client.ask("POST", "/widget/v1/commands", body: "{}").body == #"{"bytes":2}"#)
                #expect(try client.upgrade().hasPrefix("HTTP/1.1 101"))
                try client.send(ClientFrame.text("hello"))
                #expect(try client.readFrame().payload == Array("hello".utf8))
                try client.send(ClientFrame.close(1000))
                #expect(try client.readToEnd() == [0x88, 2, 0x03, 0xE8])
            }
            try await eventually("the connection to be gone") { server.sockets.connections.count == 0 }
        }
    }

    @Test func `a request, a handshake and a frame can arrive in one packet`() async throws {
        try await TestServer.run { server in
            try await server.client { client in
                try client.send(
                    Array("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n\(Self.handshake)".utf8)
                        + ClientFrame.text("early"))
                #expect(try client.readHead().hasPrefix("HTTP/1.1 200"))
                #expect(try client.read(3) == Array("ok\n".utf8))
                #expect(try client.readHead().hasPrefix("HTTP/1.1 101"))
                #expect(try client.readFrame().payload == Array("early".utf8))
            }
        }
    }

    @Test func `a refused upgrade on a used connection states the reason`() async throws {
        try await TestServer.run(visitor: { _, _ in
            .refused(Problem(.originNotAllowed, detail: "No."))
        }) { server in
            let head = try await server.client { client in
                _ = try client.ask("GET", "/healthz")
                return try client.upgrade()
            }
            #expect(head.hasPrefix("HTTP/1.1 403"))
        }
    }

    @Test func `an upgrade to another protocol is ignored, and the connection closes`() async throws {
        try await TestServer.run { server in
            try await server.client { client in
                let answer = try client.ask(
                    "GET", "/healthz", headers: "Connection: Upgrade\r\nUpgrade: h2c\r\n")
                #expect(answer.head.hasPrefix("HTTP/1.1 200") && answer.head.contains("Connection: close"))
                #expect(try client.readToEnd().isEmpty)
            }
        }
    }

    @Test func `requests in one packet are answered in order`() async throws {
        try await TestServer.run { server in
            try await server.client { client in
                let head = "POST /widget/v1/commands HTTP/1.1\r\nHost: a\r\nContent-Length: "
                try client.send(
                    (1...20).map { "\(head)\($0)\r\n\r\n\(String(repeating: "x", count: $0))" }.joined())
                for count in 1...20 {
                    #expect(try client.readHead().hasPrefix("HTTP/1.1 200"))
                    let body = "{\"bytes\":\(count)}"
                    #expect(try client.read(body.utf8.count) == Array(body.utf8))
                }
            }
        }
    }

    @Test func `thousands of pipelined requests are not all queued`() async throws {
        try await TestServer.run { server in
            try await server.client { client in
                let body = String(repeating: "x", count: 60_000)
                let first =
                    "POST /widget/v1/commands HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.count)\r\n\r\n\(body)"
                try client.send(
                    first + String(repeating: "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n", count: 5_000))
                let answers = String(decoding: try client.readToEnd(), as: UTF8.self)
                let count = answers.split(separator: "HTTP/1.1 200 ").count
                #expect(
                    (1...200).contains(count), "only some are answered; the client repeats the rest: \(count)"
                )
                #expect(
                    answers.contains("Connection: close"), "the response announces the close")
            }
        }
    }

    // MARK: deadlines

    @Test(arguments: [
        "POST /widget/v1/commands HTTP/1.1\r\nHost: a\r\nContent-Length: 999\r\n\r\nxx", "GET /hea",
    ])
    func `a request that does not arrive in time is dropped`(begun: String) async throws {
        try await TestServer.run(times: Self.short) { server in
            for isUsed in [false, true] {
                let answer = try await server.client { client in
                    if isUsed { _ = try client.ask("GET", "/healthz") }
                    try client.send(begun)
                    return String(decoding: try client.readToEnd(), as: UTF8.self)
                }
                #expect(answer.hasPrefix("HTTP/1.1 408"))
            }
            try await eventually("them to be gone") { server.sockets.connections.count == 0 }
        }
    }

    @Test func `an occasional byte does not prolong a request`() async throws {
        try await TestServer.run(times: Self.short) { server in
            let count = try await server.client { client in
                try client.send("POST /widget/v1/commands HTTP/1.1\r\nHost: a\r\nContent-Length: 999\r\n\r\n")
                var count = 0
                while try !client.isOver(within: 50), count < 100 {
                    try client.send("x")
                    count += 1
                }
                return count
            }
            #expect(count < 40, "the connection closes long before the body is complete")
        }
    }

    @Test func `a connection without a request is closed`() async throws {
        try await TestServer.run(times: Self.short) { server in
            let unused = try await server.client { try $0.readToEnd() }
            let used = try await server.client { client in
                _ = try client.ask("GET", "/healthz")
                return try client.readToEnd()
            }
            #expect(unused.isEmpty && used.isEmpty)
        }
    }

    @Test func `a stopping server answers complete requests and waits for nothing else`() async throws {
        try await TestServer.run(times: Self.short) { server in
            let slow = try await server.clients(1) {
                try $0.send("POST /widget/v1/commands HTTP/1.1\r\nHost: a\r\nContent-Length: 999\r\n\r\n")
            }
            let silent = try await server.clients(1) { _ = try $0.upgrade() }
            let idle = try await server.clients(1) { _ = try $0.ask("GET", "/healthz") }
            defer { for client in slow + silent + idle { client.hangUp() } }

            await server.sockets.stop()

            #expect(server.sockets.counts.reading.open == 0)
            try await eventually("everybody to be gone") { server.sockets.connections.count == 0 }
            let late = try await server.client { client in
                try client.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
                return try client.readHead()
            }
            #expect(late.hasPrefix("HTTP/1.1 503") && late.contains("Retry-After: "))
        }
    }

    // MARK: addresses

    @Test func `each address has its own limit of connections`() async throws {
        let proxies = ClientRules(proxies: TrustedProxies([try AddressRange("127.0.0.1")]))
        for rules in [ClientRules(), proxies] {
            try await TestServer.run(perAddress: 3, rules: rules) { server in
                let from = { @Sendable (address: String) in "X-Forwarded-For: \(address)\r\n" }
                let clients = try await server.clients(3) { (client: RawClient) throws in
                    #expect(try client.upgrade(headers: from("2001:db8::1")).hasPrefix("HTTP/1.1 101"))
                }
                // The same /64.
                let fourth = try await server.client { try $0.upgrade(headers: from("2001:db8::2")) }
                #expect(fourth.hasPrefix("HTTP/1.1 429") && fourth.contains("Retry-After: 30"))
                #expect(server.sockets.counts.reading.crowded == 1)
                let other = try await server.client { try $0.upgrade(headers: from("2001:db8:0:1::1")) }
                let isKnown = !rules.proxies.ranges.isEmpty
                #expect(other.hasPrefix("HTTP/1.1 \(isKnown ? 101 : 429)"))

                clients[0].hangUp()
                try await eventually("the place to be free") { server.sockets.counts.reading.open <= 2 }
                let again = try await server.client { try $0.upgrade(headers: from("2001:db8::2")) }
                #expect(again.hasPrefix("HTTP/1.1 101"))
                for client in clients.dropFirst() { client.hangUp() }
                try await eventually("them to be gone") { server.sockets.connections.count == 0 }
            }
        }
    }

    @Test func `streams behind a proxy count for their client until they end`()
        async throws
    {
        let rules = ClientRules(proxies: TrustedProxies([try AddressRange("127.0.0.1")]))
        try await TestServer.run(perAddress: 3, rules: rules) { server in
            func stream(_ address: String) async throws -> (RawClient, String) {
                try await server.connected { client in
                    try client.send(
                        "POST /widget/v1/stream HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: \(address)\r\nContent-Length: 2\r\n\r\nhi"
                    )
                    return try client.readHead()
                }
            }
            var open: [RawClient] = []
            for _ in 0..<3 {
                let (client, head) = try await stream("192.0.2.1")
                #expect(head.hasPrefix("HTTP/1.1 200"))
                open.append(client)
            }
            let (fourth, refused) = try await stream("192.0.2.1")
            #expect(refused.hasPrefix("HTTP/1.1 429") && refused.contains("Retry-After: 30"))
            let other = try await stream("192.0.2.2")
            #expect(other.1.hasPrefix("HTTP/1.1 200"))
            // A socket counts like a stream.
            let socket = try await server.client { try $0.upgrade(headers: "X-Forwarded-For: 192.0.2.1\r\n") }
            #expect(socket.hasPrefix("HTTP/1.1 429"))

            for client in open + [fourth, other.0] { client.hangUp() }
            try await eventually("them to be gone") { server.sockets.connections.count == 0 }
            for _ in 0..<10 {  // answered, so they no longer count
                let (head, _) = try await server.client {
                    try $0.ask("GET", "/healthz", headers: "X-Forwarded-For: 192.0.2.1\r\n")
                }
                #expect(head.hasPrefix("HTTP/1.1 200"))
            }
        }
    }

    @Test func `an IPv6 site has eight times as many connections as one of its networks`() async throws {
        let rules = ClientRules(proxies: TrustedProxies([try AddressRange("127.0.0.1")]))
        try await TestServer.run(perAddress: 1, rules: rules) { server in
            func socket(_ address: String) async throws -> (RawClient, String) {
                try await server.connected { try $0.upgrade(headers: "X-Forwarded-For: \(address)\r\n") }
            }
            var sockets: [(RawClient, String)] = []
            for network in 0..<9 { sockets.append(try await socket("2001:db8:7:\(network)::1")) }
            #expect(
                sockets.map { $0.1.hasPrefix("HTTP/1.1 101") } == Array(repeating: true, count: 8) + [false])
            let other = try await socket("2001:db8:8::1")
            #expect(other.1.hasPrefix("HTTP/1.1 101"))
            for (client, _) in sockets + [other] { client.hangUp() }
            try await eventually("them to be gone") { server.sockets.connections.count == 0 }
        }
    }

    // MARK: headers of every response

    private static let refusals: [(request: String, status: Int)] = [
        ("GET /healthz HTTP/1.1\r\n\r\n", 400),
        ("GET /healthz HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
        ("GET /healthz HTTP/1.1\r\nHost: \r\n\r\n", 400),
        ("GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
        ("GET /healthz HTTP/1.1\r\nHost: a, b\r\n\r\n", 400),
        ("GET /healthz HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        ("\u{16}\u{3}\u{1} hello\r\n\r\n", 400),
        ("GET /healthz HTTP/1.1\r\nHost: a\r\n no\r\n\r\n", 400),
        ("POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        ("POST /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 400),
        ("POST /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n", 400),
        ("POST /healthz HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        ("GET /healthz HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "x", count: 40_000))\r\n\r\n", 431),
        ("GET /healthz HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n", 417),
        ("GET /widget/v1/socket HTTP/1.1\r\nHost: a\r\n\r\n", 426),
        ("GET /api/v1/socket HTTP/1.1\r\nHost: a\r\n\r\n", 426),
        ("GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 404),
        ("GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 200),
        ("GET /console HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 200),
        ("PUT /console HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 405),
        ("GET /healthz HTTP/1.0\r\n\r\n", 200),
    ]

    @Test(arguments: refusals)
    func `every response has the same headers`(request: String, status: Int) async throws {
        try await TestServer.run { server in
            let answer = try await server.client { client in
                try client.send(request)
                return String(decoding: try client.readToEnd(), as: UTF8.self)
            }

            #expect(answer.split(separator: " ").dropFirst().first == "\(status)")
            let isPage = request.contains("/console") && status == 200
            for line in [
                "X-Content-Type-Options: nosniff", "Referrer-Policy: same-origin", "X-Frame-Options: DENY",
                "Content-Security-Policy: default-src 'none'", "Cross-Origin-Resource-Policy: same-origin",
                "Cross-Origin-Opener-Policy: same-origin", "Connection: close", "Date: ",
                isPage ? "Cache-Control: no-cache" : "Cache-Control: no-store",
            ] {
                #expect(answer.lowercased().contains("\r\n\(line.lowercased())"), "\(line)")
            }
        }
    }

    @Test func `responses after a time-out and from a stopping server have the same headers`() async throws {
        try await TestServer.run(times: Self.short) { server in
            let late = try await server.client { client in
                try client.send("GET /heal")
                return try client.readHead()
            }
            #expect(late.hasPrefix("HTTP/1.1 408") && late.contains("nosniff") && late.contains("no-store"))
            await server.sockets.stop()
            let stopping = try await server.client { client in
                try client.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
                return try client.readHead()
            }
            #expect(stopping.hasPrefix("HTTP/1.1 503") && stopping.contains("nosniff"))
        }
    }

    @Test func `a client that expects 100 Continue receives it`() async throws {
        try await TestServer.run { server in
            try await server.client { client in
                for _ in 0..<2 {
                    try client.send(
                        "POST /widget/v1/commands HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
                    )
                    #expect(try client.readHead() == "HTTP/1.1 100 Continue")
                    try client.send("{}")
                    #expect(try client.readHead().hasPrefix("HTTP/1.1 200"))
                    #expect(try client.read(11) == Array(#"{"bytes":2}"#.utf8))
                }
            }
        }
    }

    @Test func `a body that is too large is refused before it is sent`() async throws {
        try await TestServer.run { server in
            let (head, chunked) = try await server.client { client in
                try client.send(
                    "POST /widget/v1/commands HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n\r\n"
                )
                let other = try RawClient(port: server.port)
                defer { other.hangUp() }
                try other.send(
                    "POST /widget/v1/commands HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
                for _ in 0..<8 { try other.send("4000\r\n\(String(repeating: "x", count: 0x4000))\r\n") }
                return (try client.readHead(), try other.readHead())
            }

            for answer in [head, chunked] {
                #expect(answer.hasPrefix("HTTP/1.1 413") && answer.contains("Connection: close"))
            }
        }
    }

    @Test func `a client that closes its side still gets the response`() async throws {
        try await TestServer.run { server in
            let answer = try await server.client { client in
                try client.send("POST /widget/v1/commands HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}")
                client.shutSendingSide()
                return String(decoding: try client.readToEnd(), as: UTF8.self)
            }
            #expect(answer.hasPrefix("HTTP/1.1 200") && answer.hasSuffix(#"{"bytes":2}"#))
        }
    }
}

@Suite struct AnswerHeadersTests {
    @Test(arguments: [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
    ])
    func `dates are formatted by RFC 9110`(seconds: Int, text: String) {
        #expect(AnswerHeaders.date(seconds) == text)
    }
}
