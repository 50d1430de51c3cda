public import FoyerCore

/// What each setting of the site may be, and what it is unless an administrator sets it.
public struct SettingRulesShape: WireShape, Hashable {
    public let defaults: SiteSettings

    /// - Parameter defaults: the settings that no administrator has changed.
    public init(defaults: SiteSettings) { self.defaults = defaults }

    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("settings", SiteSetting.allCases.map { Rule(setting: $0, usual: defaults[$0]) })
        }
    }

    private struct Rule: WireShape {
        let setting: SiteSetting
        let usual: Span

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("least", setting.bounds.lowerBound)
                json.member("most", setting.bounds.upperBound)
                json.member("name", setting)
                json.member("usual", usual)
            }
        }
    }
}
