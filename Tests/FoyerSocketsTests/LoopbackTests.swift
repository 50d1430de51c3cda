import FoyerSessions
import FoyerWire
import Testing
import TestSupport

@testable import FoyerSockets

@Suite(.serialized) struct LoopbackTests {
    @Test func `HTTP and WebSockets share a port`() async throws {
        try await TestServer.run { server in
            let health = try await server.client { try $0.ask("GET", "/healthz") }
            let (head, echo) = try await server.client { client in
                let head = try client.upgrade()
                try client.send(ClientFrame.text("hello"))
                return (head, try client.readFrame())
            }

            #expect(health.head.hasPrefix("HTTP/1.1 200") && health.body == "ok\n")
            #expect(head.hasPrefix("HTTP/1.1 101"))
            #expect(head.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), "the accept key of RFC 6455 section 1.3")
            #expect(echo.first == 0x81 && echo.payload == Array("hello".utf8))
        }
    }

    @Test func `frames sent before the response to the handshake are received`() async throws {
        try await TestServer.run { server in
            let echo = try await server.client { client in
                try client.send(
                    Array(
                        """
                        GET /widget/v1/socket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r
                        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n
                        """.utf8
                    ) + ClientFrame.text("early")
                )
                _ = try client.readHead()
                return try client.readFrame().payload
            }

            #expect(echo == Array("early".utf8))
        }
    }

    @Test(
        arguments: [
            (ClientFrame.make(first: 0x82, [1]), 1003), (ClientFrame.make(first: 0x81, [0xFF]), 1007),
            (ClientFrame.make(first: 0x81, isMasked: false), 1002), (ClientFrame.make(first: 0xC1), 1002),
            (ClientFrame.make(first: 0x81, Array(repeating: 0x78, count: 16_385)), 1009),
            (ClientFrame.close(4000), 4000),
        ] as [([UInt8], UInt16)])
    func `the close frame states the reason, and the connection ends`(bytes: [UInt8], code: UInt16)
        async throws
    {
        try await TestServer.run { server in
            let answer = try await server.client { client in
                _ = try client.upgrade()
                try client.send(bytes)
                return try client.readToEnd()
            }

            #expect(answer == [0x88, 2, UInt8(code >> 8), UInt8(code & 0xFF)])
            try await eventually("the connection to be gone") { server.sockets.connections.count == 0 }
        }
    }

    @Test func `an agent's message may be four times as large`() async throws {
        try await TestServer.run { server in
            let count = try await server.client { client in
                _ = try client.upgrade(path: "/api/v1/socket")
                try client.send(ClientFrame.make(first: 0x81, Array(repeating: 0x78, count: 65_000)))
                return try client.readFrame().payload.count
            }

            #expect(count == 65_000)
        }
    }

