import Dispatch
import FoyerHTTP
import FoyerWork
import Foundation
import Synchronization

/// Writes one line for each request. A thread of its own does it: a slow reader of the log delays no answer, and what it cannot take in
/// time is counted and not written.
final class AccessLog: Sendable {
    private struct Entry: Sendable {
        let request: AnsweredRequest
        let at: Date
    }

    /// Lines that wait: a few seconds of a busy server.
    private static let waitingLimit = 20_000
    /// Seconds that stopping waits for the last lines: a standard error that nobody reads must not keep the
    /// process.
    private static let patience = 2.0
    /// Lines in one system call.
    private static let groupLimit = 500

    private let leastStatus: Int?
    private let queue = WorkQueue<Entry>(limit: waitingLimit)
    private let lost = Atomic(0)
    private let ended = DispatchGroup()

    /// - Parameter write: takes whole lines; called on the log's thread. By default, standard error.
    init(
        _ level: AccessLogLevel, format: LogFormat,
        write: @escaping @Sendable (Data) -> Void = { FileHandle.standardError.write($0) }
    ) {
        leastStatus = level.leastStatus
        guard leastStatus != nil else { return }
        ended.enter()
        queue.serve(thread: "foyer-log") { [queue] in
            let lines = queue.take(Self.groupLimit).map { Self.line($0, format) }
            write(Data(lines.joined().utf8))
        } end: { [ended] in
            ended.leave()
        }
    }

    /// Lines that were not written, since too many waited.
    var lostLines: Int { lost.load(ordering: .relaxed) }

    func record(_ request: AnsweredRequest) {
        guard let leastStatus, request.status >= leastStatus else { return }
        do { try queue.add(Entry(request: request, at: Date())) } catch { lost.add(1, ordering: .relaxed) }
    }

    /// Returns when every line is written, or after `patience`.
    func close() {
        queue.close()
        _ = ended.wait(timeout: .now() + Self.patience)
    }

    /// Every part is of this program or checked by it (`RequestID`), so that nothing needs to be escaped.
    private static func line(_ entry: Entry, _ format: LogFormat) -> String {
        let request = entry.request
        let level = request.status >= 500 ? "warning" : "info"
        let time = entry.at.formatted(time)
        let seconds = seconds(request.duration)
        let route = request.route ?? "none"
        switch format {
        case .json:
            let bytes = request.bytes.map { "\"bytes\":\($0)," } ?? ""
            let id = request.id.map { "\"requestId\":\"\($0)\"," } ?? ""
            return "{\(bytes)\"duration\":\(seconds),\"level\":\"\(level)\",\"message\":\"request\","
                + "\"method\":\"\(request.method)\",\(id)\"route\":\"\(route)\",\"status\":\(request.status),"
                + "\"time\":\"\(time)\"}\n"
        case .text:
            let bytes = request.bytes.map { " bytes=\($0)" } ?? ""
            let id = request.id.map { " requestId=\($0)" } ?? ""
            return
                "\(time) \(level) request: method=\(request.method) route=\(route) status=\(request.status)"
                + " duration=\(seconds)\(bytes)\(id)\n"
        }
    }

    /// Seconds, to the microsecond.
    private static func seconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let micros = String(attoseconds / 1_000_000_000_000)
        return "\(seconds).\(String(repeating: "0", count: 6 - micros.count))\(micros)"
    }

    /// RFC 3339 in UTC, to the millisecond.
    private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
