public import FoyerCore

/// What an import of bans did, or would do.
public struct BanImportShape: WireShape, Hashable {
    /// A hundred refused rows: enough to see what is wrong with a file.
    public static let refusalLimit = 100

    public let accepted: Int
    public let existing: Int
    public let refusals: [BanFile.Refusal]
    public let stopped: Int
    public let online: Int
    public let isDone: Bool

    public init(
        accepted: Int, existing: Int, refusals: [BanFile.Refusal], stopped: Int, online: Int, isDone: Bool
    ) {
        self.accepted = accepted
        self.existing = existing
        self.refusals = refusals
        self.stopped = stopped
        self.online = online
        self.isDone = isDone
    }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("accepted", accepted)
            json.member("done", isDone)
            json.member("existing", existing)
            json.member("online", online)
            json.member("refused", refusals.prefix(Self.refusalLimit).map(RefusalShape.init))
            json.member("refusedCount", refusals.count)
            json.member("stopped", stopped)
        }
    }

    private struct RefusalShape: WireShape {
        let refusal: BanFile.Refusal

        init(_ refusal: BanFile.Refusal) { self.refusal = refusal }

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("limit", refusal.reason.limit)
                json.member("line", refusal.line)
                json.member("reason", refusal.reason.name)
                json.member("value", String(refusal.value.prefix(Self.valueLimit)))
            }
        }

        /// A hundred characters: two IPv6 addresses.
        private static let valueLimit = 100
    }
}

extension BanFileFault {
    /// All names on the wire.
    public static let names =
        [
            "notUTF8", "unclosedQuote", "strayQuote", "noRows", "tooManyRows", "empty", "notAnAddress",
            "notAPrefix",
            "mixedFamilies", "startAfterEnd", "commentTooLong", "notATime", "past", "addressOfProxy",
        ] + BanReach.Doubt.allCases.map(\.rawValue)

    var name: String {
        switch self {
        case .notATable(.notUTF8): "notUTF8"
        case .notATable(.unclosedQuote): "unclosedQuote"
        case .notATable(.strayQuote): "strayQuote"
        case .noRows: "noRows"
        case .tooManyRows: "tooManyRows"
        case .empty: "empty"
        case .notAnAddress(.notAnAddress): "notAnAddress"
        case .notAnAddress(.notAPrefix), .notAnAddress(.prefixTooLong), .notAnAddress(.prefixTooShort):
            "notAPrefix"
        case .notAnAddress(.mixedFamilies): "mixedFamilies"
        case .notAnAddress(.startAfterEnd): "startAfterEnd"
        case .commentTooLong: "commentTooLong"
        case .notATime: "notATime"
        case .past: "past"
        case .addressOfProxy: "addressOfProxy"
        case .doubtful(let doubt): doubt.rawValue
        }
    }

    fileprivate var limit: Int? {
        switch self {
        case .tooManyRows: BanFile.rowLimit
        case .commentTooLong: Ban.commentLimit
        case .notATable, .noRows, .empty, .notAnAddress, .notATime, .past, .addressOfProxy, .doubtful: nil
        }
    }
}
