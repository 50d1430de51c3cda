import Testing

/// The expected response of one endpoint to each caller: the status, and what the body must and must not contain.
struct Scenario: Sendable, CustomTestStringConvertible {
    let endpoint: String
    var query: [String: String] = [:]
    var body = ""
    var headers: [String: String] = [:]
    /// One for each caller.
    let answers: [Person: Expectation]

    var testDescription: String { endpoint }

    struct Expectation: Sendable {
        let status: Int
        let has: [String]
        let hasNot: [String]

        init(_ status: Int, has: [String] = [], hasNot: [String] = []) {
            self.status = status
            self.has = has
            self.hasNot = hasNot
        }

        static let loggedOut = Expectation(401, has: [#""code":"loggedOut""#], hasNot: ["Rude", "Ana"])
        static func forbidden(_ permission: String) -> Expectation {
            Expectation(403, has: [#""code":"forbidden""#, permission], hasNot: ["Rude", "203.0.113"])
        }
    }
}

// The tables, one per resource. `EndpointTests` fails for an endpoint without a scenario.
extension Scenario {
    static let all: [Scenario] = [sessions, links, setup, commands, bans, settings].flatMap(\.self)

    private static let sessions: [Scenario] = [
        Scenario(
            endpoint: "GET /api/v1/session",
            answers: [
                .guest: .loggedOut,
                .agent: Expectation(200, has: [#""name":"Ben""#, #""role":"agent""#], hasNot: ["secret"]),
                .supervisor: Expectation(200, has: [#""name":"Sue""#, #""role":"supervisor""#]),
                .administrator: Expectation(200, has: [#""name":"Ana""#, #""role":"administrator""#]),
            ]),
        Scenario(
            endpoint: "POST /api/v1/session",
            body: #"{"email":"ben@tulip.example","password":"secret of Ben"}"#,
            answers: same(Expectation(200, has: [#""name":"Ben""#], hasNot: ["secret", "token"]))),
        Scenario(
            endpoint: "POST /api/v1/session", body: #"{"email":"ben@tulip.example","password":"wrong"}"#,
            answers: same(Expectation(401, has: ["wrongCredentials"], hasNot: ["Ben"]))),
        Scenario(endpoint: "DELETE /api/v1/session", answers: same(Expectation(204))),
    ]

    private static let links: [Scenario] = [
        Scenario(
            endpoint: "POST /api/v1/links/open", body: #"{"token":"{link}"}"#,
            answers: same(
                Expectation(
                    200, has: [#""name":"Ben""#, "passwordReset"], hasNot: ["secret", "agent", "print"]))),
        Scenario(
            endpoint: "POST /api/v1/links/open", body: #"{"token":"guessed"}"#,
            answers: same(Expectation(404, has: ["linkUnknown"], hasNot: ["guessed"]))),
        Scenario(
            endpoint: "POST /api/v1/links/use", body: #"{"token":"{link}","password":"five green tulips"}"#,
            answers: same(Expectation(200, has: [#""name":"Ben""#], hasNot: ["tulips"]))),
        Scenario(
            endpoint: "POST /api/v1/links/use", body: #"{"token":"{link}","password":"tulips"}"#,
            answers: same(
                Expectation(422, has: ["weakPassword", #""field":"password""#], hasNot: ["tulips"]))),
        Scenario(
            endpoint: "POST /api/v1/links/use", body: #"{"token":"guessed","password":"five green tulips"}"#,
            answers: same(Expectation(404, has: ["linkUnknown"]))),
        Scenario(
            endpoint: "POST /api/v1/setup",
            body:
                #"{"token":"{link}","name":"Eve","email":"eve@tulip.example","password":"five green tulips"}"#,
            answers: same(Expectation(404, has: ["linkUnknown"], hasNot: ["Eve", "tulips"]))),
    ]

    private static let setup: [Scenario] = [
        Scenario(
            endpoint: "GET /api/v1/setup",
            answers: widgetManagers(
                Expectation(200, has: [#""agents":3"#, #""domain":"tulip.example""#], hasNot: ["refused"]))),
        Scenario(
            endpoint: "PUT /api/v1/setup/website",
            body:
                ##"{"domain":"https://www.rose.example/shop","name":"Rose","accent":"#1d4ed8","widget":"{widget}"}"##,
            answers: widgetManagers(Expectation(200))),
        Scenario(
            endpoint: "PUT /api/v1/setup/website",
            body: ##"{"domain":"rose.example","name":"Rose","accent":"#1d4ed8"}"##,
            answers: widgetManagers(Expectation(409, has: ["stale"]))),
        Scenario(
            endpoint: "PUT /api/v1/setup/website",
            body: ##"{"domain":"a b","name":"Rose","accent":"#1d4ed8"}"##,
            answers: widgetManagers(Expectation(400, has: [#""field":"domain""#, "shop.example.com"]))),
        Scenario(
            endpoint: "PUT /api/v1/setup/website",
            body: #"{"domain":"rose.example","name":"Rose","accent":"red"}"#,
            answers: widgetManagers(Expectation(400, has: [#""field":"accent""#]))),
        Scenario(
            endpoint: "POST /api/v1/setup/domains", body: #"{"widget":"{widget}","domain":"rose.example"}"#,
            answers: widgetManagers(Expectation(200))),
        Scenario(
            endpoint: "POST /api/v1/setup/domains", body: #"{"widget":"{vera}","domain":"rose.example"}"#,
            answers: widgetManagers(Expectation(409, has: ["stale"]))),
        Scenario(endpoint: "DELETE /api/v1/setup/check-list", answers: widgetManagers(Expectation(204))),
    ]

    private static let commands: [Scenario] = [
        Scenario(
            endpoint: "POST /api/v1/commands", body: #"{"type":"pastChats","visitor":"{vera}"}"#,
            answers: loggedIn(Expectation(200, has: [#""chats":[]"#, #""type":"done""#]))),
        Scenario(
            endpoint: "POST /api/v1/commands", body: #"{"type":"dance"}"#,
            answers: loggedIn(Expectation(400, has: ["unknownType", "dance"]))),
    ]

    private static let bans: [Scenario] = [
        Scenario(
            endpoint: "GET /api/v1/bans",
            answers: managers(Expectation(200, has: ["Rude words", #""total":1"#, #""etag":"\""#]))),
        Scenario(
            endpoint: "GET /api/v1/bans", query: ["kind": "dog"],
            answers: managers(Expectation(400, has: [#""field":"kind""#, "visitor or address"]))),
        Scenario(
            endpoint: "POST /api/v1/bans", body: #"{"visitor":"{walt}","comment":"Spam"}"#,
            answers: managers(Expectation(201, has: ["Spam"]))),
        Scenario(
            endpoint: "POST /api/v1/bans", body: #"{"cidr":"203.0.113.0/99"}"#,
            answers: managers(Expectation(422, has: ["notAnAddress", "/problems/notAnAddress"]))),
        Scenario(endpoint: "GET /api/v1/bans/{id}", answers: managers(Expectation(200, has: ["Rude words"]))),
        Scenario(
            endpoint: "PATCH /api/v1/bans/{id}", body: #"{"comment":"Milder"}"#,
            headers: ["if-match": #""{tag}""#],
            answers: managers(Expectation(200, has: ["Milder"], hasNot: ["Rude"]))),
        // Ana made this ban: everyone else needs the permission.
        Scenario(endpoint: "DELETE /api/v1/bans/{id}", answers: managers(Expectation(204))),
    ]

    private static let settings: [Scenario] = [
        Scenario(
            endpoint: "GET /api/v1/settings",
            answers: administrators(Expectation(200, has: [#""leaveTime":60000"#, #""etag":"\""#]))),
        Scenario(
            endpoint: "PUT /api/v1/settings", body: #"{"leaveTime":90000}"#, headers: ["if-match": "*"],
            answers: administrators(
                Expectation(200, has: [#""leaveTime":90000"#, #""idleTime":3600000"#]))),
        Scenario(
            endpoint: "PUT /api/v1/settings", body: #"{"leaveTime":90000}"#,
            answers: administrators(Expectation(428, has: ["editionMissing"], hasNot: ["90000"]))),
        Scenario(
            endpoint: "PUT /api/v1/settings", body: #"{"leaveTime":90000}"#,
            headers: ["if-match": #""of yesterday""#],
            answers: administrators(Expectation(412, has: ["editedMeanwhile"]))),
        Scenario(
            endpoint: "PUT /api/v1/settings", body: #"{"leaveTime":1}"#, headers: ["if-match": "*"],
            answers: administrators(
                Expectation(400, has: [#""field":"leaveTime""#, "5000 to 3600000"]))),
        Scenario(
            endpoint: "PUT /api/v1/settings", body: #"{"leavetime":90000}"#, headers: ["if-match": "*"],
            answers: administrators(
                Expectation(400, has: [#""field":"leavetime""#, "leaveTime, returnTime"]))),
    ]

    private static func same(_ expectation: Expectation) -> [Person: Expectation] {
        Dictionary(uniqueKeysWithValues: Person.allCases.map { ($0, expectation) })
    }

    private static func loggedIn(_ expectation: Expectation) -> [Person: Expectation] {
        same(expectation).merging([.guest: .loggedOut]) { $1 }
    }

    private static func administrators(_ expectation: Expectation) -> [Person: Expectation] {
        managers(expectation).merging([
            .agent: .forbidden("changeSettings"), .supervisor: .forbidden("changeSettings"),
        ]) { $1 }
    }

    private static func widgetManagers(_ expectation: Expectation) -> [Person: Expectation] {
        loggedIn(expectation).merging([
            .agent: .forbidden("manageWidgets"), .supervisor: .forbidden("manageWidgets"),
        ]) { $1 }
    }

    private static func managers(_ expectation: Expectation) -> [Person: Expectation] {
        loggedIn(expectation).merging([.agent: .forbidden("manageBans")]) { $1 }
    }
}
