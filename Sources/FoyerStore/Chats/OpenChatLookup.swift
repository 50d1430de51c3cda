import FoyerCore

/// Finds the visitor's open chat if people speak there, with its last number.
enum OpenChatLookup {
    /// - Parameter draft: nothing is found if it was sent already, in any chat.
    static func lookup(of visitor: Visitor.ID, without draft: String) -> SQL {
        """
        SELECT id, speaker_kind, speaker,
            (SELECT COALESCE(MAX(sequence), 0) FROM message WHERE message.chat = chat.id) AS last
        FROM chat WHERE visitor = \(visitor) AND ended_at IS NULL AND speaker_kind IN ('queue', 'agent')
            AND NOT EXISTS (SELECT 1 \(DraftLookup.sent(draft, by: visitor)))
        """
    }
}
