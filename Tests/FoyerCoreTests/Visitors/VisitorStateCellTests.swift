import FoyerCore
import TestSupport
import Testing

/// The result of each event in each status. A plain word is the next state (`same`: unchanged; `ana`, `ben`: Chatting with that
/// agent); a word after `!` is the reason of the refusal (`!status`: not offered in this status; `!Ana`: the chat is Ana's).
private let table = """
    happening        inSite     waiting    left       chatting   passed     flow       bot        invited    refusedA   refusedV   end        banned
    asksQueue        waiting    !open      !open      !open      !open      !open      !open      ana        waiting    waiting    waiting    !banned
    asksAgent        ben        !open      !open      !open      !open      !open      !open      ana        ben        ben        ben        !banned
    asksFlow         flow       !open      !open      !open      !open      !open      !open      ana        flow       flow       flow       !banned
    asksBot          bot        !open      !open      !open      !open      !open      !open      ana        bot        bot        bot        !banned
    asksNobody       same       !open      !open      !open      !open      !open      !open      ana        same       same       same       !banned
    handsToQueue     !noChat    !noChat    !noChat    !noChat    !noChat    waiting    waiting    !noChat    !noChat    !noChat    !noChat    !banned
    handsToAgent     !noChat    !noChat    !noChat    !noChat    !noChat    ben        ben        !noChat    !noChat    !noChat    !noChat    !banned
    handsToFlow      !noChat    !noChat    !noChat    !noChat    !noChat    same       flow       !noChat    !noChat    !noChat    !noChat    !banned
    handsToBot       !noChat    !noChat    !noChat    !noChat    !noChat    bot        same       !noChat    !noChat    !noChat    !noChat    !banned
    handsToNobody    !noChat    !noChat    !noChat    !noChat    !noChat    end        end        !noChat    !noChat    !noChat    !noChat    !banned
    benAccepts       !status    ben        ben        !taken     !status    !status    !status    !status    !status    !status    !status    !banned
    anaAccepts       !status    ana        ana        !status    !byBen     !status    !status    !status    !status    !status    !status    !banned
    benRefuses       !status    refusedA   refusedA   !taken     !status    !status    !status    !status    !status    !status    !status    !banned
    anaRefuses       !status    refusedA   refusedA   !status    !byBen     !status    !status    !status    !status    !status    !status    !banned
    givenToBen       !status    ben        ben        !taken     !byBen     !status    !status    !status    !status    !status    !status    !banned
    benInvites       byBen      !status    !status    !status    !status    !status    !status    !taken     !status    byBen      byBen      !banned
    anaInvites       byAna      !status    !status    !status    !status    !status    !status    !status    !status    byAna      byAna      !banned
    invitesTooLate   !status    !status    !status    !status    !status    !status    !status    !taken     !status    !status    !status    !banned
    answers          !over      !over      !over      !over      !over      !over      !over      ana        !over      !over      !over      !banned
    answersOther     !over      !over      !over      !over      !over      !over      !over      !over      !over      !over      !over      !banned
    declines         !over      !over      !over      !over      !over      !over      !over      refusedV   !over      !over      !over      !banned
    declinesOther    !over      !over      !over      !over      !over      !over      !over      !over      !over      !over      !over      !banned
    anaWithdraws     !over      !over      !over      !over      !over      !over      !over      inSite     !over      !over      !over      !banned
    benWithdraws     !over      !over      !over      !over      !over      !over      !over      !Ana       !over      !over      !over      !banned
    lapses           !over      !over      !over      !over      !over      !over      !over      inSite     !over      !over      !over      !banned
    lapsesOther      !over      !over      !over      !over      !over      !over      !over      !over      !over      !over      !over      !banned
    inviterOffline   !over      !over      !over      !over      !over      !over      !over      inSite     !over      !over      !over      !banned
    benStopsFlow     !status    !status    !status    !taken     !status    ben        !status    !status    !status    !status    !status    !banned
    anaStopsFlow     !status    !status    !status    !status    !byBen     ana        !status    !status    !status    !status    !status    !banned
    benTakesOver     !status    !status    !status    !taken     !status    !status    ben        !status    !status    !status    !status    !banned
    anaTakesOver     !status    !status    !status    !status    !byBen     !status    ana        !status    !status    !status    !status    !banned
    anaPassesBen     !noChat    !status    !status    passed     !Ben       !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    anaGivesQueue    !noChat    !status    !status    waiting    !Ben       !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    anaGivesNobody   !noChat    !status    !status    same       !Ben       !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    benGivesQueue    !noChat    !status    !status    !Ana       waiting    !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    benOpens         !noChat    !status    !status    !Ana       ben        !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    anaOpens         !noChat    !status    !status    same       !Ben       !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    notOpenedAnaHere !noChat    !status    !status    !status    ana        !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    notOpenedAnaGone !noChat    !status    !status    !status    left       !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    anaGone          !noChat    !status    !status    left       !Ben       !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    anaGoneToBen     !noChat    !status    !status    ben        !Ben       !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    anaGoneToNobody  !noChat    !status    !status    leftNobody !Ben       !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    benGone          !noChat    !status    !status    !Ana       left       !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    anaBack          !noChat    !status    ana        !status    !status    !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    benBack          !noChat    !status    !status    !status    !status    !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    nobodyOnline     !noChat    nobody     leftNobody !status    !status    !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    overdue          !noChat    late       leftLate   !status    !status    !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    onlineAgain      !noChat    same       same       !status    !status    !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    movesToSales     !noChat    moved      leftMoved  !status    !status    !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    endsAgent        !noChat    !status    !status    end        end        !status    !status    !noChat    !noChat    !noChat    !noChat    !banned
    endsVisitor      !noChat    end        end        end        end        end        end        !noChat    !noChat    !noChat    !noChat    !banned
    endsIdle         !noChat    end        end        end        end        end        end        !noChat    !noChat    !noChat    !noChat    !banned
    endsFinished     !noChat    end        end        end        end        end        end        !noChat    !noChat    !noChat    !noChat    !banned
    endsLeft         !noChat    end        end        end        end        end        end        !noChat    !noChat    !noChat    !noChat    !banned
    endsBanned       !noChat    banned     banned     banned     banned     banned     banned     !noChat    !noChat    !noChat    !noChat    !banned
    leaves           same       end        end        same       same       same       same       inSite     same       same       same       same
    visits           same       same       same       same       same       same       same       same       inSite     inSite     inSite     inSite
    isBanned         banned     banned     banned     banned     banned     banned     banned     banned     banned     banned     banned     same
    """

