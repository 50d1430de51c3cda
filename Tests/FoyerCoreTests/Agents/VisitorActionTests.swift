import FoyerCore
import TestSupport
import Testing

/// The matrix of docs/product.md, 1.3: Y = offered. Duplicated on purpose, as an independent check of `offered`.
private let matrix = """
    action        inSite waiting mine others flow bot invitedMine invitedOthers refusedA refusedV end
    visitorInfo   Y      Y       Y    Y      Y    Y   Y           Y             Y        Y        Y
    capture       Y      Y       Y    Y      Y    Y   Y           Y             Y        Y        Y
    ban           Y      Y       Y    Y      Y    Y   Y           Y             Y        Y        Y
    invite        Y      -       -    -      -    -   -           -             -        Y        Y
    accept        -      Y       -    -      -    -   -           -             -        -        -
    refuse        -      Y       -    -      -    -   -           -             -        -        -
    goToChat      -      -       Y    -      -    -   Y           -             -        -        -
    join          -      -       -    -      Y    -   -           -             -        -        -
    monitor       -      -       -    Y      Y    Y   -           -             -        -        -
    takeOver      -      -       -    -      -    Y   -           -             -        -        -
    """

struct VisitorActionTests {
    struct Column: Sendable, CustomTestStringConvertible {
        let name: String
        let actions: Set<VisitorAction>

        var testDescription: String { name }

        static let all: [Column] = {
            let lines = matrix.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
            return lines[0].indices.dropFirst().map { column in
                let offered = lines.dropFirst().filter { $0[column] == "Y" }
                return Column(
                    name: lines[0][column],
                    actions: Set(offered.compactMap { VisitorAction(rawValue: $0[0]) }))
            }
        }()

        /// The statuses with their owner; both owners where it makes no difference.
        var situations: [(status: VisitorStatus, isMine: Bool)] {
            switch name {
            case "inSite": [(.inSite, false), (.inSite, true)]
            case "waiting": [(.waitingForChat, false), (.waitingForChat, true)]
            case "mine": [(.chatting, true)]
            case "others": [(.chatting, false)]
            case "flow": [(.chattingWithFlow, false), (.chattingWithFlow, true)]
            case "bot": [(.chattingWithBot, false), (.chattingWithBot, true)]
            case "invitedMine": [(.manuallyInvited, true)]
            case "invitedOthers": [(.manuallyInvited, false)]
            case "refusedA": [(.refusedByAgent, false), (.refusedByAgent, true)]
            case "refusedV": [(.refusedByVisitor, false), (.refusedByVisitor, true)]
            case "end": [(.end, false), (.end, true)]
            default: []
            }
        }
    }

    private func offered(
        _ status: VisitorStatus, isMine: Bool, isCaptured: Bool = false, hasLeft: Bool = false
    ) -> [VisitorAction] {
        VisitorAction.offered(
            in: VisitorAction.Situation(
                status: status, isMine: isMine, isCaptured: isCaptured, hasLeft: hasLeft))
    }

    @Test func `the matrix has every status and every action`() {
        #expect(Set(Column.all.flatMap(\.situations).map(\.status)) == Set(VisitorStatus.allCases))
        #expect(Set(Column.all.flatMap(\.actions)).union([.release]) == Set(VisitorAction.allCases))
        #expect(Column.all.count == 11)
    }

    @Test(arguments: Column.all)
    func `the offered actions match the matrix`(column: Column) {
        for (status, isMine) in column.situations {
            let actions = offered(status, isMine: isMine)
            #expect(Set(actions) == column.actions)
            #expect(actions.count == column.actions.count)
        }
    }

    @Test(arguments: Column.all)
    func `a captured visitor can be released instead of captured`(column: Column) {
        for (status, isMine) in column.situations {
            let expected = column.actions.subtracting([.capture]).union([.release])
            #expect(Set(offered(status, isMine: isMine, isCaptured: true)) == expected)
        }
    }

    @Test(arguments: Column.all)
    func `a captured visitor who has left can only be viewed, released and banned`(column: Column) {
        for (status, isMine) in column.situations {
            let actions = offered(status, isMine: isMine, isCaptured: true, hasLeft: true)
            // A chat stays open for the return time, and so do its actions.
            let expected =
                status.hasOpenChat
                ? column.actions.subtracting([.capture]).union([.release]) : [.visitorInfo, .release, .ban]
            #expect(Set(actions) == expected)
        }
    }

    /// The permission that each action needs. Duplicated on purpose.
    private static let needs: [VisitorAction: Role.Permission] = [
        .visitorInfo: .seeVisitors, .capture: .capture, .release: .capture, .ban: .ban, .invite: .chat,
        .accept: .chat, .refuse: .chat, .goToChat: .chat, .join: .chat, .monitor: .monitor, .takeOver: .chat,
    ]

    @Test(arguments: Role.Permission.allCases)
    func `an action is not offered without its permission`(missing: Role.Permission) {
        let rest = Set(Role.Permission.allCases).subtracting([missing])
        for status in VisitorStatus.allCases {
            for (isMine, isCaptured) in [(true, true), (true, false), (false, true), (false, false)] {
                let situation = VisitorAction.Situation(
                    status: status, isMine: isMine, isCaptured: isCaptured, hasLeft: false)
                #expect(
                    VisitorAction.offered(in: situation, to: rest)
                        == VisitorAction.offered(in: situation).filter { Self.needs[$0] != missing })
                #expect(VisitorAction.offered(in: situation, to: []).isEmpty)
            }
        }
    }
}
