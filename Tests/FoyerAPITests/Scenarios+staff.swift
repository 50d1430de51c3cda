import FoyerCore
import TestSupport
import Testing

// Agents, roles, skills, and one's own account.
extension Scenario {
    static let staff: [Scenario] = [agents, access, roles, skills, account].flatMap(\.self)

    private static let ben = Cast.ben.id.description
    private static let anyone = ["if-match": "*"]

    private static let agents: [Scenario] = [
        Scenario(
            endpoint: "GET /api/v1/agents",
            answers: agentManagersAndAuditors(
                Expectation(200, has: [#""name":"Ben""#, #""joined":true"#], hasNot: ["secret"]))),
        Scenario(
            endpoint: "POST /api/v1/agents", body: #"{"name":"Nora","email":"nora@tulip.example"}"#,
            answers: agentManagers(
                Expectation(201, has: [#""role":"agent""#, #""path":"/join/"#, #""joined":false"#]))),
        Scenario(
            endpoint: "POST /api/v1/agents", body: #"{"name":"Ben","email":"BEN@tulip.example"}"#,
            answers: agentManagers(Expectation(422, has: [#""code":"taken""#, #""field":"email""#]))),
        Scenario(
            endpoint: "POST /api/v1/agents", body: #"{"name":"Nora","email":"nora"}"#,
            answers: agentManagers(Expectation(422, has: ["notAnEmail", #""field":"email""#]))),
        Scenario(
            endpoint: "POST /api/v1/agents",
            body: #"{"name":"Nora","email":"nora@tulip.example","role":"boss"}"#,
            answers: agentManagers(Expectation(400, has: [#""field":"role""#]))),
        Scenario(
            endpoint: "GET /api/v1/agents/{id}", id: ben,
            answers: agentManagersAndAuditors(Expectation(200, has: [#""name":"Ben""#, #""etag":"\""#]))),
        Scenario(
            endpoint: "GET /api/v1/agents/{id}", id: "nobody",
            answers: agentManagersAndAuditors(Expectation(404, has: ["noSuchAgent"]))),
        Scenario(
            endpoint: "PATCH /api/v1/agents/{id}", id: ben, body: #"{"alias":"Benny","limit":2}"#,
            headers: anyone,
            answers: agentManagers(Expectation(200, has: [#""alias":"Benny""#, #""limit":2"#]))),
        Scenario(
            endpoint: "PATCH /api/v1/agents/{id}", id: ben, body: #"{"title":"x"}"#,
            answers: agentManagers(Expectation(428, has: ["editionMissing"]))),
        Scenario(
            endpoint: "PATCH /api/v1/agents/{id}", id: ben, body: #"{"title":"x"}"#,
            headers: ["if-match": #""of yesterday""#],
            answers: agentManagers(Expectation(412, has: ["editedMeanwhile"]))),
        Scenario(
            endpoint: "PATCH /api/v1/agents/{id}", id: ben, body: #"{"limit":0}"#, headers: anyone,
            answers: agentManagers(Expectation(400, has: [#""field":"limit""#, "between 1 and 100"]))),
        Scenario(
            endpoint: "PATCH /api/v1/agents/{id}", id: Cast.ana.id.description, body: #"{"active":false}"#,
            headers: anyone, answers: agentManagers(Expectation(409, has: ["ownAccount"]))),
    ]

    private static let access: [Scenario] = [
        Scenario(
            endpoint: "POST /api/v1/agents/{id}/link", id: ben,
            answers: agentManagers(Expectation(201, has: [#""purpose":"passwordReset""#, "/join/"]))),
        Scenario(
            endpoint: "DELETE /api/v1/agents/{id}/sessions", id: ben,
            answers: agentManagers(Expectation(204))),
        Scenario(
            endpoint: "DELETE /api/v1/agents/{id}/lock", id: ben, answers: agentManagers(Expectation(204))),
    ]

    private static let roles: [Scenario] = [
        Scenario(
            endpoint: "GET /api/v1/roles",
            answers: seers("manageRoles", Expectation(200, has: ["Auditor", #""builtIn":true"#]))),
        Scenario(
            endpoint: "POST /api/v1/roles", body: #"{"name":"Night","permissions":["chat"]}"#,
            answers: roleManagers(Expectation(201, has: [#""permissions":["chat"]"#]))),
        Scenario(
            endpoint: "POST /api/v1/roles", body: #"{"name":"supervisor"}"#,
            answers: roleManagers(Expectation(422, has: [#""code":"taken""#, #""field":"name""#]))),
        Scenario(
            endpoint: "POST /api/v1/roles", body: #"{"name":"Night","permissions":["fly"]}"#,
            answers: roleManagers(Expectation(400, has: ["permissions.0", "seeVisitors"]))),
        Scenario(
            endpoint: "PATCH /api/v1/roles/{id}", id: "agent", body: #"{"permissions":[]}"#, headers: anyone,
            answers: roleManagers(Expectation(409, has: ["builtInRole"]))),
        Scenario(
            endpoint: "DELETE /api/v1/roles/{id}", id: "boss",
            answers: roleManagers(Expectation(404, has: ["noSuchRole"]))),
    ]

    private static let skills: [Scenario] = [
        Scenario(
            endpoint: "GET /api/v1/skills",
            answers: seers("manageAgents", Expectation(200, has: [#""skills":[]"#])).merging([
                .supervisor: Expectation(200)
            ]) { $1 }),
        Scenario(
            endpoint: "POST /api/v1/skills", body: #"{"name":"French"}"#,
            answers: agentManagers(Expectation(201, has: ["French"]))),
        Scenario(
            endpoint: "PATCH /api/v1/skills/{id}", body: #"{"name":"French"}"#, headers: anyone,
            answers: agentManagers(Expectation(404, has: ["noSuchSkill"]))),
        Scenario(
            endpoint: "DELETE /api/v1/skills/{id}",
            answers: agentManagers(Expectation(404, has: ["noSuchSkill"]))),
    ]

    private static let account: [Scenario] = [
        Scenario(
            endpoint: "GET /api/v1/account/sessions",
            answers: loggedIn(Expectation(200, has: ["Firefox · Linux", #""current":true"#]))),
        Scenario(endpoint: "DELETE /api/v1/account/sessions", answers: loggedIn(Expectation(204))),
        Scenario(
            endpoint: "DELETE /api/v1/account/sessions/{id}", id: "none",
            answers: loggedIn(Expectation(204))),
        Scenario(
            endpoint: "PUT /api/v1/account/password", body: #"{"old":"wrong","new":"nine tulips in a row"}"#,
            answers: loggedIn(Expectation(422, has: ["wrongPassword", #""field":"old""#]))),
        Scenario(
            endpoint: "PUT /api/v1/account/password", body: #"{"old":"wrong","new":"short"}"#,
            answers: loggedIn(Expectation(422, has: ["weakPassword", #""field":"new""#]))),
    ]

    private static func only(_ permission: String, _ expectation: Expectation) -> [Person: Expectation] {
        loggedIn(expectation).merging([
            .agent: .forbidden(permission), .auditor: .forbidden(permission),
            .supervisor: .forbidden(permission),
        ]) { $1 }
    }

    /// Auditors and administrators.
    private static func seers(_ permission: String, _ expectation: Expectation) -> [Person: Expectation] {
        only(permission, expectation).merging([.auditor: expectation]) { $1 }
    }

    private static func agentManagers(_ expectation: Expectation) -> [Person: Expectation] {
        only("manageAgents", expectation)
    }

    private static func agentManagersAndAuditors(_ expectation: Expectation) -> [Person: Expectation] {
        seers("manageAgents", expectation)
    }

    private static func roleManagers(_ expectation: Expectation) -> [Person: Expectation] {
        only("manageRoles", expectation)
    }
}
