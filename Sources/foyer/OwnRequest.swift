import FoyerCore
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// A request to a Foyer on this machine or beside it, without TLS.
enum OwnRequest {
    struct Answer: Sendable {
        let status: Int
        /// At most `bodyLimit` bytes, on one line.
        let body: String
    }

    /// Bytes of an answer that are read: all of ours to such requests are shorter.
    private static let bodyLimit = 4_096

    enum Failure: Error, CustomStringConvertible {
        case unreachable(String)
        case silent(Span)
        case notHTTP

        var description: String {
            switch self {
            case .unreachable(let reason): reason
            case .silent(let patience): "no answer within \(patience.milliseconds / 1_000) s"
            case .notHTTP: "the answer is not HTTP"
            }
        }
    }

    /// An address to connect to, for one to listen on.
    static func reachable(_ host: String) -> String {
        switch host {
        case "0.0.0.0", "": "127.0.0.1"
        case "::", "[::]": "::1"
        default: host
        }
    }

    static func get(_ path: String, host: String, port: Int, patience: Span) async throws(Failure) -> Answer {
        do {
            return try await withThrowingTaskGroup(of: Answer.self) { group in
                group.addTask { try await ask(path, host: host, port: port, patience: patience) }
                group.addTask {
                    // The deadline; cancelled when the answer comes first.
                    try await Task.sleep(for: .milliseconds(patience.milliseconds))
                    throw Failure.silent(patience)
                }
                defer { group.cancelAll() }
                guard let first = try await group.next() else { throw Failure.notHTTP }
                return first
            }
        } catch let failure as Failure {
            throw failure
        } catch let error as IOError {
            throw .unreachable(String(cString: strerror(error.errnoCode)))
        } catch let error as NIOConnectionError {
            let reasons = error.connectionErrors.map { ($0.error as? IOError)?.errnoCode }
            let reason = reasons.compactMap { $0 }.first.map { String(cString: strerror($0)) }
            throw .unreachable(reason ?? "the name has no address")
        } catch is HTTPParserError {
            throw .notHTTP
        } catch {
            throw .unreachable("\(error)")
        }
    }

    private static func ask(
        _ path: String, host: String, port: Int, patience: Span
    ) async throws -> Answer {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.milliseconds(patience.milliseconds))
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(
                        wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            let headers: HTTPHeaders = [
                "Host": host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)", "Connection": "close",
            ]
            try await outbound.write(
                .head(HTTPRequestHead(version: .http1_1, method: .GET, uri: path, headers: headers)))
            try await outbound.write(.end(nil))
            var status: Int?
            var body = ""
            for try await part in inbound {
                switch part {
                case .head(let head): status = Int(head.status.code)
                case .body(let bytes): body += String(buffer: bytes)
                case .end: break
                }
                if body.utf8.count > bodyLimit { break }
            }
            guard let status else { throw Failure.notHTTP }
            let line = body.split(whereSeparator: \.isNewline).joined(separator: " ")
            return Answer(status: status, body: String(line.prefix(bodyLimit)))
        }
    }
}
