import FoyerRealtime
import FoyerSessions
import NIOCore
import NIOEmbedded
import Testing

@testable import FoyerSockets

/// Records what it receives. Unchecked: an embedded channel has one thread.
final class Witness: ClientSession, @unchecked Sendable {
    var texts: [String] = []
    var closings = 0

    func receive(_ text: [UInt8]) { texts.append(String(decoding: text, as: UTF8.self)) }
    func closed() { closings += 1 }
}

/// Counts the read requests of the channel.
private final class Reads: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    var count = 0

    func read(context: ChannelHandlerContext) {
        count += 1
        context.read()
    }
}

/// One socket on an embedded channel, with a manual clock.
private final class Bench {
    let channel = EmbeddedChannel()
    let loop: LoopOutlet
    let counts = SocketCounts()
    let session = Witness()
    let reads = Reads()
    let socket: SocketHandler

    init(policy: SocketPolicy = .visitor) throws {
        loop = LoopOutlet(eventLoop: channel.embeddedEventLoop)
        socket = SocketHandler(loop: loop, policy: policy, counts: counts)
        socket.begin(session)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        try channel.pipeline.syncOperations.addHandlers(reads, socket)
    }

    func wait(seconds: Int64) {
        channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
    }

    func say(_ bytes: [UInt8]) throws {
        try channel.writeInbound(ByteBuffer(bytes: bytes))
    }

    /// The bytes sent to the client since the last call.
    func got() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { bytes += Array(buffer: buffer) }
        return bytes
    }
}

@Suite struct SocketHandlerTests {
    @Test func `texts are passed to the session and frames to the client`() throws {
        let bench = try Bench()

        try bench.say(ClientFrame.text("hello"))
        bench.socket.send(Frame(Array("welcome".utf8)))

        #expect(bench.session.texts == ["hello"])
        #expect(try bench.got() == [0x81, 7] + Array("welcome".utf8))
    }

    @Test(
        arguments: [
            (125, [0x81, 125]), (126, [0x81, 126, 0, 126]), (65_536, [0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0]),
        ] as [(Int, [UInt8])])
    func `lengths use the shortest encoding`(count: Int, head: [UInt8]) throws {
        let bench = try Bench()

        bench.socket.send(Frame(Array(repeating: 0x78, count: count)))

        #expect(try bench.got() == head + Array(repeating: 0x78, count: count))
    }

    @Test func `a silent client is pinged, and disconnected if it does not answer`() throws {
        let bench = try Bench()

        bench.wait(seconds: 24)
        #expect(try bench.got() == [])
        bench.wait(seconds: 1)
        #expect(try bench.got() == [0x89, 0])
        bench.wait(seconds: 19)
        #expect(bench.channel.isActive)
        bench.wait(seconds: 1)

        #expect(!bench.channel.isActive)
        #expect(bench.session.closings == 1)
        #expect(bench.counts.reading.lost == 1)
    }

    @Test func `any message counts as an answer`() throws {
        let bench = try Bench()

        for _ in 0..<10 {
            bench.wait(seconds: 25)
            #expect(try bench.got() == [0x89, 0])
            try bench.say(ClientFrame.make(first: 0x8A))
            bench.wait(seconds: 20)
            #expect(try bench.got() == [])
            bench.wait(seconds: 5)
            #expect(try bench.got() == [0x89, 0])
            try bench.say(ClientFrame.text("here"))
        }

        #expect(bench.channel.isActive)
    }

    @Test func `a client whose queue is full when a frame is sent is disconnected`() throws {
        let bench = try Bench()
        let frame = Frame([0x78])

        bench.channel.isWritable = false
        bench.socket.send(frame)

        #expect(!bench.channel.isActive)
        #expect(bench.session.closings == 1)
        #expect(bench.counts.reading.cut == 1)
    }

    @Test func `one close frame is sent, and a client that does not answer is disconnected`() throws {
        let bench = try Bench()

        bench.socket.close(code: 4403)
        bench.socket.close(code: 4401)
        bench.socket.send(Frame([0x78]))

        #expect(try bench.got() == [0x88, 2, 0x11, 0x33])
        bench.wait(seconds: 3)
        #expect(!bench.channel.isActive)
        #expect(bench.session.closings == 1)
    }

    @Test func `the server stops reading from a paused client and resumes afterwards`() throws {
        let bench = try Bench()
        let before = bench.reads.count

        bench.socket.pauseReading()
        bench.channel.read()
        #expect(bench.reads.count == before)
        bench.socket.resumeReading()
        bench.channel.embeddedEventLoop.run()
        #expect(bench.reads.count == before + 1)

        bench.channel.read()
        #expect(bench.reads.count == before + 2)
    }

    @Test func `a pause is not ended by the late resume of an earlier pause`() throws {
        let bench = try Bench()
        let before = bench.reads.count

        bench.socket.pauseReading()
        bench.socket.resumeReading()  // takes effect in a later run of the loop
        bench.socket.pauseReading()
        bench.channel.embeddedEventLoop.run()
        bench.channel.read()
        #expect(bench.reads.count == before)
        bench.socket.resumeReading()
        bench.channel.embeddedEventLoop.run()

        #expect(bench.reads.count == before + 1)
    }

    @Test func `a peer that closes its side has left`() throws {
        let bench = try Bench()

        bench.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        bench.channel.embeddedEventLoop.run()

        #expect(!bench.channel.isActive)
        #expect(bench.session.closings == 1)
        #expect(bench.counts.reading.open == 0)
    }

    @Test func `a stopping server sends 1012`() throws {
        let bench = try Bench()

        bench.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())

        #expect(try bench.got() == [0x88, 2, 0x03, 0xF4])
    }

    @Test func `frames sent before the upgrade follow it`() throws {
        let channel = EmbeddedChannel()
        let loop = LoopOutlet(eventLoop: channel.embeddedEventLoop)
        let socket = SocketHandler(loop: loop, policy: .visitor, counts: SocketCounts())

        socket.send(Frame([0x61]))
        try channel.pipeline.syncOperations.addHandler(socket)
        channel.embeddedEventLoop.run()

        #expect(try channel.readOutbound(as: ByteBuffer.self) == ByteBuffer(bytes: [0x81, 1, 0x61]))
    }

    @Test func `the timer stops when there is no connection`() throws {
        let bench = try Bench()
        bench.channel.close(promise: nil)
        bench.wait(seconds: 2)
        let now = bench.loop.now

        bench.wait(seconds: 100)

        #expect(bench.loop.now == now)
    }
}
