import FoyerCore
import FoyerRealtime
import FoyerSessions
import FoyerWire

/// The client at the far end of a connection.
protocol Peer: AnyObject {
    func receive(_ frame: JSONValue, on connection: Connection)
    /// The connection has ended; `code` is the server's close code, if it sent one.
    func disconnected(_ connection: Connection, code: UInt16?)
}

/// One connection: delivers frames in both directions, in order, until it is cut.
///
/// Runs on the one thread of its `World`; hence unchecked.
final class Connection: FrameSink, @unchecked Sendable {
    let number: Int
    let loop: Loop
    private let world: World
    private unowned let peer: any Peer
    private(set) var session: (any ClientSession)?
    var fault: Fault?
    /// Called with every frame when the server sends it.
    var observe: (Connection, JSONValue) -> Void = { _, _ in }
    /// Frames in flight are no longer delivered.
    private(set) var isCut = false
    /// The server knows that the connection is over.
    private(set) var isOver = false
    private var closing = false
    /// Frames on their way to the server when the network broke are lost.
    private var isTorn = false
    private var lastDown: Int64 = 0
    private var lastUp: Int64 = 0
    /// Latency in microseconds, least and most.
    private let latency: ClosedRange<Int64>
    /// When the server noticed the end of the connection, in microseconds; nil before.
    private(set) var overSince: Int64?

    init(_ number: Int, _ world: World, loop: Loop, to peer: any Peer) {
        self.number = number
        self.world = world
        self.loop = loop
        self.peer = peer
        let least = world.dice.pick(Int64(200)...40_000)
        latency = least...(least + world.dice.pick(Int64(100)...60_000))
    }

    var outlet: any Outlet { loop }

    func open(_ session: any ClientSession) {
        self.session = session
        loop.know(session, as: number)
    }

    // MARK: to the client

    func send(_ frame: Frame) {
        guard let fault else { return pass(frame) }
        for text in fault.changed(String(decoding: frame.bytes, as: UTF8.self), &world.dice) {
            pass(Frame(Array(text.utf8)))
        }
    }

    private func pass(_ frame: Frame) {
        guard !isOver else { return }
        world.history.record(frame.bytes)
        let document: JSONDocument
        do { document = try JSONDocument(frame.bytes) } catch {
            return world.fail("connection \(number): a frame from the server is not JSON: \(error)")
        }
        world.trace("connection \(number) ← \(String(decoding: frame.bytes, as: UTF8.self))")
        observe(self, document.root)
        guard !isCut, !closing else { return }
        travelDown { connection in connection.peer.receive(document.root, on: connection) }
    }

    func close(code: UInt16) {
        world.trace("connection \(number) ← closes with \(code)")
        guard !closing, !isOver else { return }
        closing = true
        travelDown { connection in
            connection.isCut = true
            connection.peer.disconnected(connection, code: code)
        }
        world.after(lastDown - world.time + world.dice.pick(latency), "closing", ofServer: true) { [self] in
            end()
        }
    }

    private func travelDown(_ arrive: @escaping (Connection) -> Void) {
        lastDown = max(lastDown + 1, world.time + world.dice.pick(latency))
        world.after(lastDown - world.time, "down") { [self] in if !isCut { arrive(self) } }
    }

    // MARK: to the server

    /// - Parameter arrives: called just before the server receives it.
    func transmit(_ text: String, arrives: @escaping (Connection) -> Void = { _ in }) {
        guard !isCut else { return }
        world.trace("connection \(number) → \(text)")
        let bytes = Array(text.utf8)
        travelUp { connection in
            arrives(connection)
            connection.session?.receive(bytes)
        }
    }

    /// The client closes the connection with a close frame.
    func disconnect() {
        guard !isCut else { return }
        travelUp { connection in connection.end() }
        isCut = true
    }

    private func travelUp(_ arrive: @escaping (Connection) -> Void) {
        lastUp = max(lastUp + 1, world.time + world.dice.pick(latency))
        world.after(lastUp - world.time, "up", ofServer: true) { [self] in
            loop.run { if !self.isOver, !self.isTorn { arrive(self) } }
        }
    }

    // MARK: the end

    /// The network breaks; each side notices it after a delay of its own.
    func cut() {
        guard !isCut else { return }
        world.trace("connection \(number) is cut")
        isCut = true
        isTorn = true
        world.after(world.dice.detectionDelay(), "lost") { [self] in peer.disconnected(self, code: nil) }
        world.after(world.dice.detectionDelay(), "reset", ofServer: true) { [self] in loop.run { self.end() }
        }
    }

    /// The server dies.
    func die() {
        if overSince == nil { overSince = world.time }
        isOver = true
        guard !isCut else { return }
        isCut = true
        world.after(world.dice.pick(Int64(0)...200_000), "lost") { [self] in
            peer.disconnected(self, code: nil)
        }
    }

    private func end() {
        guard !isOver else { return }
        isOver = true
        overSince = world.time
        world.trace("connection \(number) is over")
        guard let session else { return }
        loop.forget(session)
        session.closed()
    }
}

extension Dice {
    /// The time until one side notices that the other is gone, in microseconds.
    mutating func detectionDelay() -> Int64 { happens(600) ? pick(0...100_000) : pick(0...4_000_000) }
}
