public import FoyerCore

extension FlowCondition: WireShape {
    public func write(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .field(let field, let test):
                json.member("field", field)
                json.member("of", Subject.field)
                test.writeMembers(to: &json)
            case .page(let test):
                json.member("of", Subject.page)
                test.writeMembers(to: &json)
            case .country(let test):
                json.member("of", Subject.country)
                test.writeMembers(to: &json)
            case .agentsOnline(let wanted):
                json.member("of", Subject.agentsOnline)
                json.member("value", wanted)
            }
        }
    }

    init(_ fields: Fields) throws(MalformedFrame) {
        switch try fields.word("of") as Subject {
        case .field:
            self = .field(try fields.text("field", upTo: FlowLimit.name), try FlowTextTest(fields))
        case .page: self = .page(try FlowTextTest(fields))
        case .country: self = .country(try FlowTextTest(fields))
        case .agentsOnline: self = .agentsOnline(try fields.bool("value"))
        }
    }

    private enum Subject: String, CaseIterable {
        case field, page, country, agentsOnline
    }
}

extension FlowTextTest {
    fileprivate func writeMembers(to json: inout JSONWriter) {
        switch self {
        case .is(let value): Self.write(.is, value, to: &json)
        case .isNot(let value): Self.write(.isNot, value, to: &json)
        case .contains(let value): Self.write(.contains, value, to: &json)
        case .startsWith(let value): Self.write(.startsWith, value, to: &json)
        case .isEmpty: Self.write(.isEmpty, nil, to: &json)
        case .isGiven: Self.write(.isGiven, nil, to: &json)
        }
    }

    private static func write(_ word: Word, _ value: String?, to json: inout JSONWriter) {
        json.member("test", word)
        json.member("value", value)
    }

    fileprivate init(_ fields: Fields) throws(MalformedFrame) {
        let value = try fields.textOrEmpty("value", upTo: FlowLimit.value)
        self =
            switch try fields.word("test") as Word {
            case .is: .is(value)
            case .isNot: .isNot(value)
            case .contains: .contains(value)
            case .startsWith: .startsWith(value)
            case .isEmpty: .isEmpty
            case .isGiven: .isGiven
            }
    }

    private enum Word: String, CaseIterable {
        case `is`, isNot, contains, startsWith, isEmpty, isGiven
    }
}
