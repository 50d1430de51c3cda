import FoyerCore
import Testing

struct ContactFieldTests {
    @Test(arguments: [
        (ContactField.name, "  Ana\u{202E}  Lopez\n", "Ana Lopez"), (.name, "李", "李"),
        (.email, " ana@example.com ", "ana@example.com"),
        (.email, "ana.lopez+shop@exämple.de", "ana.lopez+shop@exämple.de"),
        (.phone, "+49 30 123456", "+49 30 123456"), (.phone, "(555) 010-9999", "(555) 010-9999"),
        (.phone, "030/12 34 56", "030/12 34 56"), (.phone, "112", "112"),
        (.phone, "555.010.9999 ext. 12", "555.010.9999 ext. 12"), (.phone, "5550109999x7", "5550109999x7"),
        (.phone, "555-010-9999 Extension 7", "555-010-9999 Extension 7"),
        (.phone, "٠٣٠ ١٢٣٤٥٦", "٠٣٠ ١٢٣٤٥٦"),
        (.phone, "+1234567890\u{200B}12345", "+123456789012345"),
    ])
    func `valid contacts are stored as one clean line`(field: ContactField, text: String, kept: String) throws
    {
        #expect(try field.checked(text) == kept)
    }

    @Test(arguments: ContactField.allCases, ["", " ", "\n\t", "\u{200B}\u{202E}"])
    func `a blank field is empty`(field: ContactField, text: String) throws {
        #expect(try field.checked(text) == nil)
    }

    @Test(arguments: [
        "ana", "ana@", "@example.com", "ana@example", "ana@exa mple.com", "ana@example.com, bob@example.com",
    ])
    func `an invalid e-mail address is refused`(text: String) {
        #expect(throws: ContactFault(.email, .notAnEmail)) { try ContactField.email.checked(text) }
    }

    @Test(arguments: [
        "12", "+", "abc", "call me", "+49+30", "30+49", "1234567890123456", "123 ext", "123 x 4 x 5",
        "12<script>34",
        "123456;DROP",
    ])
    func `an invalid telephone number is refused`(text: String) {
        #expect(throws: ContactFault(.phone, .notAPhone)) { try ContactField.phone.checked(text) }
    }

    @Test(arguments: ContactField.allCases)
    func `the limit of a text counts code points after cleaning`(field: ContactField) throws {
        let padding = String(repeating: "\u{200B}", count: 500)
        let longest: String =
            switch field {
            case .name: String(repeating: "é", count: field.limit)
            case .email:
                String(repeating: "a", count: 60) + "@" + String(repeating: "b", count: 60) + "."
                    + String(repeating: "c", count: 60) + "." + String(repeating: "d", count: 60) + "."
                    + String(repeating: "e", count: field.limit - 244)
            case .phone: "123" + String(repeating: "-", count: field.limit - 4) + "4"
            }
        #expect(longest.unicodeScalars.count == field.limit)
        #expect(try field.checked(longest + padding) == longest)
        #expect(throws: ContactFault(field, .tooLong(limit: field.limit, got: field.limit + 1))) {
            try field.checked(longest + "1")
        }
    }
}
