import FoyerCore

/// The English rendering of what nobody wrote, kept with the message; clients word it in their own language by its event.
enum SystemText {
    static func english(_ event: SystemEvent, in directory: Directory) -> String {
        let name = event.agent.flatMap { directory.agents[$0]?.name } ?? "An agent"
        return switch event {
        case .waiting: "Waiting for an agent"
        case .joined: "\(name) joined"
        case .transferred: "\(name) transferred the chat"
        case .flowStopped: "\(name) took over from the flow"
        case .takenOver: "\(name) took over from the bot"
        case .refused: "Nobody can chat right now"
        case .ended(let reason): ending(reason)
        }
    }

    private static func ending(_ reason: EndReason) -> String {
        switch reason {
        case .agent, .finished: "The chat has ended"
        case .visitor: "The visitor ended the chat"
        case .idle: "The chat ended after a long silence"
        case .left: "The visitor left the site"
        case .missed: "The visitor stopped waiting"
        case .refused: "Nobody can chat right now"
        case .banned: "The visitor was banned"
        }
    }
}
