import FoyerCore
import FoyerRealtime
import FoyerSessions
import FoyerWire

/// The client at the far end of a connection.
protocol Peer: AnyObject {
    func heard(_ frame: JSONValue, on line: Line)
    /// The line is gone; `code` where the server said why.
    func lost(_ line: Line, code: UInt16?)
}

/// One connection: frames on their way up and down, in order, until it is cut.
///
/// On the one thread of its `World`; hence unchecked.
final class Line: FrameSink, @unchecked Sendable {
    let number: Int
    let loop: Loop
    private let world: World
    private unowned let peer: any Peer
    private(set) var session: (any ClientSession)?
    var fault: Fault?
    /// Shown every frame as the server says it.
    var overheard: (Line, JSONValue) -> Void = { _, _ in }
    /// Frames in flight arrive no more.
    private(set) var isCut = false
    /// The server knows that it is over.
    private(set) var isOver = false
    private var closing = false
    /// What was on its way up when the network broke never arrives.
    private var isTorn = false
    private var lastDown: Int64 = 0
    private var lastUp: Int64 = 0
    /// Microseconds from end to end, at least and at most.
    private let latency: ClosedRange<Int64>
    /// Until when the server believed somebody to be there; nil while it does.
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

    // MARK: down

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
            return world.fail("line \(number): what the server says is not JSON: \(error)")
        }
        world.trace("line \(number) ← \(String(decoding: frame.bytes, as: UTF8.self))")
        overheard(self, document.root)
        guard !isCut, !closing else { return }
        travelDown { line in line.peer.heard(document.root, on: line) }
    }

    func close(code: UInt16) {
        world.trace("line \(number) ← closes with \(code)")
        guard !closing, !isOver else { return }
        closing = true
        travelDown { line in
            line.isCut = true
            line.peer.lost(line, code: code)
        }
        world.after(lastDown - world.time + world.dice.pick(latency), "closing", ofServer: true) { [self] in
            end()
        }
    }

    private func travelDown(_ arrive: @escaping (Line) -> Void) {
        lastDown = max(lastDown + 1, world.time + world.dice.pick(latency))
        world.after(lastDown - world.time, "down") { [self] in if !isCut { arrive(self) } }
    }

    // MARK: up

    /// - Parameter arrives: called just before the server has it.
    func say(_ text: String, arrives: @escaping (Line) -> Void = { _ in }) {
        guard !isCut else { return }
        world.trace("line \(number) → \(text)")
        let bytes = Array(text.utf8)
        travelUp { line in
            arrives(line)
            line.session?.receive(bytes)
        }
    }

    /// The client leaves, with a close frame.
    func hangUp() {
        guard !isCut else { return }
        travelUp { line in line.end() }
        isCut = true
    }

    private func travelUp(_ arrive: @escaping (Line) -> Void) {
        lastUp = max(lastUp + 1, world.time + world.dice.pick(latency))
        world.after(lastUp - world.time, "up", ofServer: true) { [self] in
            loop.run { if !self.isOver, !self.isTorn { arrive(self) } }
        }
    }

    // MARK: the end

    /// The network breaks: both sides learn of it, each when it does.
    func cut() {
        guard !isCut else { return }
        world.trace("line \(number) is cut")
        isCut = true
        isTorn = true
        world.after(world.dice.noticing(), "lost") { [self] in peer.lost(self, code: nil) }
        world.after(world.dice.noticing(), "reset", ofServer: true) { [self] in loop.run { self.end() } }
    }

    /// The server died.
    func die() {
        if overSince == nil { overSince = world.time }
        isOver = true
        guard !isCut else { return }
        isCut = true
        world.after(world.dice.pick(Int64(0)...200_000), "lost") { [self] in peer.lost(self, code: nil) }
    }

    private func end() {
        guard !isOver else { return }
        isOver = true
        overSince = world.time
        world.trace("line \(number) is over")
        guard let session else { return }
        loop.forget(session)
        session.closed()
    }
}

extension Dice {
    /// How long until one notices that the other end is not there, in microseconds.
    mutating func noticing() -> Int64 { happens(600) ? pick(0...100_000) : pick(0...4_000_000) }
}
