import FoyerCore

/// The members of an object from a client, read one by one. Errors name the dotted path of the field.
struct Fields {
    let value: JSONValue
    /// The path from the outermost object; empty there.
    let path: String

    /// - Parameter path: the path of the object.
    init(_ value: JSONValue, at path: String = "") throws(MalformedFrame) {
        guard value.kind == .object else {
            throw .wrongType(field: path.isEmpty ? "(all)" : path, expected: "an object")
        }
        self.value = value
        self.path = path
    }

    /// The outermost object of a text.
    init(text: [UInt8]) throws(MalformedFrame) {
        try self.init(try JSONDocument(text).root)
    }

    func name(_ field: StaticString) -> String { path.isEmpty ? "\(field)" : "\(path).\(field)" }

    private func required<Value>(_ field: StaticString, _ value: Value?) throws(MalformedFrame) -> Value {
        guard let value else { throw .missing(field: name(field)) }
        return value
    }

    // MARK: text

    /// A non-empty text of at most `limit` code points.
    func text(_ field: StaticString, upTo limit: Int) throws(MalformedFrame) -> String {
        try required(field, try textIfGiven(field, upTo: limit))
    }

    /// The same for an optional member.
    func textIfGiven(_ field: StaticString, upTo limit: Int) throws(MalformedFrame) -> String? {
        guard let text = try anyText(field, upTo: limit) else { return nil }
        guard !text.isEmpty else { throw .empty(field: name(field)) }
        return text
    }

    /// A text that may be empty or absent, which mean the same.
    func textOrEmpty(_ field: StaticString, upTo limit: Int) throws(MalformedFrame) -> String {
        try anyText(field, upTo: limit) ?? ""
    }

    /// A text that may be empty.
    func anyText(_ field: StaticString, upTo limit: Int) throws(MalformedFrame) -> String? {
        guard let text = try uncheckedText(field) else { return nil }
        guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
        throw .tooLong(field: name(field), limit: limit, got: text.unicodeScalars.count)
    }

    /// A text of any length; only the frame limits it.
    func anyText(_ field: StaticString) throws(MalformedFrame) -> String? {
        try uncheckedText(field)
    }

    /// A text cut to the limit, never within a character; empty if absent.
    func cutText(_ field: StaticString, to limit: Int) throws(MalformedFrame) -> String {
        try uncheckedText(field)?.cut(to: limit) ?? ""
    }

    /// The same for a text of one line, cleaned (`OneLine`).
    func cutLine(_ field: StaticString, to limit: Int) throws(MalformedFrame) -> String {
        OneLine.cleaned(try uncheckedText(field) ?? "").cut(to: limit)
    }

    private func uncheckedText(_ field: StaticString) throws(MalformedFrame) -> String? {
        guard let member = value.member(field) else { return nil }
        guard let text = member.text else { throw .wrongType(field: name(field), expected: "a text") }
        return text
    }

    /// A name made by the client: letters, digits, `-` and `_`.
    func label(_ field: StaticString, upTo limit: Int) throws(MalformedFrame) -> String {
        let label = try text(field, upTo: limit)
        guard label.utf8.allSatisfy(Self.isOfLabel) else {
            throw .notAllowed(field: name(field), allowed: "1 to \(limit) letters, digits, - or _")
        }
        return label
    }

    func labelIfGiven(_ field: StaticString, upTo limit: Int) throws(MalformedFrame) -> String? {
        value.member(field) == nil ? nil : try label(field, upTo: limit)
    }

    private static func isOfLabel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    // MARK: other values

    func bool(_ field: StaticString) throws(MalformedFrame) -> Bool {
        try required(field, try boolIfGiven(field))
    }

    func boolIfGiven(_ field: StaticString) throws(MalformedFrame) -> Bool? {
        guard let member = value.member(field) else { return nil }
        guard let bool = member.bool else { throw .wrongType(field: name(field), expected: "true or false") }
        return bool
    }

