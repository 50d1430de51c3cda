public import FoyerCore

/// What became of a test mail.
public struct MailOutcomeShape: WireShape, Hashable {
    public let failure: MailFailure?
    public let dialogue: [MailDialogueLine]

    public init(_ outcome: MailOutcome) {
        failure = outcome.failure
        dialogue = outcome.dialogue
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("dialogue", dialogue)
            json.member("failure", failure?.reason)
            json.member("sent", failure == nil)
        }
    }
}

extension MailDialogueLine: WireShape {
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("from", from.rawValue)
            json.member("text", text)
        }
    }
}
