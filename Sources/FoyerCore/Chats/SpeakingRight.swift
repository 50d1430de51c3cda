/// The current speaker of a chat with a fencing number: what is sent under an older number is ignored.
public struct SpeakingRight: Hashable, Sendable {
    public let speaker: Speaker
    public let number: Int64

    public init(speaker: Speaker, number: Int64) {
        self.speaker = speaker
        self.number = number
    }

    /// Whether something sent under `number` is accepted.
    public func allows(_ number: Int64) -> Bool { number == self.number }

    /// The right after a take-over, a stop or a transfer: always a higher number, even if the speaker stays
    /// the same.
    public func passed(to speaker: Speaker) -> Self { Self(speaker: speaker, number: number + 1) }
}

extension Chat {
    /// The current right to speak.
    public var speakingRight: SpeakingRight { SpeakingRight(speaker: speaker, number: right) }
}