    func integer(_ field: StaticString, in range: ClosedRange<Int64> = 0...Self.largest)
        throws(MalformedFrame) -> Int64
    {
        try required(field, try integerIfGiven(field, in: range))
    }

    func integerIfGiven(
        _ field: StaticString, in range: ClosedRange<Int64> = 0...Self.largest
    ) throws(MalformedFrame) -> Int64? {
        guard let member = value.member(field) else { return nil }
        guard let integer = member.integer else {
            throw .wrongType(field: name(field), expected: "a whole number")
        }
        guard range ~= integer else {
            throw .notAllowed(
                field: name(field), allowed: "between \(range.lowerBound) and \(range.upperBound)")
        }
        return integer
    }

    /// The largest whole number that a browser keeps exactly.
    static var largest: Int64 { 1 << 53 - 1 }

    func instantIfGiven(_ field: StaticString) throws(MalformedFrame) -> Instant? {
        try integerIfGiven(field).map { Instant(milliseconds: $0) }
    }

    func id<Entity>(_ field: StaticString) throws(MalformedFrame) -> Identifier<Entity> {
        try required(field, try idIfGiven(field))
    }

    func idIfGiven<Entity>(_ field: StaticString) throws(MalformedFrame) -> Identifier<Entity>? {
        guard let member = value.member(field) else { return nil }
        guard member.kind == .string else { throw .wrongType(field: name(field), expected: "a text") }
        guard let id = member.id(of: Entity.self) else {
            throw .notAllowed(field: name(field), allowed: "an id")
        }
        return id
    }

    /// A case of an enumeration, by its raw value.
    func word<Word: RawRepresentable<String> & CaseIterable>(_ field: StaticString) throws(MalformedFrame)
        -> Word
    {
        try required(field, try wordIfGiven(field))
    }

    func wordIfGiven<Word: RawRepresentable<String> & CaseIterable>(
        _ field: StaticString
    ) throws(MalformedFrame) -> Word? {
        guard let member = value.member(field) else { return nil }
        return try Self.word(member, at: name(field))
    }

    static func word<Word: RawRepresentable<String> & CaseIterable>(
        _ value: JSONValue, at path: String
    ) throws(MalformedFrame) -> Word {
        guard let text = value.text else { throw .wrongType(field: path, expected: "a text") }
        guard let word = Word(rawValue: text) else {
            let allowed = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw .notAllowed(field: path, allowed: "one of \(allowed)")
        }
        return word
    }

    // MARK: nesting

    func object(_ field: StaticString) throws(MalformedFrame) -> Fields {
        try required(field, try objectIfGiven(field))
    }

    func objectIfGiven(_ field: StaticString) throws(MalformedFrame) -> Fields? {
        guard let member = value.member(field) else { return nil }
        return try Fields(member, at: name(field))
    }

    /// The elements of an array, each made by `make`; empty if absent.
    func list<Element>(
        _ field: StaticString, upTo limit: Int,
        _ make: (JSONValue, _ path: String) throws(MalformedFrame) -> Element
    ) throws(MalformedFrame) -> [Element] {
        guard let member = value.member(field) else { return [] }
        guard member.kind == .array else { throw .wrongType(field: name(field), expected: "a list") }
        let elements = member.elements
        guard elements.count <= limit else {
            throw .tooLong(field: name(field), limit: limit, got: elements.count)
        }
        var list: [Element] = []
        list.reserveCapacity(elements.count)
        for (position, element) in elements.enumerated() {
            list.append(try make(element, "\(name(field)).\(position)"))
        }
        return list
    }
}

extension String {
    /// The text up to `limit` code points, cut between characters.
    func cut(to limit: Int) -> String {
        guard utf8.count > limit, unicodeScalars.count > limit else { return self }
        let end = unicodeScalars.index(startIndex, offsetBy: limit)
        var cut = self[..<end]
        // Once, not scalar by scalar: a character may consist of thousands of scalars, and each check walks
        // through all.
        if end.samePosition(in: self) == nil { cut.removeLast() }
        return String(cut)
    }
}