    @Test(arguments: [
        ("GET", "", 426), ("GET", "Upgrade: websocket\r\nConnection: close\r\n", 426), ("POST", "", 426),
        (
            "GET",
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: a\r\nSec-WebSocket-Version: 8\r\n",
            426
        ),
        ("GET", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n", 400),
        (
            "GET",
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13\r\n",
            400
        ),
        (
            "GET",
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + String(repeating: "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", count: 2),
            400
        ),
    ])
    func `invalid WebSocket requests are refused with a reason`(method: String, headers: String, status: Int)
        async throws
    {
        try await TestServer.run { server in
            let (head, body) = try await server.client { client in
                try client.send("\(method) /widget/v1/socket HTTP/1.1\r\nHost: a\r\n\(headers)\r\n")
                return (try client.readHead(), String(decoding: try client.readToEnd(), as: UTF8.self))
            }

            #expect(head.hasPrefix("HTTP/1.1 \(status)") && head.contains("application/problem+json"))
            #expect(body.contains("\"status\":\(status)"))
        }
    }

    @Test func `a refusal by the session is sent instead of the upgrade`() async throws {
        try await TestServer.run(visitor: { request, _ in
            .refused(Problem(.originNotAllowed, detail: request.origin ?? "none"))
        }) { server in
            let (head, body) = try await server.client { client in
                (
                    try client.upgrade(headers: "Origin: https://evil.example\r\n"),
                    String(decoding: try client.readToEnd(), as: UTF8.self)
                )
            }

            #expect(head.hasPrefix("HTTP/1.1 403"))
            #expect(body.contains(#""code":"originNotAllowed","detail":"https://evil.example""#))
        }
    }

    @Test func `a thousand connections that open and close leave nothing behind`() async throws {
        _ = ConnectionLimit.ofProcess()  // raises the limit of open files
        try await TestServer.run { server in
            for round in 0..<10 {
                try await server.client { _ in
                    var clients: [RawClient] = []
                    defer { for client in clients { client.hangUp() } }
                    for number in 0..<100 {
                        let client = try RawClient(port: server.port)
                        clients.append(client)
                        _ = try client.upgrade()
                        // Some send a close frame, some only shut down their sending side, some just disconnect.
                        if number % 3 == 0 { try client.send(ClientFrame.close(1000)) }
                        if number % 3 == 1 { client.shutSendingSide() }
                    }
                }
                try await eventually("the sockets of round \(round) to be gone") {
                    server.sockets.connections.count == 0 && server.sockets.counts.reading.open == 0
                }
            }
            #expect(server.sockets.counts.reading.total == 1_000)
        }
    }

    @Test func `a peer that closes its side during the closing handshake is disconnected at once`()
        async throws
    {
        try await TestServer.run { server in
            try await server.client { client in
                _ = try client.upgrade()
                client.shutSendingSide()
                #expect(try client.readToEnd().isEmpty)
            }
            try await eventually("the connection to be gone") { server.sockets.connections.count == 0 }
        }
    }

    @Test func `a client that does not read is disconnected, and others are not`() async throws {
        try await TestServer.run { server in
            let slow = try await server.clients(1, receiveBuffer: 2_048) { client in
                _ = try client.upgrade()
                try client.send(ClientFrame.text("flood"))
            }
            defer { for client in slow { client.hangUp() } }

            try await eventually("the slow one to be cut") { server.sockets.counts.reading.cut == 1 }

            let echo = try await server.client { client in
                _ = try client.upgrade()
                try client.send(ClientFrame.text("hello"))
                return try client.readFrame().payload
            }
            #expect(echo == Array("hello".utf8))
            try await eventually("both to be gone") { server.sockets.connections.count == 0 }
        }
    }

    @Test func `near the limit of open files the server refuses with a time to retry`() async throws {
        // 95 % of 40 are 38 connections.
        try await TestServer.run(files: 40) { server in
            let clients = try await server.clients(38) { _ = try $0.upgrade() }
            let refused = try await server.client { try $0.upgrade() }
            #expect(refused.hasPrefix("HTTP/1.1 503") && refused.contains("Retry-After: "))

            for client in clients { client.hangUp() }
            try await eventually("them to be gone") { server.sockets.connections.count == 0 }
            #expect(try await server.client { try $0.upgrade() }.hasPrefix("HTTP/1.1 101"))
        }
    }

    @Test func `a stopping server informs every client`() async throws {
        try await TestServer.run { server in
            let codes = try await server.client { client in
                let agent = try RawClient(port: server.port)
                defer { agent.hangUp() }
                _ = try client.upgrade()
                _ = try agent.upgrade(path: "/api/v1/socket")
                let closing = Task { await server.sockets.stop() }
                defer { closing.cancel() }
                return try [client, agent].map { client in
                    let frame = try client.readFrame()
                    try client.send(ClientFrame.make(first: 0x88, frame.payload))
                    return frame.payload
                }
            }
            #expect(codes == [[0x03, 0xF4], [0x03, 0xF4]])
            try await eventually("both to be gone") { server.sockets.counts.reading.open == 0 }
        }
    }

    @Test func `bytes that are not HTTP are refused`() async throws {
        try await TestServer.run { server in
            let answer = try await server.client { client in
                try client.send("\u{16}\u{3}\u{1} hello\r\n\r\n")
                return String(decoding: try client.readToEnd(), as: UTF8.self)
            }

            #expect(answer.hasPrefix("HTTP/1.1 400") && answer.contains("\"code\":\"malformed\""))
        }
    }
}
