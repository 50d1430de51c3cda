import FoyerCore
import FoyerRealtime
import FoyerService
import FoyerStore

/// A fault that is injected into a run to prove that the checks find it.
enum Fault: String, CaseIterable {
    /// The disk acknowledges writes that it has lost.
    case forgetfulDisk
    /// A message is deleted from the disk.
    case lostMessage
    /// A visitor has a second open chat.
    case secondChat
    /// The row of a chat names a wrong speaker.
    case falseSpeaker
    /// A banned visitor has an open chat.
    case forgottenBan
    /// Agents are assigned one chat more than their limit.
    case overload
    /// Visitors count as gone after half the leave time.
    case hastyLeave
    /// Chats of visitors who left end at once.
    case hastyEnd
    /// A row of the list has another status time than the store.
    case staleRow
    /// A row shows a capture that the store does not have.
    case falseCapture
    /// Some frames of one type are not sent.
    case droppedMessage, droppedChat, droppedInvitation, droppedListChange, droppedSent
    /// Some frames are sent twice.
    case doubledMessage
    /// The counts in a frame of the list are wrong.
    case miscounted
    /// A message to a visitor contains an internal note.
    case leakedNote
    /// The checks forget that an agent entered a chat.
    case forgottenRight
    /// A random number does not come from the seed.
    case chance

    /// The frames that are sent instead of this one.
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
        case .leakedNote where text.hasSuffix(#""type":"message"}"#):
            [text.replacing(#""text":"Hello!""#, with: #""text":"\#(Town.note)""#)]
        default: [text]
        }
    }

    /// Corrupts the stored data after a commit.
    func corrupt(_ db: any SQLConnection) throws {
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
