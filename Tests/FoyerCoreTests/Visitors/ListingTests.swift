import FoyerCore
import TestSupport
import Testing

struct ListingTests {
    @Test func `the consequence of leaving depends on the open chat or invitation`() {
        let expected: [VisitorStatus: LeaveConsequence] = [
            .inSite: .nothingOpen, .refusedByAgent: .nothingOpen, .refusedByVisitor: .nothingOpen,
            .end: .nothingOpen,
            .waitingForChat: .endsRequest, .manuallyInvited: .endsInvitation,
            .chatting: .keepsChat, .chattingWithFlow: .keepsChat, .chattingWithBot: .keepsChat,
        ]
        for status in VisitorStatus.allCases {
            #expect(Listing.consequence(ofLeavingIn: status) == expected[status], "\(status)")
        }
    }

    @Test func `a row stays only for an open chat or a capture`() {
        for status in VisitorStatus.allCases {
            #expect(Listing.staysAfterLeaving(status, isCaptured: true), "\(status)")
            #expect(Listing.staysAfterLeaving(status, isCaptured: false) == status.hasOpenChat, "\(status)")
        }
    }

    @Test func `banned visitors, and visitors without an open chat or invitation, are not listed`() {
        for state in [VisitorState.inSite, .end, .banned] {
            #expect(!Listing.lists(state, isCaptured: false), "\(state)")
        }
        #expect(Listing.lists(.inSite, isCaptured: true))
    }
}
