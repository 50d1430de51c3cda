import FoyerCore
import FoyerService
import FoyerWire

/// The settings of the site: everything that HTTP knows of them.
enum SettingsEndpoints {
    private static let path = "/api/v1/settings"

    static let all: [Endpoint] = [
        Endpoint(
            .get, path, needs: .toSee(.changeSettings), "The settings of the site", body: NoBody.self,
            answers: .ok(.settings, tag: true)
        ) { call in
            let settings = call.services.directory.settings
            return .ok(SettingsShape(settings), tag: settings.revision)
        },
        Endpoint(
            .get, path + "/rules", needs: .permission(.changeSettings),
            "The default and the bounds of each setting",
            body: NoBody.self, answers: .ok(.settingRules)
        ) { call in
            .ok(SettingRulesShape(defaults: call.services.changeSettings.defaults))
        },
        Endpoint(
            .put, path, needs: .permission(.changeSettings),
            "Replace the settings; what is absent has its default again", body: SettingsRequest.self,
            edition: .mustMatch, answers: .ok(.settings, tag: true)
        ) { call in
            let settings = try await call.services.changeSettings(
                call.body.values, revision: call.request.ifMatch?.revision, by: call.actor)
            return .ok(SettingsShape(settings), tag: settings.revision)
        },
    ]
}
