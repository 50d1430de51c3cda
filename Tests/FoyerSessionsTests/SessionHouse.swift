import FoyerCore
import FoyerRealtime
import FoyerService
@testable import FoyerSessions
import Synchronization
import TestSupport
import Testing

/// A whole server without network edges: clients are sinks.
final class SessionHouse: Sendable {
    private let parts: TestGateway

    var house: TestHouse { parts.house }
    var hub: Hub { parts.hub }
    var open: OpenSessions { parts.open }
    var gateway: ClientGateway { parts.gateway }
    var logIn: LogIn { parts.logIn }

    /// - Parameter visitorsPerAddress: see `Settings`.
    init(visitorsPerAddress: Int? = nil) async throws {
        parts = try await TestGateway(visitorsPerAddress: visitorsPerAddress)
    }
}

/// One client: a session and the frames it received.
struct Client: Sendable {
    let session: any ClientSession
    let sink: FakeSink

    func say(_ text: String) { session.receive(Array(text.utf8)) }
}

extension SessionHouse {
    static let foyer = "foyer.example"

    private func request(
        origin: String?, address: Address = Cast.address, cookie: String? = nil, userAgent: String = ""
    ) -> ClientRequest {
        ClientRequest(
            address: address, origin: origin, host: Self.foyer, userAgent: userAgent, sessionCookie: cookie,
            secure: true)
    }

    /// Opens the socket of a page of the Tulip shop.
    func page(
        _ sink: FakeSink = FakeSink(), origin: String? = "https://tulip.example",
        address: Address = Cast.address,
        userAgent: String = ""
    ) throws -> Client {
        let admission = gateway.opener.visitor(
            request(origin: origin, address: address, userAgent: userAgent), sink)
        guard case .welcome(let session) = admission else { throw Turned(away: admission) }
        return Client(session: session, sink: sink)
    }

    /// Sends the page's hello and waits for the welcome.
    func visitor(
        _ sink: FakeSink = FakeSink(), token: String? = nil, resume: (chat: String, after: Int64)? = nil
    ) async throws -> Client {
        let client = try page(sink)
        client.say(Self.hello(token: token, resume: resume))
        _ = try await sink.first("welcome")
        return client
    }

    /// Sends a command without a connection.
    func post(_ command: String, token: String, widget: Widget.ID = Cast.tulip.id) async -> Reply {
        let body = #"{"widget":"\#(widget)","token":"\#(token)","command":\#(command)}"#
        return await gateway.visitorCommand(request(origin: "https://tulip.example"), Array(body.utf8))
    }

    static func hello(
        widget: Widget.ID = Cast.tulip.id, token: String? = nil, resume: (chat: String, after: Int64)? = nil
    ) -> String {
        let token = token.map { #","token":"\#($0)""# } ?? ""
        let resume = resume.map { #","resume":{"chat":"\#($0.chat)","after":\#($0.after)}"# } ?? ""
        return #"{"type":"hello","protocol":1,"widget":"\#(widget)","tab":"t","focused":true,"#
            + #""page":{"url":"https://tulip.example/","title":"Tulip"}\#(token)\#(resume)}"#
    }

    /// Opens a console's socket.
    func console(_ token: String?, _ sink: FakeSink = FakeSink(), origin: String? = "https://foyer.example")
        throws -> Client
    {
        let admission = gateway.opener.agent(request(origin: origin, cookie: token), sink)
        guard case .welcome(let session) = admission else { throw Turned(away: admission) }
        return Client(session: session, sink: sink)
    }

    func token(of agent: Agent) async throws -> String {
        try await logIn(email: agent.email, password: "secret of \(agent.name)", from: Cast.address).token
    }

    /// Logs the agent in, sends hello, and waits for the welcome.
    func agent(_ agent: Agent, _ sink: FakeSink = FakeSink(), chats: String = "[]") async throws -> Client {
        let client = try console(try await token(of: agent), sink)
        client.say(#"{"type":"hello","protocol":1,"chats":\#(chats)}"#)
        _ = try await sink.first("welcome")
        return client
    }

    struct Turned: Error {
        let away: Admission
    }
}

extension Client {
    /// The visitor that the token names.
    func visitor() async throws -> Visitor.ID {
        let text = try #require(try await sink.first("welcome")["visitor"])
        return try #require(Visitor.ID(text))
    }

    /// Sends a message, waits until it is stored, and returns its chat.
    @discardableResult
    func send(_ text: String, draft: String) async throws -> String {
        say(#"{"type":"send","draft":"\#(draft)","text":"\#(text)"}"#)
        try await eventually("sent \(draft)") { sink.all("sent").contains { $0["draft"] == draft } }
        return try #require(sink.all("sent").first { $0["draft"] == draft }?["chat"])
    }

    /// Sends a command and waits for its answer.
    @discardableResult
    func command(_ request: Int, _ fields: String) async throws -> SentFrame {
        say(#"{"type":"command","request":\#(request),"command":{\#(fields)}}"#)
        try await eventually("answer to \(request)") { answer(request) != nil }
        return try #require(answer(request))
    }

    private func answer(_ request: Int) -> SentFrame? {
        sink.frames.first { ["done", "refused"].contains($0["type"]) && $0["request"] == "\(request)" }
    }

    /// The sequence numbers that the client has of a chat, in the order of their arrival.
    func sequences(of chat: String) -> [Int64] {
        sink.frames.flatMap { frame -> [Int64] in
            if frame["type"] == "welcome" { return frame["chat.id"] == chat ? frame.sequences : [] }
            return ["message", "messages"].contains(frame["type"]) && frame["chat"] == chat
                ? frame.sequences : []
        }
    }
}
