extension SocketHandler {
    /// The server's side of RFC 6455 as a value: bytes in, actions out.
    /// Holds no buffer between messages. Fails at the first byte that violates the protocol; what follows is
    /// ignored.
    struct StateMachine: Sendable {
        enum Action: Hashable, Sendable {
            /// A complete text message, validated as UTF-8.
            case message([UInt8])
            /// A complete binary message, where those are echoed.
            case sendBack([UInt8])
            case answerPing([UInt8])
            /// The peer sent a close frame: answer with this payload, then disconnect.
            case answerClose([UInt8])
            /// Our close frame was answered: disconnect.
            case hangUp
            /// Send a close frame with this code, then disconnect.
            case fail(UInt16)
        }

        private enum Phase: UInt8 {
            case open
            /// We have sent a close frame and wait for the peer's.
            case closing
            case over
        }

        /// Maximum bytes of a message, in one frame or several.
        let messageLimit: Int
        let binary: SocketPolicy.Binary
        private var phase = Phase.open
        private var head = FrameHead()
        private var isInPayload = false
        private var isInMessage = false
        /// Whether the current message is binary, and therefore need not be UTF-8.
        private var isBinary = false
        /// Payload bytes of this frame received so far.
        private var taken: UInt64 = 0
        private var check = TextCheck()
        private var message: [UInt8] = []
        private var control: [UInt8] = []

        init(messageLimit: Int, binary: SocketPolicy.Binary = .refused) {
            self.messageLimit = messageLimit
            self.binary = binary
        }

        /// Records that we send a close frame; false if one was sent before.
        mutating func beginClosing() -> Bool {
            guard phase == .open else { return false }
            phase = .closing
            return true
        }

        /// The next action that `bytes` from `position` on require; nil when all are consumed. Advances
        /// `position`.
        mutating func next(in bytes: UnsafeRawBufferPointer, from position: inout Int) -> Action? {
            while phase != .over {
                if isInPayload {
                    if let action = takePayload(bytes, &position) { return action }
                    guard position < bytes.count else { return nil }
                } else {
                    guard position < bytes.count else { return nil }
                    let step = head.take(bytes[position])
                    position += 1
                    if let action = took(step) { return action }
                }
            }
            position = bytes.count
            return nil
        }

        private mutating func took(_ step: FrameHead.Step) -> Action? {
            switch step {
            case .more:
                return nil
            case .broken:
                return fail(CloseCode.protocolError)
            case .sized:
                return begin()
            case .complete:
                isInPayload = true
                taken = 0
                return nil
            }
        }

        /// Whether a frame of this length may begin.
        private mutating func begin() -> Action? {
            switch head.opcode {
            case .close, .ping, .pong:
                return nil  // their length is limited by the head
            case .binary where binary == .refused:
                return fail(CloseCode.unsupportedData)
            case .continuation where !isInMessage, .text where isInMessage, .binary where isInMessage:
                return fail(CloseCode.protocolError)
            case .continuation, .text, .binary:
                guard head.length <= UInt64(messageLimit - message.count) else {
                    return fail(CloseCode.tooBig)
                }
                isInMessage = true
                if head.opcode == .binary { isBinary = true }
                return nil
            }
        }

        private mutating func takePayload(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Action? {
            let count = Int(min(head.length - taken, UInt64(bytes.count - position)))
            let piece = UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
            position += count
            if head.opcode.isControl {
                Self.unmask(piece, head.mask, from: taken, to: &control)
            } else {
                // Reserve space for the whole frame, but only once its bytes begin to arrive.
                if taken == 0, count > 0 { message.reserveCapacity(message.count + Int(head.length)) }
                let start = message.count
                Self.unmask(piece, head.mask, from: taken, to: &message)
                let isFit =
                    isBinary
                    || message.withUnsafeBytes {
                        check.take(UnsafeRawBufferPointer(rebasing: $0[start...]))
                    }
                guard isFit else { return fail(CloseCode.invalidText) }
            }
            taken += UInt64(count)
            guard taken == head.length else { return nil }
            defer {
                isInPayload = false
                head = FrameHead()
            }
            return end()
        }

        /// A frame is complete.
        private mutating func end() -> Action? {
            switch head.opcode {
            case .text, .continuation, .binary:
                guard head.isFinal else { return nil }
                guard check.isComplete else { return fail(CloseCode.invalidText) }
                isInMessage = false
                defer { (message, isBinary) = ([], false) }
                guard phase == .open else { return nil }
                return isBinary ? .sendBack(message) : .message(message)
            case .ping:
                defer { control = [] }
                return phase == .open ? .answerPing(control) : nil
            case .pong:
                control = []
                return nil
            case .close:
                defer { control = [] }
                return close(control)
            }
        }

        private mutating func close(_ payload: [UInt8]) -> Action {
            if !payload.isEmpty {
                guard payload.count >= 2, CloseCode.mayTravel(UInt16(payload[0]) << 8 | UInt16(payload[1]))
                else {
                    return fail(CloseCode.protocolError)
                }
                var reason = TextCheck()
                let isText = payload.withUnsafeBytes {
                    reason.take(UnsafeRawBufferPointer(rebasing: $0[2...])) && reason.isComplete
                }
                guard isText else { return fail(CloseCode.invalidText) }
            }
            let wasClosing = phase == .closing
            phase = .over
            return wasClosing ? .hangUp : .answerClose(Array(payload.prefix(2)))
        }

        private mutating func fail(_ code: UInt16) -> Action {
            let wasClosing = phase == .closing
            phase = .over
            (message, control) = ([], [])
            return wasClosing ? .hangUp : .fail(code)
        }

        /// Appends `bytes` unmasked; `offset` is the position in the mask.
        private static func unmask(
            _ bytes: UnsafeRawBufferPointer, _ mask: UInt32, from offset: UInt64, to target: inout [UInt8]
        ) {
            for (index, byte) in bytes.enumerated() {
                let turn = (offset &+ UInt64(index)) & 3
                target.append(byte ^ UInt8(truncatingIfNeeded: mask >> (24 - 8 * UInt32(turn))))
            }
        }
    }
}
