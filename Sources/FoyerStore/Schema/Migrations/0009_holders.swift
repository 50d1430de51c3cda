extension Migration {
    /// A waiting chat knows who had it before, and what its visitor was told; a chat that was passed on and not opened knows when it
    /// returns (docs/decisions/0033). Chats that wait when this is run have been told that somebody comes.
    static let holders = Migration(
        number: 9,
        name: "holders",
        sql: """
            ALTER TABLE chat ADD COLUMN waits_after TEXT;
            ALTER TABLE chat ADD COLUMN outlook TEXT;
            ALTER TABLE chat ADD COLUMN told_at INTEGER;
            ALTER TABLE chat ADD COLUMN transfer_by TEXT;
            ALTER TABLE chat ADD COLUMN transfer_at INTEGER;
            ALTER TABLE chat ADD COLUMN transfer_until INTEGER;
            ALTER TABLE chat ADD COLUMN transfer_note TEXT;
            CREATE INDEX chat_transfer ON chat (transfer_until) WHERE transfer_until IS NOT NULL;
            UPDATE chat SET outlook = 'soon', told_at = waiting_since WHERE waiting_since IS NOT NULL;
            """
    )
}
