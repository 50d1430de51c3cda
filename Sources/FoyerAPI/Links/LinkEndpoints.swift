import FoyerCore
import FoyerService
import FoyerSessions
import FoyerWire

/// One-time links for setting up a server, invitations and password resets. Open to anyone who has a link.
enum LinkEndpoints {
    private static let refusals: [RefusalCode] = [
        .linkUnknown, .linkExpired, .linkUsed, .tooManyAttempts, .tooLong,
    ]
    private static let passwordRefusals = refusals + [.weakPassword]

    static let all: [Endpoint] = [
        Endpoint(
            open: .post, "/api/v1/links/open",
            "Whose a one-time link is, if it is still good; changes nothing",
            body: LinkRequest.self, answers: .ok(.link), refuses: refusals
        ) { call in
            let opened = try await call.services.openLink(call.body.token, from: call.request.client.address)
            return .ok(LinkShape(opened.link, of: opened.agent))
        },
        Endpoint(
            open: .post, "/api/v1/links/use", "Choose the password of an invitation or a reset, and log in",
            body: LinkUseRequest.self, answers: .ok(.session, cookies: true), refuses: passwordRefusals
        ) { call in
            let client = call.request.client
            let success = try await call.services.useLink(
                call.body.token, password: call.body.password, from: client.address,
                device: client.deviceCookie, userAgent: client.userAgent)
            call.services.gateway.closeEnded()
            return .loggedIn(success, call.services, client)
        },
        Endpoint(
            open: .post, "/api/v1/setup", "Create the first administrator of a new server, and log in",
            body: SetUpRequest.self, answers: .ok(.session, cookies: true),
            refuses: passwordRefusals + [.empty, .notAnEmail]
        ) { call in
            let (body, client) = (call.body, call.request.client)
            let success = try await call.services.setUp(
                SetUp.Administrator(name: body.name, email: body.email, password: body.password),
                token: body.token, from: client.address, device: client.deviceCookie,
                userAgent: client.userAgent)
            return .loggedIn(success, call.services, client)
        },
    ]
}
