import FoyerRealtime
import FoyerSessions
import Foundation
import Synchronization
import TestSupport

/// Keeps the frames that a session sends.
final class FakeSink: FrameSink {
    let outlet: any Outlet
    private let state = Mutex<(frames: [SentFrame], code: UInt16?)>(([], nil))
    private let pauses = Mutex(0)

    init(_ outlet: any Outlet = InlineOutlet()) { self.outlet = outlet }

    /// Keeps the frame. A frame after the close is dropped, as it would reach no client.
    func send(_ frame: Frame) {
        state.withLock { state in
            guard state.code == nil else { return }
            state.frames.append(SentFrame(frame.bytes))
        }
    }
    func close(code: UInt16) { state.withLock { $0.code = $0.code ?? code } }
    func pauseReading() { pauses.withLock { $0 += 1 } }
    func resumeReading() { pauses.withLock { $0 -= 1 } }

    /// Whether the session has stopped reading from the client.
    var isPaused: Bool { pauses.withLock { $0 > 0 } }

    var frames: [SentFrame] { state.withLock { $0.frames } }
    /// The close code; nil while it is open.
    var code: UInt16? { state.withLock { $0.code } }

    func all(_ type: String) -> [SentFrame] { frames.filter { $0["type"] == type } }

    /// Waits for a frame of this type and returns the first one.
    func first(_ type: String) async throws -> SentFrame {
        try await eventually("\(type), after \(frames.map(\.text))") { !all(type).isEmpty }
        return all(type)[0]
    }

    func closing() async throws -> UInt16 {
        try await eventually("closing") { code != nil }
        return code ?? 0
    }
}

/// Delivers synchronously, on the caller's thread.
final class InlineOutlet: Outlet {
    func deliver(_ notice: HubEvent, to listeners: [any Listener]) {
        for listener in listeners { listener.handle(notice) }
    }
}

/// Loses, duplicates and reorders events that have a position, and delivers all others at once.
final class LossyOutlet: Outlet {
    private let state:
        Mutex<(random: SplitMix, held: [(notice: HubEvent, listeners: [any Listener])], isHonest: Bool)>

    init(seed: UInt64) { state = Mutex((SplitMix(seed: seed), [], false)) }

    /// Stops losing events, and delivers those that were held back.
    func becomeHonest() {
        let held = state.withLock { state in
            state.isHonest = true
            defer { state.held = [] }
            return state.held
        }
        for (notice, listeners) in held { for listener in listeners { listener.handle(notice) } }
    }

    func deliver(_ notice: HubEvent, to listeners: [any Listener]) {
        let now = state.withLock { state -> [(notice: HubEvent, listeners: [any Listener])] in
            guard notice.position != nil, !state.isHonest else { return [(notice, listeners)] }
            switch Int.random(in: 0..<10, using: &state.random) {
            case 0, 1: return []
            case 2, 3: return [(notice, listeners), (notice, listeners)]
            case 4, 5:
                state.held.append((notice, listeners))
                return []
            default:
                defer { state.held = [] }
                return Int.random(in: 0..<2, using: &state.random) == 0
                    ? state.held + [(notice, listeners)] : [(notice, listeners)] + state.held.reversed()
            }
        }
        for (notice, listeners) in now { for listener in listeners { listener.handle(notice) } }
    }
}

/// One frame as a client parses it; parsed once, since tests read it often.
struct SentFrame: Sendable, CustomStringConvertible {
    let text: String
    /// Texts and numbers by their path, e.g. "chat.id".
    private let values: [String: String]
    /// The sequence numbers and texts of its messages.
    let sequences: [Int64]

    init(_ bytes: [UInt8]) {
        text = String(decoding: bytes, as: UTF8.self)
        let object = ((try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]) ?? [:]
        values = Self.flat(object, at: "")
        let messages =
            (object["message"] as? [String: Any]).map { [$0] } ?? object["messages"] as? [[String: Any]] ?? []
        sequences = messages.compactMap { ($0["sequence"] as? NSNumber)?.int64Value }
    }

    var description: String { text }

    /// The value at a path; nil if there is none.
    subscript(path: String) -> String? { values[path] }

    private static func flat(_ object: [String: Any], at path: String) -> [String: String] {
        var values: [String: String] = [:]
        for (name, value) in object {
            switch value {
            case let text as String: values[path + name] = text
            case let number as NSNumber: values[path + name] = "\(number)"
            case let inner as [String: Any]:
                values.merge(flat(inner, at: path + name + ".")) { old, _ in old }
            default: break
            }
        }
        return values
    }
}
