import FoyerCore

/// The English text of system messages, stored with the message, with the names that visitors see; clients render it in their own language by
/// its event.
enum SystemText {
    static func english(_ event: SystemEvent, in directory: Directory) -> String {
        let name = event.agent.flatMap { directory.agents[$0]?.publicName } ?? "An agent"
        return switch event {
        case .waiting: "Waiting for an agent"
        case .joined: "\(name) joined"
        case .transferred(_, let receiver):
            if let receiver = receiver.flatMap({ directory.agents[$0]?.publicName }) {
                "\(name) transferred the chat to \(receiver)"
            } else {
                "\(name) transferred the chat"
            }
        case .flowStopped: "\(name) took over from the flow"
        case .takenOver: "\(name) took over from the bot"
        case .left: "\(name) had to leave"
        case .next: "The chat is at the front of the line"
        case .back: "\(name) is back"
        case .notOpened: "\(name) could not take the chat"
        case .nobodyOnline: "Everyone is offline right now. The messages are kept."
        case .onlineAgain: "An agent is online again"
        case .overdue: "All agents are busy. The messages are kept."
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
