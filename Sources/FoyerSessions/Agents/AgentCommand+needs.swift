import FoyerCore
package import FoyerService
package import FoyerWire

extension AgentCommand {
    /// The permission that this command needs, by socket or by POST.
    package var needs: Need {
        switch self {
        case .info, .pastChats: .permission(VisitorAction.visitorInfo.needs)
        case .capture: .permission(VisitorAction.capture.needs)
        case .release: .permission(VisitorAction.release.needs)
        case .ban, .banPreview: .permission(VisitorAction.ban.needs)
        case .invite, .cancelInvitation: .permission(VisitorAction.invite.needs)
        case .accept: .permission(VisitorAction.accept.needs)
        case .refuse: .permission(VisitorAction.refuse.needs)
        case .goToChat: .permission(VisitorAction.goToChat.needs)
        case .join: .permission(VisitorAction.join.needs)
        case .monitor: .permission(VisitorAction.monitor.needs)
        case .takeOver: .permission(VisitorAction.takeOver.needs)
        case .stopFlow, .end, .transfer, .send, .editContact: .permission(.chat)
        case .leaveChat, .availability: .login
        }
    }
}

extension AgentFrame {
    /// The permission that this frame needs.
    package var needs: Need {
        switch self {
        case .watch, .hold, .select: .permission(.seeVisitors)
        case .typing, .received, .read, .fetch, .waiting: .permission(.chat)
        case .hello, .unwatch, .ping: .login
        case .command(_, let command): command.needs
        }
    }
}
