import FoyerCore
import FoyerWire
import Testing

struct SettingsRequestTests {
    private func read(_ text: String) throws(MalformedFrame) -> [SiteSetting: Span] {
        try SettingsRequest(body: Array(text.utf8)).values
    }

    @Test func `given settings are read, and null counts as absent`() throws {
        #expect(
            try read(#"{"leaveTime":90000,"idleTime":null,"etag":"x"}"#) == [.leaveTime: .seconds(90)])
        #expect(try read("{}") == [:])
    }

    @Test(arguments: SiteSetting.allCases)
    func `each setting is accepted at its bounds and refused beyond them`(setting: SiteSetting) throws {
        let bounds = setting.bounds
        for allowed in [bounds.lowerBound, bounds.upperBound, setting.usual] {
            #expect(try read(#"{"\#(setting.rawValue)":\#(allowed.milliseconds)}"#) == [setting: allowed])
        }
        for outside in [bounds.lowerBound.milliseconds - 1, bounds.upperBound.milliseconds + 1, -1] {
            #expect(
                throws: MalformedFrame.notAllowed(
                    field: setting.rawValue,
                    allowed:
                        "\(bounds.lowerBound.milliseconds) to \(bounds.upperBound.milliseconds) milliseconds")
            ) { try read(#"{"\#(setting.rawValue)":\#(outside)}"#) }
        }
    }

    @Test(arguments: [#""90s""#, "1.5", "true", "{}", "1e99"])
    func `the error names a setting that is not an integer`(value: String) {
        #expect(
            throws: MalformedFrame.wrongType(field: "leaveTime", expected: "a whole number of milliseconds")
        ) { try read(#"{"leaveTime":\#(value)}"#) }
    }

    @Test func `an unknown setting is refused, and the refusal lists the known ones`() {
        let name = String(repeating: "x", count: 1_000)
        #expect {
            try read(#"{"leavetime":90000}"#)
        } throws: { error in
            guard case .notAllowed("leavetime", let allowed) = error as? MalformedFrame else { return false }
            return SiteSetting.allCases.allSatisfy { allowed.contains($0.rawValue) }
        }
        #expect {
            try read(#"{"\#(name)":90000}"#)
        } throws: { ($0 as? MalformedFrame)?.field?.count == 32 }
    }

    @Test func `the response contains every setting`() throws {
        var settings = SiteSettings()
        settings.leaveTime = .seconds(7)
        let shown = try JSONDocument(SettingsShape(settings).encoded()).root
        var names: Set<String> = []
        shown.forEachMember { key, _ in names.insert(key.text ?? "") }
        #expect(names == Set(SiteSetting.allCases.map(\.rawValue)).union(["etag"]))
        #expect(shown.member("leaveTime")?.integer == 7_000)
    }
}
