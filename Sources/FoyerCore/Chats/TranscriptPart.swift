extension Message {
    /// UTF-8 bytes of text that one frame to a visitor carries, half of what may wait for a slow one: a frame of two hundred long
    /// messages would take a hundred times that.
    public static let partLimit = 16_384
}

extension [Message] {
    /// As many from the beginning as fit into one frame; one at least. The rest is another part.
    public var part: ArraySlice<Message> {
        var bytes = 0
        let end = firstIndex { message in
            bytes += message.text.utf8.count
            return bytes > Message.partLimit
        }
        return prefix(Swift.max(end ?? count, 1))
    }
}
