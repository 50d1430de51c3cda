import FoyerCore
import Testing

struct PasswordRuleTests {
    @Test(arguments: [
        "five green tulips", "ten ten ten ten", "Zg7!kq02Lm", "日本語のとても長い文", "correcthorse", "aB3$aB3$aB3$x",
        "passwords are hard to choose", String(repeating: "abcd9", count: 40),
    ])
    func `a good password passes`(password: String) throws {
        try PasswordRule.check(password, own: ["Ana Lopez", "ana@tulip.example"])
    }

    @Test(arguments: [
        "aaaaaaaaaa", "1212121212", "1234567890", "0987654321", "abcdefghij", "qwertyuiop", "QWERTYUIOP",
        "poiuytrewq", "qwertzuiop", "password12", "Password123!", "123password", "passwordpassword",
        "adminadmin!",
        "willkommen2026", "passw0rd!!!", "1qaz2wsx3edc",
    ])
    func `what everybody tries first is refused`(password: String) {
        #expect(throws: PasswordFault.guessable) { try PasswordRule.check(password) }
    }

    @Test(arguments: [
        "ana.lopez@tulip.example", "ANA.LOPEZ@tulip.example", "ana.lopez1", "1ana.lopez!", "tulipgardener",
        "tulipgardener7",
    ])
    func `one's own name or address is refused`(password: String) {
        #expect(throws: PasswordFault.guessable) {
            try PasswordRule.check(password, own: ["tulipgardener", "ana.lopez@tulip.example"])
        }
    }

    @Test func `the length counts characters, at both ends`() throws {
        #expect(throws: PasswordFault.tooShort(least: 10, got: 9)) { try PasswordRule.check("tulip gar") }
        try PasswordRule.check("tulip gard")
        #expect(throws: PasswordFault.tooShort(least: 10, got: 3)) { try PasswordRule.check("👩‍🌾🌷e\u{301}") }
        let longest = String((0..<200).map { Character(UnicodeScalar(UInt8(97 + $0 % 26))) })
        try PasswordRule.check(longest)
        #expect(throws: PasswordFault.tooLong(limit: 200, got: 201)) { try PasswordRule.check(longest + "x") }
    }
}
