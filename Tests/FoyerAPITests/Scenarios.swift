import Testing

/// The expected response of one endpoint to each caller: the status, and what the body must and must not contain.
struct Scenario: Sendable, CustomTestStringConvertible {
    let endpoint: String
    /// Of the path; nil: the ban's.
    var id: String?
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
    static let all: [Scenario] = [
        sessions, links, setup, commands, bans, settings, mail, widgets, audit, queues, staff,
    ].flatMap(\.self)

    private static let sessions: [Scenario] = [
        Scenario(
            endpoint: "GET /api/v1/session",
            answers: [
                .guest: .loggedOut,
                .agent: Expectation(200, has: [#""name":"Ben""#, #""role":"agent""#], hasNot: ["secret"]),
                .auditor: Expectation(
                    200, has: [#""permissions":["seeAuditLog","seeSettings","seeVisitors"]"#]),
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
                Expectation(200, has: [#""agents":4"#, #""domain":"tulip.example""#], hasNot: ["refused"]))),
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
            answers: managersAndAuditors(
                Expectation(200, has: ["Rude words", #""total":1"#, #""etag":"\""#]))),
        Scenario(
            endpoint: "GET /api/v1/bans", query: ["kind": "dog"],
            answers: managersAndAuditors(Expectation(400, has: [#""field":"kind""#, "visitor or address"]))),
        Scenario(
            endpoint: "POST /api/v1/bans", body: #"{"visitor":"{walt}","comment":"Spam"}"#,
            answers: managers(Expectation(201, has: ["Spam"]))),
        Scenario(
            endpoint: "POST /api/v1/bans", body: #"{"cidr":"203.0.113.0/99"}"#,
            answers: managers(Expectation(422, has: ["notAnAddress", "/problems/notAnAddress"]))),
        Scenario(
            endpoint: "GET /api/v1/bans", query: ["sort": "hits", "descending": "false"],
            answers: managersAndAuditors(Expectation(200, has: ["Rude words", #""total":1"#]))),
        Scenario(
            endpoint: "GET /api/v1/bans", query: ["sort": "colour"],
            answers: managersAndAuditors(Expectation(400, has: [#""field":"sort""#, "at, value, comment"]))),
        Scenario(
            endpoint: "GET /api/v1/bans.csv",
            answers: managers(Expectation(200, has: ["value,comment,expires", "{vera},Rude words,,visitor"]))),
        Scenario(
            endpoint: "GET /api/v1/bans.csv", query: ["kind": "address"],
            answers: managers(Expectation(200, has: ["value,comment"], hasNot: ["Rude"]))),
        Scenario(
            endpoint: "POST /api/v1/bans/import",
            body: "value,comment\n198.51.100.7,Spam\n{vera},Again\nnobody,x\n10.0.0.0/8,y\n",
            answers: managers(
                Expectation(
                    200,
                    has: [
                        #""accepted":1,"done":false,"existing":1"#,
                        #"{"line":4,"reason":"notAnAddress","value":"nobody"}"#,
                        #"{"line":5,"reason":"privateAddress","value":"10.0.0.0/8"}"#,
                    ]))),
        Scenario(
            endpoint: "POST /api/v1/bans/import", query: ["commit": "true"], body: "198.51.100.7,Spam",
            answers: managers(Expectation(200, has: [#""accepted":1,"done":true"#]))),
        Scenario(
            endpoint: "GET /api/v1/bans/preview", query: ["cidr": "203.0.113.0/24"],
            answers: managers(Expectation(200, has: [#""lastDay":"#, #""metCount":"#]))),
        Scenario(
            endpoint: "GET /api/v1/bans/preview", query: ["start": "nobody"],
            answers: managers(Expectation(422, has: ["notAnAddress"]))),
        Scenario(
            endpoint: "GET /api/v1/bans/preview",
            answers: managers(Expectation(400, has: [#""field":"visitor""#]))),
        Scenario(
            endpoint: "GET /api/v1/bans/{id}",
            answers: managersAndAuditors(Expectation(200, has: ["Rude words"]))),
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
            answers: administratorsAndAuditors(
                Expectation(200, has: [#""leaveTime":60000"#, #""etag":"\""#]))),
        Scenario(
            endpoint: "GET /api/v1/settings/rules",
            answers: administrators(
                Expectation(200, has: [#"{"least":5000,"most":3600000,"name":"leaveTime","usual":60000}"#]))),
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

    private static let server =
        #"{"host":"smtp.example.com","port":587,"security":"startTLS","sender":"chat@example.com""#

    private static let mail: [Scenario] = [
        Scenario(
            endpoint: "GET /api/v1/mail/server",
            answers: administrators(Expectation(200, has: [#""isSet":false"#], hasNot: ["password\":"]))),
        Scenario(
            endpoint: "PUT /api/v1/mail/server", body: server + #","login":"foyer","password":"hidden"}"#,
            headers: ["if-match": "*"],
            answers: administrators(
                Expectation(200, has: [#""isSet":true"#, #""hasPassword":true"#], hasNot: ["hidden"]))),
        Scenario(
            endpoint: "PUT /api/v1/mail/server", body: server + "}",
            answers: administrators(Expectation(428, has: ["editionMissing"]))),
        Scenario(
            endpoint: "PUT /api/v1/mail/server", body: server + #","senderName":"Shop"}"#,
            headers: ["if-match": #""of yesterday""#],
            answers: administrators(Expectation(412, has: ["editedMeanwhile"]))),
        Scenario(
            endpoint: "PUT /api/v1/mail/server", body: #"{"host":"smtp.example.com:25"}"#,
            headers: ["if-match": "*"],
            answers: administrators(Expectation(400, has: [#""field":"host""#, "without port"]))),
        Scenario(endpoint: "DELETE /api/v1/mail/server", answers: administrators(Expectation(204))),
        Scenario(
            endpoint: "POST /api/v1/mail/test", body: #"{"to":"ana@tulip.example"}"#,
            answers: administrators(Expectation(409, has: ["noMailServer"]))),
        Scenario(
            endpoint: "POST /api/v1/mail/test", body: #"{"to":"ana"}"#,
            answers: administrators(Expectation(400, has: [#""field":"to""#]))),
        Scenario(
            endpoint: "GET /api/v1/mail/queue",
            answers: administrators(Expectation(200, has: [#""mail":[]"#]))),
    ]

    private static let widgets: [Scenario] = [
        Scenario(
            endpoint: "GET /api/v1/widgets",
            answers: widgetManagersAndAuditors(
                Expectation(200, has: [#""name":"Tulip""#, #""flows":["#, #""pages":0"#], hasNot: ["secret"]))
        ),
        Scenario(
            endpoint: "POST /api/v1/widgets", body: #"{"name":"Blog","domains":["https://blog.example/x"]}"#,
            answers: widgetManagers(
                Expectation(201, has: [#""name":"Blog""#, #""domains":["blog.example"]"#]))),
        Scenario(
            endpoint: "POST /api/v1/widgets", body: #"{"name":"Blog","domains":["a.*.b"]}"#,
            answers: widgetManagers(
                Expectation(422, has: ["notADomain", #""field":"domains""#, #""fault":"badWildcard""#]))),
        Scenario(
            endpoint: "POST /api/v1/widgets", body: "{}",
            answers: widgetManagers(Expectation(422, has: [#""code":"empty""#, #""field":"name""#]))),
        Scenario(
            endpoint: "GET /api/v1/widgets/{id}",
            answers: widgetManagersAndAuditors(
                Expectation(200, has: [#""title":"Tulip Shop""#, #""etag":"\""#]))),
        Scenario(
            endpoint: "PATCH /api/v1/widgets/{id}", body: #"{"title":"Bulbs"}"#, headers: ["if-match": "*"],
            answers: widgetManagers(Expectation(200, has: [#""title":"Bulbs""#, #""name":"Tulip""#]))),
        Scenario(
            endpoint: "PATCH /api/v1/widgets/{id}", body: #"{"title":"Bulbs"}"#,
            answers: widgetManagers(Expectation(428, has: ["editionMissing"]))),
        Scenario(
            endpoint: "PATCH /api/v1/widgets/{id}", body: #"{"title":"Bulbs"}"#,
            headers: ["if-match": #""of yesterday""#],
            answers: widgetManagers(Expectation(412, has: ["editedMeanwhile"]))),
        Scenario(
            endpoint: "PATCH /api/v1/widgets/{id}", body: #"{"accent":"red"}"#, headers: ["if-match": "*"],
            answers: widgetManagers(Expectation(400, has: [#""field":"accent""#, "#0f766e"]))),
        Scenario(endpoint: "DELETE /api/v1/widgets/{id}", answers: widgetManagers(Expectation(204))),
        Scenario(
            endpoint: "DELETE /api/v1/widgets/{id}", headers: ["if-match": #""of yesterday""#],
            answers: widgetManagers(Expectation(412, has: ["editedMeanwhile"]))),
    ]

    private static func widgetManagers(_ expectation: Expectation) -> [Person: Expectation] {
        loggedIn(expectation).merging([
            .agent: .forbidden("manageWidgets"), .supervisor: .forbidden("manageWidgets"),
            .auditor: .forbidden("manageWidgets"),
        ]) { $1 }
    }

    /// The same, where auditors may look.
    private static func widgetManagersAndAuditors(_ expectation: Expectation) -> [Person: Expectation] {
        widgetManagers(expectation).merging([.auditor: expectation]) { $1 }
    }

    private static let audit: [Scenario] = [
        Scenario(
            endpoint: "GET /api/v1/audit-log",
            answers: auditors(
                Expectation(
                    200,
                    has: [
                        #""action":"ban""#, #""name":"Ana""#, "Rude words", #""action":"logIn""#,
                        #""agents":[{"id""#,
                    ]))),
        Scenario(
            endpoint: "GET /api/v1/audit-log", query: ["actions": "ban", "count": "1"],
            answers: auditors(Expectation(200, has: ["Rude words"], hasNot: ["logIn", "next"]))),
        Scenario(
            endpoint: "GET /api/v1/audit-log", query: ["actions": "dance"],
            answers: auditors(Expectation(400, has: [#""field":"actions""#, "logIn, logOut"]))),
        Scenario(
            endpoint: "GET /api/v1/audit-log", query: ["subject": "x"],
            answers: auditors(Expectation(400, has: [#""field":"kind""#, "given with subject"]))),
        Scenario(
            endpoint: "GET /api/v1/audit-log.csv", query: ["actions": "ban"],
            answers: auditors(
                Expectation(
                    200, has: ["time,by,agent id,action", "Rude words", ",ban,"], hasNot: ["logIn"]))),
        Scenario(
            endpoint: "GET /api/v1/audit-log.csv", query: ["from": "yesterday"],
            answers: auditors(Expectation(400, has: [#""field":"from""#]))),
    ]

    private static func auditors(_ expectation: Expectation) -> [Person: Expectation] {
        loggedIn(expectation).merging([
            .agent: .forbidden("seeAuditLog"), .supervisor: .forbidden("seeAuditLog"),
        ]) { $1 }
    }

    private static let office = #"{"zone":"UTC","week":{"monday":[{"from":"09:00","to":"18:00"}]}}"#

    private static let queues: [Scenario] = [
        Scenario(
            endpoint: "GET /api/v1/queues",
            answers: managersAndAuditors(
                of: "manageQueues", Expectation(200, has: [#""name":"Support""#, #""waiting":0"#]))),
        Scenario(
            endpoint: "POST /api/v1/queues",
            body: #"{"name":"Night","distribution":"roundRobin","agents":["{ben}"],"hours":\#(office)}"#,
            answers: managers(
                of: "manageQueues",
                Expectation(
                    201, has: [#""name":"Night""#, #""zone":"UTC""#, #""open":true"#, #""opens":false"#]))),
        Scenario(
            endpoint: "POST /api/v1/queues", body: #"{"name":"Support","distribution":"manual"}"#,
            answers: managers(
                of: "manageQueues", Expectation(400, has: [#""field":"name""#, "no other queue has"]))),
        Scenario(
            endpoint: "POST /api/v1/queues",
            body: #"{"name":"Moon","distribution":"manual","hours":{"zone":"Moon/Base"}}"#,
            answers: managers(of: "manageQueues", Expectation(400, has: [#""field":"hours.zone""#]))),
        Scenario(
            endpoint: "GET /api/v1/queues/{id}", id: "{sales}",
            answers: managersAndAuditors(of: "manageQueues", Expectation(200, has: [#""name":"Sales""#]))),
        Scenario(
            endpoint: "PUT /api/v1/queues/{id}", id: "{sales}",
            body: #"{"name":"Shop","distribution":"lastAgentFirst","limit":5}"#, headers: ["if-match": "*"],
            answers: managers(of: "manageQueues", Expectation(200, has: [#""name":"Shop""#, #""limit":5"#]))),
        Scenario(
            endpoint: "PUT /api/v1/queues/{id}", id: "{sales}",
            body: #"{"name":"Shop","distribution":"manual","backup":"{sales}"}"#, headers: ["if-match": "*"],
            answers: managers(of: "manageQueues", Expectation(400, has: [#""field":"backup""#]))),
        Scenario(
            endpoint: "DELETE /api/v1/queues/{id}", id: "{sales}",
            answers: managers(of: "manageQueues", Expectation(204))),
        Scenario(
            endpoint: "DELETE /api/v1/queues/{id}", id: "{support}",
            answers: managers(of: "manageQueues", Expectation(409, has: ["queueInUse", "Tulip"]))),
        Scenario(
            endpoint: "POST /api/v1/office-hours/preview", body: #"{"hours":\#(office)}"#,
            answers: managersAndAuditors(
                of: "manageQueues",
                Expectation(200, has: [#"{"at":1767636000000,"opens":false}"#, #""open":true"#]))),
        Scenario(
            endpoint: "GET /api/v1/chats/{id}/why", id: "{vera}",
            answers: loggedIn(Expectation(404, has: ["noSuchChat"]))),
        Scenario(
            endpoint: "PUT /api/v1/chats/{id}/queue", id: "{vera}", body: #"{"queue":"{sales}"}"#,
            answers: managers(of: "manageQueues", Expectation(404, has: ["noSuchChat"]))),
        Scenario(
            endpoint: "PUT /api/v1/chats/{id}/queue", id: "{vera}", body: #"{"queue":"{vera}"}"#,
            answers: managers(of: "manageQueues", Expectation(404, has: ["noSuchQueue"]))),
    ]

    static func same(_ expectation: Expectation) -> [Person: Expectation] {
        Dictionary(uniqueKeysWithValues: Person.allCases.map { ($0, expectation) })
    }

    static func loggedIn(_ expectation: Expectation) -> [Person: Expectation] {
        same(expectation).merging([.guest: .loggedOut]) { $1 }
    }

    static func administrators(_ expectation: Expectation) -> [Person: Expectation] {
        loggedIn(expectation).merging([
            .agent: .forbidden("changeSettings"), .supervisor: .forbidden("changeSettings"),
            .auditor: .forbidden("changeSettings"),
        ]) { $1 }
    }

    /// The same, where auditors may look.
    static func administratorsAndAuditors(_ expectation: Expectation) -> [Person: Expectation] {
        administrators(expectation).merging([.auditor: expectation]) { $1 }
    }

    private static func managers(of permission: String, _ expectation: Expectation) -> [Person: Expectation] {
        loggedIn(expectation).merging([
            .agent: .forbidden(permission), .auditor: .forbidden(permission),
        ]) { $1 }
    }

    /// The same, where auditors may look.
    private static func managersAndAuditors(
        of permission: String, _ expectation: Expectation
    ) -> [Person: Expectation] {
        managers(of: permission, expectation).merging([.auditor: expectation]) { $1 }
    }

    static func managers(_ expectation: Expectation) -> [Person: Expectation] {
        loggedIn(expectation).merging([
            .agent: .forbidden("manageBans"), .auditor: .forbidden("manageBans"),
        ]) { $1 }
    }

    /// The same, where auditors may look.
    static func managersAndAuditors(_ expectation: Expectation) -> [Person: Expectation] {
        managers(expectation).merging([.auditor: expectation]) { $1 }
    }
}
