import FoyerRealtime
import FoyerSessions
import NIOCore

/// A WebSocket after its upgrade: the only handler of its channel, without a task, a timer or a buffer of its
/// own.
/// Confined to its event loop; `send` and `close` hop there from any thread; hence unchecked.
final class SocketHandler: ChannelDuplexHandler, FrameSink, TimerWheelEntry, @unchecked Sendable {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Phase: UInt8 {
        /// The upgrade is not complete.
        case opening
        case open
        /// We have sent a close frame and wait for the answer.
        case closing
        /// Our side is closed; further bytes are discarded until the peer's is.
        case hangingUp
        case gone
    }

    let loop: LoopOutlet
    var place: TimerWheelPlace?
    private let counts: SocketCounts
    private var machine: StateMachine
    private var session: (any ClientSession)?
    private var context: ChannelHandlerContext?
    private var phase = Phase.opening
    private var isUnflushed = false
    /// Number of pauses that were not resumed yet: a resumption may arrive after the next pause.
    private var pauses: UInt8 = 0
    /// The channel asked to read while paused.
    private var isReadDue = false
    /// Frames that wait for the kernel, or slightly more: every 64th frame carries a promise.
    private var waiting: Int32 = 0
    private static let promisedFrame: Int32 = 64
    /// Maximum number of waiting frames.
    private let frameLimit: Int32
    /// When the client last sent something, and whether it was pinged since.
    private var heardAt = 0
    private var wasAsked = false

    init(loop: LoopOutlet, policy: SocketPolicy, counts: SocketCounts) {
        self.loop = loop
        self.counts = counts
        frameLimit = Int32(policy.frameLimit)
        machine = StateMachine(messageLimit: policy.messageLimit, binary: policy.binary)
    }

    /// The session that receives the messages. Set before the upgrade.
    func begin(_ session: any ClientSession) {
        self.session = session
    }

    // MARK: FrameSink

    var outlet: any Outlet { loop }

    func send(_ frame: Frame) {
        guard loop.eventLoop.inEventLoop, phase != .opening else {
            return loop.gather { self.sendNow(frame) }
        }
        sendNow(frame)
    }

    func close(code: UInt16) {
        guard loop.eventLoop.inEventLoop, phase != .opening else {
            return loop.eventLoop.execute { self.sayGoodBye(code: code) }
        }
        sayGoodBye(code: code)
    }

    func pauseReading() {
        guard loop.eventLoop.inEventLoop else { return loop.gather { self.pauseReading() } }
        pauses += 1
    }

    func resumeReading() {
        loop.gather {
            self.pauses -= 1
            guard self.pauses == 0, self.isReadDue else { return }
            self.isReadDue = false
            self.context?.read()
        }
    }

    private func sendNow(_ frame: Frame) {
        guard phase == .open else { return }
        write(loop.encode(frame))
        counts.sent()
    }

    /// Queues bytes; disconnects a client whose queue was full before. One frame may exceed the limit, or
    /// none larger than it could be sent.
    private func write(_ bytes: ByteBuffer) {
        guard let context else { return }
        if isFull(context) {
            flush()  // the queue may be full only because the batch has not been flushed yet
            guard !isFull(context) else {
                counts.cut()
                return cut()
            }
        }
        waiting += 1
        context.write(
            wrapOutboundOut(bytes), promise: waiting % Self.promisedFrame == 0 ? promise(context) : nil)
        guard !isUnflushed else { return }
        isUnflushed = true
        loop.flushSoon(self)
    }

    private func isFull(_ context: ChannelHandlerContext) -> Bool {
        waiting >= frameLimit || !context.channel.isWritable
    }

    /// Fulfilled when this frame, and with it those before it, have been written.
    private func promise(_ context: ChannelHandlerContext) -> EventLoopPromise<Void> {
        let promise = context.eventLoop.makePromise(of: Void.self)
        promise.futureResult.assumeIsolated().whenComplete { [weak self] _ in
            self?.waiting -= Self.promisedFrame
        }
        return promise
    }

    func flush() {
        guard isUnflushed else { return }
        isUnflushed = false
        context?.flush()
    }

    // MARK: closing

    func sayGoodBye(code: UInt16) {
        guard phase == .open, machine.beginClosing() else { return }
        write(FrameEncoding.close(code: code))
        guard phase == .open else { return }
        phase = .closing
        loop.schedule(self, after: SocketTime.farewell)
    }

    /// Closes our side after what is queued, and waits for the peer to close its own: closing at once would
    /// reset the connection if bytes of the peer are unread, and our close frame could be lost.
    private func hangUp() {
        guard phase == .open || phase == .closing else { return }
        phase = .hangingUp
        flush()
        loop.schedule(self, after: SocketTime.farewell)
        context?.close(mode: .output, promise: nil)
    }

    /// Closes the connection at once; what is queued is lost.
    func cut() {
        context?.close(mode: .all, promise: nil)
    }

    /// The last deadline has expired.
    func timeHasCome() {
        switch phase {
        case .closing, .hangingUp: return cut()
        case .opening, .gone: return
        case .open: break
        }
        let silence = loop.now - heardAt
        if silence < SocketTime.quiet {
            wasAsked = false
            loop.schedule(self, after: SocketTime.quiet - silence)
        } else if wasAsked {
            counts.lost()
            cut()
        } else {
            wasAsked = true
            loop.schedule(self, after: SocketTime.answer)
            write(FrameEncoding.frame(.ping, []))
        }
    }

    // MARK: ChannelInboundHandler

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        phase = .open
        heardAt = loop.now
        loop.joined(self)
        counts.opened()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
    }

    private func end() {
        guard phase != .gone else { return }
        phase = .gone
        context = nil
        counts.closed()
        session?.closed()
        session = nil
        loop.left(self)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase == .open || phase == .closing else { return }
        heardAt = loop.now
        let buffer = unwrapInboundIn(data)
        loop.batch {
            var position = 0
            while let action = buffer.withUnsafeReadableBytes({ machine.next(in: $0, from: &position) }) {
                perform(action)
            }
        }
    }

    private func perform(_ action: StateMachine.Action) {
        switch action {
        case .message(let text):
            counts.received()
            session?.receive(text)
        case .sendBack(let binary):
            write(FrameEncoding.frame(.binary, binary))
        case .answerPing(let payload):
            write(FrameEncoding.frame(.pong, payload))
        case .answerClose(let payload):
            write(FrameEncoding.frame(.close, payload))
            hangUp()
        case .hangUp:
            hangUp()
        case .fail(let code):
            write(FrameEncoding.close(code: code))
            hangUp()
        }
    }

    func read(context: ChannelHandlerContext) {
        if pauses == 0 { context.read() } else { isReadDue = true }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            // The server allows half-closure for HTTP; here a peer that sends nothing more has left.
            cut()
        case is ChannelShouldQuiesceEvent:
            sayGoodBye(code: CloseCode.serviceRestart)
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Resets and broken pipes: the peer is gone; nothing to report.
        cut()
    }
}
