import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore

/// A fault put into a run on purpose, to see that it is noticed.
enum Fault: String, CaseIterable {
    /// The disk says that it has what it has not.
    case forgetfulDisk
    /// A message of a chat is gone from the disk.
    case lostMessage
    /// A second chat of a visitor is open.
    case secondChat
    /// The chat's row names somebody else as its speaker.
    case falseSpeaker
    /// A chat is open whose visitor is banned.
    case forgottenBan
    /// Agents are given one chat more than they have room for.
    case overload
    /// Visitors are taken for gone after half the leave time.
    case hastyLeave
    /// Chats of those who left end at once.
    case hastyEnd
    /// A row of the list says another status time than the store.
    case staleRow
    /// A row says captured, and the store does not.
    case falseCapture
    /// Some frames of one type never leave the server.
    case droppedMessage, droppedChat, droppedInvitation, droppedListChange, droppedSent
    /// Some frames leave it twice.
    case doubledMessage
    /// A frame of the list counts one too many.
    case miscounted
    /// What a visitor hears looks like an internal note.
    case toldNote
    /// Nobody remembers that an agent came in to watch.
    case forgottenRight
    /// A number of the dice comes from elsewhere.
    case chance

    /// What a frame becomes on its way out; nil when it does not leave.
    func changed(_ text: String, _ dice: inout Dice) -> [String] {
        switch self {
        case .droppedMessage where text.hasSuffix(#""type":"message"}"#),
            .droppedChat where text.hasSuffix(#""type":"chat"}"#),
            .droppedInvitation where text.hasSuffix(#""type":"invitation"}"#),
            .droppedListChange where text.hasSuffix(#""type":"listChange"}"#),
            .droppedSent where text.hasSuffix(#""type":"sent"}"#):
            dice.happens(150) ? [] : [text]
        case .doubledMessage where text.hasSuffix(#""type":"message"}"#):
            dice.happens(150) ? [text, text] : [text]
        case .miscounted where text.hasSuffix(#""type":"listChange"}"#):
            [text.replacing(#""total":"#, with: #""total":1"#)]
        case .toldNote where text.hasSuffix(#""type":"message"}"#):
            [text.replacing(#""text":"Hello!""#, with: #""text":"\#(Town.note)""#)]
        default: [text]
        }
    }

    /// What happens to the data behind the server's back, after a commit.
    func spoil(_ db: any SQLConnection) throws {
        switch self {
        case .lostMessage:
            try db.run("DELETE FROM message WHERE sequence = 2 AND chat = (SELECT MIN(chat) FROM message)")
        case .secondChat:
            try db.run("DROP INDEX IF EXISTS chat_one_open")
            try db.run(
                """
                UPDATE chat SET ended_at = NULL, end_reason = NULL WHERE ended_at IS NOT NULL
                    AND visitor IN (SELECT visitor FROM chat WHERE ended_at IS NULL)
                """)
        case .falseSpeaker:
            try db.run(
                "UPDATE chat SET speaker = \(Town.ben.id) WHERE speaker_kind = 'agent' AND speaker = \(Town.ana.id)"
            )
        case .staleRow:
            try db.run("UPDATE visitor SET since = since + 1 WHERE version > 1")
        default: break
        }
    }
}
