import Glibc
import NIOPosix

/// A client that sends and receives raw bytes, without a library that would correct them.
///
/// Connecting, sending and reading block, and need a thread of `BlockingThreads`; `hangUp` does not. Unchecked since a test
/// passes it from one thread to the next and never uses it on two at once.
final class RawClient: @unchecked Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Seconds; longer than any step takes on a busy machine.
    private static let patience = 60

    private let descriptor: Int32
    private var unread: [UInt8] = []

    /// - Parameter receiveBuffer: the bytes that the kernel accepts for a client that does not read; 0 for the default.
    init(port: Int, receiveBuffer: Int32 = 0) throws {
        BlockingThreads.requireCurrent()
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(description: "no socket: \(errno)") }
        var patience = timeval(tv_sec: Self.patience, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        if receiveBuffer > 0 {
            var size = receiveBuffer
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure(description: "not connected: \(errno)") }
    }

    func hangUp() {
        close(descriptor)
    }

    /// Shuts down the sending side; receiving still works.
    func shutSendingSide() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    func send(_ bytes: [UInt8]) throws {
        BlockingThreads.requireCurrent()
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure(description: "not sent: \(errno)") }
            rest = rest.dropFirst(count)
        }
    }

    func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    /// Reads the next `count` bytes.
    func read(_ count: Int) throws -> [UInt8] {
        while unread.count < count {
            guard try receive() else {
                throw Failure(description: "ended after \(unread.count) of \(count) bytes")
            }
        }
        defer { unread.removeFirst(count) }
        return Array(unread.prefix(count))
    }

    /// Reads until the server closes its side.
    func readToEnd() throws -> [UInt8] {
        while try receive() {}
        defer { unread = [] }
        return unread
    }

    /// Reads the head of a response, without the empty line after it.
    func readHead() throws -> String {
        var head: [UInt8] = []
        while !head.ends(with: "\r\n\r\n") { head += try read(1) }
        return String(decoding: head.dropLast(4), as: UTF8.self)
    }

    /// Reads a frame with a 7-bit or 16-bit length.
    func readFrame() throws -> (first: UInt8, payload: [UInt8]) {
        let head = try read(2)
        guard head[1] != 127 else { throw Failure(description: "a long frame was not expected") }
        let long = head[1] == 126 ? try read(2) : []
        let count = long.isEmpty ? Int(head[1]) : Int(long[0]) << 8 | Int(long[1])
        return (head[0], try read(count))
    }

    /// Requests a WebSocket and reads the response.
    func upgrade(path: String = "/widget/v1/socket", headers: String = "") throws -> String {
        try send(
            "GET \(path) HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\(headers)\r\n"
        )
        return try readHead()
    }

    /// Sends an HTTP request and reads the whole response.
    func ask(_ method: String, _ path: String, headers: String = "", body: String = "") throws -> (
        head: String, body: String
    ) {
        try send(
            "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)"
        )
        let head = try readHead()
        let length = head.split(separator: "\r\n").lazy.compactMap { line -> Int? in
            let line = line.lowercased()
            return line.hasPrefix("content-length: ") ? Int(line.dropFirst(16)) : nil
        }.first
        return (head, String(decoding: try read(method == "HEAD" ? 0 : length ?? 0), as: UTF8.self))
    }

    /// Whether the server closes or resets the connection within so many milliseconds.
    func isOver(within milliseconds: Int32) throws -> Bool {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&wanted, 1, milliseconds) > 0 else { return false }
        return try !receive()
    }

    /// Waits for bytes; false if the server has closed or reset the connection.
    private func receive() throws -> Bool {
        BlockingThreads.requireCurrent()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count >= 0 || errno == ECONNRESET else { throw Failure(description: "nothing came: \(errno)") }
        unread += buffer.prefix(max(count, 0))
        return count > 0
    }
}

extension Array where Element == UInt8 {
    fileprivate func ends(with text: String) -> Bool {
        suffix(text.utf8.count).elementsEqual(text.utf8)
    }
}