struct VisitorStateCellTests {
    @Test func `the table has a row for every event and a column for every state`() {
        #expect(Cell.columns == Standing.allCases)
        #expect(Cell.rows == Happening.allCases)
        #expect(Cell.all.count == Happening.allCases.count * Standing.allCases.count)
        let kinds = Set(Happening.allCases.map { EventKind($0.event(in: .inSite)) })
        #expect(kinds == Set(EventKind.allCases))
        #expect(Set(Standing.allCases.compactMap(\.state.status)) == Set(VisitorStatus.allCases))
    }

    @Test(arguments: Cell.all)
    func `each event has the result in the table`(cell: Cell) throws {
        let before = cell.standing.state
        let event = cell.happening.event(in: before)
        let expected = try cell.expected()

        let outcome = Result { () throws(VisitorRefusal) in try before.applying(event, at: now).state }

        #expect(outcome == expected)
    }

    @Test func `an invitation lapses at its deadline, not before`() throws {
        let invited = VisitorState.manuallyInvited(anasInvitation())
        let answered = VisitorEvent.answered(anasInvitation().id, freshChat)

        let inTime = try invited.applying(answered, at: now + .minutes(10) - .milliseconds(1))

        #expect(inTime.state == .chatting(freshChat, with: Cast.ana.id))
        #expect(throws: VisitorRefusal.invitationOver) {
            try invited.applying(answered, at: now + .minutes(10))
        }
    }

    @Test(arguments: Invitation.Resting.allCases)
    func `after an invitation the previous status is restored`(before: Invitation.Resting) throws {
        let rest: VisitorState =
            switch before {
            case .inSite: .inSite
            case .refusedByVisitor: .refusedByVisitor
            case .end: .end
            }
        let invitation = anasInvitation(before: before)
        let invited = try rest.applying(.invited(invitation), at: now).state
        #expect(invited == .manuallyInvited(invitation))

        for end in [InvitationEnd.withdrawn(by: Cast.ana.id), .lapsed, .inviterOffline] {
            #expect(try invited.applying(.invitationOver(invitation.id, end), at: now).state == rest)
        }
        #expect(try invited.applying(.left, at: now).state == rest)
    }
}

