import FoyerRealtime
import FoyerSessions
import NIOCore
import Synchronization

/// The sockets of one event loop: their table, their clock and the single hop of a broadcast.
/// Confined to its event loop, hence unchecked; other threads (`deliver`, `enqueue`, `gather`) leave work
/// under a lock.
final class LoopOutlet: Outlet, TaskExecutor, @unchecked Sendable {
    let eventLoop: any EventLoop
    private var wheel = TimerWheel<SocketHandler>()
    /// Sockets that are open.
    private var open = 0
    /// Connections that speak HTTP.
    private var connections: [ObjectIdentifier: HTTPConnection] = [:]
    /// Set for good by `stop`: nothing new begins.
    private(set) var isStopping = false
    /// Fulfilled when no sockets and connections are left.
    private var waiting: [EventLoopPromise<Void>] = []
    private var ticker: RepeatedTask?
    private let errands = Mutex<[Work]>([])
    private var isBatching = false
    /// Sockets that were written to but not flushed yet.
    private var unflushed: [SocketHandler] = []
    private var willFlush = false
    /// The last encoded frame: further recipients share its bytes.
    private var lastFrame: Frame?
    private var lastEncoded = ByteBuffer()

    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    func deliver(_ notice: HubEvent, to listeners: [any Listener]) {
        leave(.notice(notice, listeners))
    }

    // MARK: TaskExecutor

    var executor: (any TaskExecutor)? { self }

    func enqueue(_ job: consuming ExecutorJob) {
        leave(.job(UnownedJob(job)))
    }

    // MARK: work of other threads

    /// Work left for this loop by other threads. Taken as a batch, so that many events cost one hop.
    private enum Work: Sendable {
        case notice(HubEvent, [any Listener])
        case job(UnownedJob)
        case work(@Sendable () -> Void)
    }

    /// Runs `work` on the loop, from any thread, and flushes what it wrote after everything else that is
    /// waiting for this loop: frames from several events for one socket are sent at once.
    func gather(_ work: @escaping @Sendable () -> Void) {
        leave(.work(work))
    }

    private func leave(_ errand: Work) {
        let isFirst = errands.withLock { errands in
            errands.append(errand)
            return errands.count == 1
        }
        if isFirst { eventLoop.execute { self.runWork() } }
    }

    private func runWork() {
        let taken = errands.withLock { errands in
            defer { errands = [] }
            return errands
        }
        isBatching = true
        for errand in taken {
            switch errand {
            case .notice(let notice, let listeners):
                for listener in listeners { listener.handle(notice) }
            case .job(let job):
                job.runSynchronously(on: asUnownedTaskExecutor())
            case .work(let work):
                work()
            }
        }
        isBatching = false
        guard !unflushed.isEmpty, !willFlush else { return }
        willFlush = true
        eventLoop.execute {
            self.willFlush = false
            self.flushAll()
        }
    }

    // MARK: writing

    /// Runs `work`, then flushes every socket it wrote to, once.
    func batch(_ work: () -> Void) {
        guard !isBatching else { return work() }
        isBatching = true
        work()
        isBatching = false
        flushAll()
    }

    /// Flushes at the end of the batch, or at once if there is none.
    func flushSoon(_ socket: SocketHandler) {
        if isBatching {
            unflushed.append(socket)
        } else {
            socket.flush()
        }
    }

    private func flushAll() {
        let sockets = unflushed
        unflushed.removeAll(keepingCapacity: true)
        for socket in sockets { socket.flush() }
    }

    /// `frame` encoded for the wire, once for all consecutive recipients.
    func encode(_ frame: Frame) -> ByteBuffer {
        if frame !== lastFrame {
            lastEncoded = FrameEncoding.frame(.text, frame.bytes)
            lastFrame = frame
        }
        return lastEncoded
    }

    // MARK: the clock

    var now: Int { wheel.now }

    func schedule(_ socket: SocketHandler, after seconds: Int) {
        wheel.schedule(socket, after: seconds)
        if ticker == nil {
            ticker = eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) {
                [weak self] _ in
                self?.tick()
            }
        }
    }

    // MARK: the table

    func joined(_ socket: SocketHandler) {
        open += 1
        schedule(socket, after: SocketTime.quiet)
    }

    func left(_ socket: SocketHandler) {
        wheel.remove(socket)
        open -= 1
        reportIfEmpty()
    }

    func joined(_ connection: HTTPConnection) {
        connections[ObjectIdentifier(connection)] = connection
    }

    func left(_ connection: HTTPConnection) {
        connections[ObjectIdentifier(connection)] = nil
        reportIfEmpty()
    }

    private func reportIfEmpty() {
        guard open == 0, connections.isEmpty else { return }
        for promise in waiting { promise.succeed(()) }
        waiting = []
    }

    /// Sends a closing frame on every socket, completes the responses in progress, and after `patience`
    /// closes what is still open. Fulfilled when the last has ended.
    func stop(code: UInt16, saying farewell: Frame?, patience: TimeAmount) -> EventLoopFuture<Void> {
        isStopping = true
        let promise = eventLoop.makePromise(of: Void.self)
        waiting.append(promise)
        batch {
            for socket in wheel.entries {
                if let farewell { socket.send(farewell) }
                socket.sayGoodBye(code: code)
            }
        }
        for connection in Array(connections.values) { connection.quiesce() }
        reportIfEmpty()
        let cutting = eventLoop.scheduleTask(in: patience) { self.cutAll() }
        return promise.futureResult.always { _ in cutting.cancel() }
    }

    private func cutAll() {
        for socket in wheel.entries { socket.cut() }
        for connection in Array(connections.values) { connection.cut() }
    }

    private func tick() {
        let due = wheel.advance()
        batch {
            for socket in due { socket.timeHasCome() }
        }
        // The frame is kept for a burst, not for ever.
        (lastFrame, lastEncoded) = (nil, ByteBuffer())
        if wheel.count == 0 {
            ticker?.cancel()
            ticker = nil
        }
    }
}
