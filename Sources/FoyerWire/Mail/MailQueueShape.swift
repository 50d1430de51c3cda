/// The newest mail.
public struct MailQueueShape: WireShape, Hashable {
    public let mail: [QueuedMailShape]

    public init(_ mail: [QueuedMailShape]) { self.mail = mail }

    public func write(to json: inout JSONWriter) {
        json.object { json in json.member("mail", mail) }
    }
}
