/// Who speaks in a chat, with a fencing number: whoever was given the right under an older number is not
/// heard.
public struct SpeakingRight: Hashable, Sendable {
    public let speaker: Speaker
    public let number: Int64

    public init(speaker: Speaker, number: Int64) {
        self.speaker = speaker
        self.number = number
    }

    /// Whether what was said under `number` counts.
    public func allows(_ number: Int64) -> Bool { number == self.number }

    /// The right after a take-over, a stop or a transfer: always a higher number, also when the speaker stays
    /// the same.
    public func passed(to speaker: Speaker) -> Self { Self(speaker: speaker, number: number + 1) }
}

extension Chat {
    /// The right to speak as it stands now.
    public var speakingRight: SpeakingRight { SpeakingRight(speaker: speaker, number: right) }
}
