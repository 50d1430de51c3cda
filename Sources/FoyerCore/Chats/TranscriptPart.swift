extension Message {
    /// UTF-8 bytes of text in one frame to a visitor, half of what may wait for a slow client: a frame of two
    /// hundred long messages would be a hundred times larger.
    public static let partLimit = 16_384
}

extension [Message] {
    /// The first messages that fit into one frame, at least one. The rest goes into further parts.
    public var part: ArraySlice<Message> {
        var bytes = 0
        let end = firstIndex { message in
            bytes += message.text.utf8.count
            return bytes > Message.partLimit
        }
        return prefix(Swift.max(end ?? count, 1))
    }
}
