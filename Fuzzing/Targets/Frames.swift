@testable import FoyerSockets

private typealias Machine = SocketHandler.StateMachine
private typealias Action = SocketHandler.StateMachine.Action

/// The WebSocket frames of a client. The first byte of an input selects whether the rest is raw bytes or a list of frames to encode.
let frames = Target(
    name: "frames",
    check: { bytes in
        var input = Input(bytes)
        let choice = input.byte()
        let machine = Machine(messageLimit: FramesCheck.limit, binary: choice & 2 == 0 ? .refused : .sentBack)
        if choice & 1 == 0 {
            FramesCheck.wire(input.rest(), machine, closing: choice & 4 != 0)
        } else {
            FramesCheck.list(&input, machine)
        }
    },
    worst: [
        Worst("one long text", work: FramesCheck.run) {
            ListedFrame(.text, true, $0).encoded(mask: 0x0102_0304)
        },
        Worst("fragments of one byte", work: FramesCheck.run) { size in
            let first = ListedFrame(.text, false, 1).encoded(mask: 1)
            let next = ListedFrame(.continuation, false, 1).encoded(mask: 1)
            return first + (0..<size / next.count).flatMap { _ in next }
        },
        Worst("empty fragments", work: FramesCheck.run) { size in
            let first = ListedFrame(.text, false, 1).encoded(mask: 1)
            let next = ListedFrame(.continuation, false, 0).encoded(mask: 1)
            return first + (0..<size / next.count).flatMap { _ in next }
        },
        Worst("empty pings", work: FramesCheck.run) { size in
            let ping = ListedFrame(.ping, true, 0).encoded(mask: 1)
            return (0..<size / ping.count).flatMap { _ in ping }
        },
    ]
)

private enum FramesCheck {
    /// Small, so that inputs of a hundred bytes reach it.
    static let limit = 200
    /// Larger than the inputs of the cost measurement.
    static let wideLimit = 1 << 20

    /// Raw bytes: the result does not depend on how they are split, and the answers conform to the protocol.
    static func wire(_ bytes: [UInt8], _ fresh: Machine, closing: Bool) {
        var machine = fresh
        if closing { expect(machine.beginClosing(), "cannot close") }
        let whole = actions(machine, bytes, in: [0..<bytes.count])
        expect(
            whole == actions(machine, bytes, in: bytes.indices.map { $0..<$0 + 1 }), "by bytes: not \(whole)")
        var dice = Dice(bytes)
        let pieces = cuts(of: bytes.count, using: &dice)
        expect(whole == actions(machine, bytes, in: pieces), "cut \(pieces): not \(whole)")
        for (place, action) in whole.enumerated() {
            let isLast = place == whole.count - 1
            switch action {
            case .message(let text):
                expect(!closing && text.count <= limit, "a message of \(text.count)")
                expect(UTF8Model.judge(text) == .complete, "a message that is no text")
            case .sendBack(let binary):
                expect(machine.binary == .sentBack && binary.count <= limit, "sends back \(binary.count)")
            case .answerPing(let payload): expect(payload.count <= 125, "a pong of \(payload.count)")
            case .answerClose(let payload):
                expect(isLast && !closing && [0, 2].contains(payload.count), "close frame \(payload)")
            case .hangUp: expect(isLast && closing, "hangs up too early")
            case .fail(let code):
                expect(isLast && !closing && [1002, 1003, 1007, 1009].contains(code), "fails with \(code)")
            }
        }
    }

    /// Valid frames: the machine agrees with the model, whatever the masks are.
    static func list(_ input: inout Input, _ machine: Machine) {
        var frames: [ListedFrame] = []
        while !input.isEmpty, frames.count < 40 {
            let head = input.byte()
            frames.append(ListedFrame(head & 0x0F, head & 0x80 != 0, input.piece()))
        }
        let wanted = FramesModel.actions(frames, limit: limit, sendsBack: machine.binary == .sentBack)
        for mask in [0, 0xFFFF_FFFF, 0x0102_0304] as [UInt32] {
            let bytes = frames.flatMap { $0.encoded(mask: mask) }
            let got = actions(machine, bytes, in: [0..<bytes.count])
            expect(got == wanted, "\(frames), mask \(mask): \(got), not \(wanted)")
        }
    }

