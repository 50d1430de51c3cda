import FoyerCore

/// Variables that a website sets or removes. Each is handled on its own: an invalid one is cut or left out,
/// and reported.
public struct VariableChange: Hashable, Sendable {
    public let variables: [String: String]
    /// Names whose value is `null`.
    public let removed: Set<String>
    /// What was not stored as sent, in the order of the frame, at most `faultLimit`.
    public let faults: [Fault]

    /// Bytes of all names and texts.
    public var size: Int { variables.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count } }

    public struct Fault: Hashable, Sendable {
        /// The variable's name, cut.
        public let name: String
        public let reason: Reason

        public init(_ name: String, _ reason: Reason) {
            self.name = name
            self.reason = reason
        }
    }

    public enum Reason: Hashable, Sendable {
        /// The text was cut to the limit.
        case textCut
        /// The name is too long: left out.
        case nameTooLong
        /// The name is blank: left out.
        case nameBlank
        /// Neither a text nor null: left out.
        case notText
        /// The visitor has as many variables, or as much text in them, as `VariableLimit` allows: left out.
        case tooMany
    }

    /// Ten: a page with more has them all wrong, and the answer must fit a frame.
    public static let faultLimit = 10

    public init(_ variables: [String: String], removed: Set<String> = [], faults: [Fault] = []) {
        self.variables = variables
        self.removed = removed
        self.faults = faults
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        var variables: [String: String] = [:]
        var removed: Set<String> = []
        var faults: [Fault] = []
        fields.value.forEachMember { key, value in
            let name = OneLine.cleaned(key.text ?? "")
            guard value.kind != .null else {
                // The last of two members with one name counts.
                variables[name] = nil
                removed.insert(name)
                return
            }
            func record(_ reason: Reason) {
                if faults.count < Self.faultLimit {
                    faults.append(Fault(name.cut(to: VariableLimit.name), reason))
                }
            }
            guard !name.isEmpty else { return record(.nameBlank) }
            guard name.unicodeScalars.count <= VariableLimit.name else {
                return record(.nameTooLong)
            }
            guard let given = value.text else { return record(.notText) }
            guard variables.count < VariableLimit.count || variables[name] != nil else {
                return record(.tooMany)
            }
            let text = OneLine.cleaned(given)
            if text.unicodeScalars.count > VariableLimit.text {
                record(.textCut)
            }
            removed.remove(name)
            variables[name] = text.cut(to: VariableLimit.text)
        }
        self.init(variables, removed: removed, faults: faults)
    }
}

extension VariableChange.Fault {
    /// What was wrong, and what was done about it, for the developer of the website.
    public var detail: String {
        switch reason {
        case .textCut: "\"\(name)\" was cut to \(VariableLimit.text) characters."
        case .nameTooLong:
            "\"\(name)…\" was left out: a name has at most \(VariableLimit.name) characters."
        case .nameBlank: "A variable without a name was left out."
        case .notText: "\"\(name)\" was left out: its value must be a text or null."
        case .tooMany:
            "\"\(name)\" was left out: a visitor has at most \(VariableLimit.count) variables, of \(VariableLimit.total) characters together."
        }
    }

    /// Whether it was only cut or left out for its length or number.
    public var code: RefusalCode {
        switch reason {
        case .textCut, .nameTooLong, .tooMany: .tooLong
        case .nameBlank: .empty
        case .notText: .malformed
        }
    }
}
