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
    static let all: [Scenario] = [sessions, commands, bans, settings, queues].flatMap(\.self)

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

    private static let office = #"{"zone":"UTC","week":{"monday":[{"from":"09:00","to":"18:00"}]}}"#

    private static let queues: [Scenario] = [
        Scenario(
            endpoint: "GET /api/v1/queues",
            answers: managers(
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
            answers: managers(of: "manageQueues", Expectation(200, has: [#""name":"Sales""#]))),
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
            answers: managers(
                of: "manageQueues",
                Expectation(200, has: [#"{"at":1767636000000,"opens":false}"#, #""open":true"#]))),
        Scenario(
            endpoint: "GET /api/v1/chats/{id}/why", id: "{vera}",
            answers: loggedIn(Expectation(404, has: ["noSuchChat"]))),
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

    private static func managers(of permission: String, _ expectation: Expectation) -> [Person: Expectation] {
        loggedIn(expectation).merging([.agent: .forbidden(permission)]) { $1 }
    }

    private static func managers(_ expectation: Expectation) -> [Person: Expectation] {
        loggedIn(expectation).merging([.agent: .forbidden("manageBans")]) { $1 }
    }
}