/// One cell of the table.
struct Cell: Sendable, CustomTestStringConvertible {
    let happening: Happening
    let standing: Standing
    let word: String

    private static let lines = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    static let columns = lines[0].dropFirst().compactMap { Standing(rawValue: $0) }
    static let rows = lines.dropFirst().compactMap { Happening(rawValue: $0[0]) }
    static let all = lines.dropFirst().flatMap { line in
        zip(columns, line.dropFirst()).compactMap { standing, word in
            Happening(rawValue: line[0]).map { Cell(happening: $0, standing: standing, word: word) }
        }
    }

    var testDescription: String { "\(happening) while \(standing)" }

    func expected() throws -> Result<VisitorState, VisitorRefusal> {
        let before = standing.state
        let chat = before.chat ?? freshChat
        let resting = before.resting ?? .inSite
        return switch word {
        case "same": .success(before)
        case "inSite": .success(.inSite)
        case "waiting": .success(.waitingForChat(chat, Wait(in: Cast.support.id, since: now)))
        case "nobody": .success(.waitingForChat(chat, try #require(before.wait).with(.nobodyOnline, at: now)))
        case "late": .success(.waitingForChat(chat, try #require(before.wait).with(.overdue, at: now)))
        case "left": .success(.waitingForChat(chat, waitAfterAna(.soon)))
        case "moved", "leftMoved":
            .success(.waitingForChat(chat, try #require(before.wait).moved(to: Cast.sales.id)))
        case "leftNobody": .success(.waitingForChat(chat, waitAfterAna(.nobodyOnline)))
        case "leftLate": .success(.waitingForChat(chat, waitAfterAna(.overdue)))
        case "passed": .success(.transferring(chat, passedToBen))
        case "ana": .success(.chatting(chat, with: Cast.ana.id))
        case "ben": .success(.chatting(chat, with: Cast.ben.id))
        case "flow": .success(.chattingWithFlow(chat, Cast.flow))
        case "bot": .success(.chattingWithBot(chat, Cast.bot.id))
        case "byAna": .success(.manuallyInvited(anasInvitation(before: resting)))
        case "byBen": .success(.manuallyInvited(bensInvitation(before: resting)))
        case "refusedA": .success(.refusedByAgent)
        case "refusedV": .success(.refusedByVisitor)
        case "end": .success(.end)
        case "banned": .success(.banned)
        case "!status": .failure(.notOffered(in: try #require(before.status)))
        case "!open": .failure(.chatOpen(openChat))
        case "!noChat": .failure(.noOpenChat)
        case "!taken": .failure(.alreadyTaken(by: Cast.ana.id))
        case "!Ana": .failure(.notYours(Cast.ana.id))
        case "!Ben": .failure(.notYours(Cast.ben.id))
        case "!byBen": .failure(.alreadyTaken(by: Cast.ben.id))
        case "!over": .failure(.invitationOver)
        case "!banned": .failure(.banned)
        default: throw UnknownWord(word: word)
        }
    }

    private func waitAfterAna(_ outlook: Wait.Outlook) -> Wait {
        Wait(in: Cast.support.id, since: now, after: Cast.ana.id, outlook: outlook)
    }

    struct UnknownWord: Error {
        let word: String
    }
}
