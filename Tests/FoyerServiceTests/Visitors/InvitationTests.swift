import FoyerBoard
import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore
import TestSupport
import Testing

private let vera = Cast.vera
private let (ana, ben) = (Cast.ana.id, Cast.ben.id)

struct InvitationTests {
    private func invited(_ house: TestHouse) async throws -> Invitation {
        try await house.arrive(vera)
        _ = try await house.invite("May I help?", to: Target(vera), by: house.actor(ana))
        let open = try await house.store.read { db in try db.invitations.all() }
        return try #require(open.first).invitation
    }

    @Test func `an answered invitation is a chat with the inviter, without a queue`() async throws {
        let house = try await TestHouse.open().staffed()
        let invitation = try await invited(house)
        #expect(invitation.text == "May I help?")
        #expect(house.lobby.record(vera)?.status == .manuallyInvited)

        let chat = try #require(try await house.answer(invitation.id, by: vera))

        #expect(try await house.state(of: vera) == .chatting(chat, with: ana))
        #expect(try await house.answer(invitation.id, by: vera) == chat, "pressed twice")
        #expect(try await house.chats(of: vera).count == 1)
    }

    @Test func `writing or opening the window accepts an invitation`() async throws {
        let house = try await TestHouse.open().staffed()
        _ = try await invited(house)

        let message = try await house.send("Yes please", draft: "y", by: vera)

        #expect(try await house.state(of: vera) == .chatting(message.chat, with: ana))
        let authors = try await house.messages(in: message.chat).map(\.author)
        #expect(
            authors == [.agent(ana), .visitor, .system(.joined(ana))], "the invitation's words come first")

        try await house.arrive(Cast.walt)
        _ = try await house.invite("And you?", to: Target(Cast.walt), by: house.actor(ben))
        let chat = try #require(try await house.openWindow(by: Cast.walt))
        #expect(try await house.state(of: Cast.walt) == .chatting(chat, with: ben))
    }

    @Test func `a visitor who declines is Refused by Visitor and may be invited again`() async throws {
        let house = try await TestHouse.open().staffed()
        let invitation = try await invited(house)

        try await house.answer.decline(invitation.id, by: vera)
        #expect(try await house.state(of: vera) == .refusedByVisitor)
        #expect(await refusal { try await house.answer.decline(invitation.id, by: vera) } == "invitationOver")

        let again = try await house.invite("Now?", to: Target(vera), by: house.actor(ben))
        #expect(again.standing.state.assignee == ben)
    }

    @Test func `only the inviter can withdraw an invitation`() async throws {
        let house = try await TestHouse.open().staffed()
        let invitation = try await invited(house)

        #expect(
            await refusal { _ = try await house.invite.cancel(Target(vera), by: house.actor(ben)) }
                == .notYours(ana))
        _ = try await house.invite.cancel(Target(vera), by: house.actor(ana))

        #expect(try await house.state(of: vera) == .inSite)
        #expect(await refusal { try await house.answer(invitation.id, by: vera) } == "invitationOver")
    }

    @Test func `an invitation lapses after ten minutes, not before`() async throws {
        let house = try await TestHouse.open().staffed()
        let invitation = try await invited(house)

        await house.wait(.minutes(10) - .milliseconds(1))
        #expect(try await house.state(of: vera) == .manuallyInvited(invitation))
        await house.wait(.milliseconds(1))
        #expect(try await house.state(of: vera) == .inSite)
        #expect(house.lobby.record(vera)?.status == .inSite)
    }

    @Test func `an invitation ends when the inviter goes Offline, not when Away`() async throws {
        let house = try await TestHouse.open().staffed()
        _ = try await invited(house)

        try await house.availability(.away, of: ana)
        #expect(try await house.state(of: vera)?.status == .manuallyInvited)
        try await house.availability(.offline, of: ana)

        #expect(try await house.state(of: vera) == .inSite)
    }

    @Test func `an invitation ends a minute after the inviter's last console is closed`() async throws {
        let house = try await TestHouse.open().staffed()
        _ = try await invited(house)
        _ = house.availability.disconnect(ana)

        await house.wait(.seconds(59))
        #expect(try await house.state(of: vera)?.status == .manuallyInvited)
        await house.wait(.seconds(1))

        #expect(try await house.state(of: vera) == .inSite)
        #expect(house.roster.availability(of: ana) == .offline)
    }

    @Test func `an invitation ends when the visitor leaves, and survives a restart`() async throws {
        let old = try await TestHouse.open().staffed()
        let invitation = try await invited(old)
        let house = try await old.restarted()
        #expect(house.lobby.record(vera)?.status == .manuallyInvited)
        #expect(try await house.state(of: vera) == .manuallyInvited(invitation))

        await house.wait(.seconds(60))  // nobody came back after the restart

        #expect(try await house.state(of: vera) == .inSite)
        #expect(house.lobby.record(vera) == nil)
    }

    @Test(arguments: [("", "empty"), (String(repeating: "x", count: 501), "tooLong")])
    func `an invitation has one to five hundred characters`(text: String, why: String) async throws {
        let house = try await TestHouse.open().staffed()
        try await house.arrive(vera)

        #expect(
            await refusal { _ = try await house.invite(text, to: Target(vera), by: house.actor(ana)) }
                .hasPrefix(why))
        #expect(house.lobby.record(vera)?.status == .inSite)
    }
}

extension Span {
    static func - (left: Span, right: Span) -> Span { .milliseconds(left.milliseconds - right.milliseconds) }
}