    static func run(_ bytes: [UInt8]) {
        _ = actions(Machine(messageLimit: wideLimit), bytes, in: [0..<bytes.count])
    }

    private static func actions(_ fresh: Machine, _ bytes: [UInt8], in pieces: [Range<Int>]) -> [Action] {
        var machine = fresh
        var actions: [Action] = []
        for piece in pieces {
            bytes[piece].withUnsafeBytes { buffer in
                var position = 0
                while let action = machine.next(in: buffer, from: &position) {
                    actions.append(action)
                    expect(actions.count <= bytes.count, "more actions than bytes")
                }
                expect(position == buffer.count, "left \(buffer.count - position) bytes")
            }
        }
        return actions
    }
}

/// A frame that a client may send.
struct ListedFrame: CustomStringConvertible {
    let opcode: UInt8
    let isFinal: Bool
    let payload: [UInt8]

    init(_ opcode: UInt8, _ isFinal: Bool, _ payload: [UInt8]) {
        self.opcode = opcode
        self.isFinal = isFinal
        self.payload = payload
    }

    /// With so many letters.
    init(_ opcode: Opcode, _ isFinal: Bool, _ count: Int) {
        self.init(opcode.rawValue, isFinal, Array(repeating: UInt8(ascii: "a"), count: count))
    }

    var description: String { "\(isFinal ? "" : "…")\(opcode):\(payload)" }

    func encoded(mask: UInt32) -> [UInt8] {
        var bytes = [(isFinal ? 0x80 : 0) | opcode]
        let length = UInt64(payload.count)
        switch length {
        case ...125: bytes.append(0x80 | UInt8(length))
        case ...0xFFFF: bytes += [0xFE] + (0..<2).map { UInt8(truncatingIfNeeded: length >> (8 - 8 * $0)) }
        default: bytes += [0xFF] + (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * $0)) }
        }
        let key = (0..<4).map { UInt8(truncatingIfNeeded: mask >> (24 - 8 * $0)) }
        return bytes + key + payload.enumerated().map { $1 ^ key[$0 & 3] }
    }
}

/// A second implementation of RFC 6455, frame by frame.
private enum FramesModel {
    static func actions(_ frames: [ListedFrame], limit: Int, sendsBack: Bool) -> [Action] {
        var actions: [Action] = []
        var message: [UInt8]?
        var isBinary = false
        for frame in frames {
            let (payload, count) = (frame.payload, frame.payload.count)
            switch frame.opcode {
            case 8, 9, 10:
                guard frame.isFinal, count <= 125 else { return actions + [.fail(1002)] }
                if frame.opcode == 8 { return actions + [close(payload)] }
                if frame.opcode == 9 { actions.append(.answerPing(payload)) }
            case 0, 1, 2:
                if frame.opcode == 2, !sendsBack { return actions + [.fail(1003)] }
                guard (frame.opcode == 0) == (message != nil) else { return actions + [.fail(1002)] }
                guard (message?.count ?? 0) + count <= limit else { return actions + [.fail(1009)] }
                if frame.opcode == 2 { isBinary = true }
                let whole = (message ?? []) + payload
                message = frame.isFinal ? nil : whole
                let verdict = isBinary ? .complete : UTF8Model.judge(whole)
                guard verdict == .complete || verdict == .unfinished && !frame.isFinal else {
                    return actions + [.fail(1007)]
                }
                if frame.isFinal {
                    actions.append(isBinary ? .sendBack(whole) : .message(whole))
                    isBinary = false
                }
            default: return actions + [.fail(1002)]
            }
        }
        return actions
    }

    private static func close(_ payload: [UInt8]) -> Action {
        guard !payload.isEmpty else { return .answerClose([]) }
        guard payload.count >= 2 else { return .fail(1002) }
        let code = Int(payload[0]) << 8 | Int(payload[1])
        guard (1000...1003).contains(code) || (1007...1014).contains(code) || (3000...4999).contains(code)
        else { return .fail(1002) }
        guard UTF8Model.judge(Array(payload[2...])) == .complete else { return .fail(1007) }
        return .answerClose(Array(payload[..<2]))
    }
}
