import FoyerSessions
import FoyerWire
import Foundation
import NIOHTTP1

/// Checks of a request's head before anything else is done.
enum RequestCheck {
    /// What is wrong with `head`; nil if nothing.
    static func problem(in head: HTTPRequestHead) -> Problem? {
        // RFC 9112 section 3.2: exactly one Host field in HTTP/1.1. HTTP/1.0 did not have it yet.
        let hosts = head.headers["host"]
        guard hosts.count == 1 || hosts.isEmpty && head.isHTTP10 else {
            return Problem(
                .malformed, detail: "A request has exactly one Host header; this one has \(hosts.count).")
        }
        guard hosts.allSatisfy(isAuthority) else {
            return Problem(.malformed, detail: "The Host header is a host name and an optional port.")
        }
        // RFC 9112 section 6.1: a coding that is not understood is refused, and HTTP/1.0 knows none. The section suggests 501; it is
        // 400 here, because nothing that a stranger sends may count as a fault of the server.
        let codings = head.headers[canonicalForm: "transfer-encoding"].map { $0.lowercased() }
        guard codings.isEmpty || codings == ["chunked"] else {
            return Problem(.malformed, detail: "The only transfer coding supported is chunked.")
        }
        guard codings.isEmpty || !head.isHTTP10 else {
            return Problem(.malformed, detail: "HTTP/1.0 has no Transfer-Encoding.")
        }
        // RFC 9110 section 10.1.1: 100-continue is the only expectation there is.
        guard expectations(of: head).allSatisfy({ $0 == "100-continue" }) else {
            return Problem(
                .malformed, status: 417, title: "Expectation failed",
                detail: "The only expectation supported is 100-continue.")
        }
        return nil
    }

    /// Whether the client waits for 100 Continue before it sends the body.
    static func wantsContinue(_ head: HTTPRequestHead) -> Bool {
        !expectations(of: head).isEmpty
    }

    /// The announced length of the body; nil if there is none.
    static func announcedLength(of head: HTTPRequestHead) -> Int? {
        head.headers.first(name: "content-length").flatMap(Int.init)
    }

    /// Whether NIO's decoder stops after this request, since another protocol may follow.
    static func endsHTTP(_ head: HTTPRequestHead) -> Bool {
        head.method == .CONNECT || head.headers.contains(name: "upgrade")
    }

    /// What is wrong with `head` as a WebSocket handshake (RFC 6455 section 4.2.1), and the headers of the
    /// response; nil if nothing.
    static func problem(inHandshake head: HTTPRequestHead) -> (Problem, HTTPHeaders)? {
        let names = { (field: String) in head.headers[canonicalForm: field].map { $0.lowercased() } }
        guard head.method == .GET, names("upgrade").contains("websocket"),
            names("connection").contains("upgrade")
        else {
            let problem = Problem(
                .malformed, status: 426, title: "WebSocket expected",
                detail: "Only WebSocket connections are possible here.")
            return (problem, ["Upgrade": "websocket"])
        }
        guard head.headers["sec-websocket-version"] == ["13"] else {
            let problem = Problem(
                .malformed, status: 426, title: "WebSocket 13 expected",
                detail: "The header Sec-WebSocket-Version must be 13.")
            return (problem, ["Upgrade": "websocket", "Sec-WebSocket-Version": "13"])
        }
        let keys = head.headers["sec-websocket-key"]
        guard keys.count == 1, Data(base64Encoded: keys[0])?.count == keyLength else {
            return (
                Problem(
                    .malformed, detail: "The header Sec-WebSocket-Key must be 16 bytes in base 64."), [:]
            )
        }
        return nil
    }

    /// Bytes of a `Sec-WebSocket-Key`.
    private static let keyLength = 16

    private static func expectations(of head: HTTPRequestHead) -> [String] {
        // RFC 9110 section 10.1.1: an HTTP/1.0 client's expectation is ignored.
        guard !head.isHTTP10 else { return [] }
        return head.headers[canonicalForm: "expect"].map { $0.lowercased() }.filter { !$0.isEmpty }
    }

    /// A host name or address, optionally with a port (RFC 3986 section 3.2), without user information.
    private static func isAuthority(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "-._~%[]:".utf8.contains(byte)
                }
            }
    }
}

extension HTTPRequestHead {
    /// Whether the client speaks HTTP/1.0, which has neither chunks nor expectations.
    var isHTTP10: Bool { version.minor == 0 }
}
