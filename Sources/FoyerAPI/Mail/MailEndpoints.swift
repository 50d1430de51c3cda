import FoyerCore
import FoyerService
import FoyerStore
import FoyerWire

/// The mail server and the mail queue.
enum MailEndpoints {
    private static let server = "/api/v1/mail/server"
    private static let need = Need.permission(.changeSettings)

    static let all: [Endpoint] = [
        Endpoint(
            .get, server, needs: need, "The mail server", body: NoBody.self,
            answers: .ok(.mailServer, tag: true)
        ) { call in answer(try await call.services.mail.settings(by: call.actor)) },
        Endpoint(
            .put, server, needs: need, "Set or replace the mail server", body: MailServerRequest.self,
            edition: .mustMatch, answers: .ok(.mailServer, tag: true), refuses: [.empty, .tooLong]
        ) { call in
            let password: ManageMail.PasswordChange =
                switch call.body.password {
                case nil: .keep
                case "": .remove
                case let text?: .replace(text)
                }
            return answer(
                try await call.services.mail.replace(
                    by: call.body.server, password: password,
                    revision: call.request.ifMatch?.revision, by: call.actor))
        },
        Endpoint(
            .delete, server, needs: need, "Send no mail any more", body: NoBody.self, edition: .mayMatch,
            answers: .nothing()
        ) { call in
            try await call.services.mail.remove(revision: call.request.ifMatch?.revision, by: call.actor)
            return .done
        },
        Endpoint(
            .post, "/api/v1/mail/test", needs: need,
            "Send a test mail at once, and answer the dialogue with the mail server",
            body: MailTestRequest.self, answers: .ok(.mailOutcome),
            refuses: [.noMailServer, .empty, .tooLong]
        ) { call in
            .ok(MailOutcomeShape(try await call.services.mail.test(to: call.body.recipient, by: call.actor)))
        },
        Endpoint(
            .get, "/api/v1/mail/queue", needs: need, "The newest mail, sent and unsent", body: NoBody.self,
            answers: .ok(.mailQueue)
        ) { call in
            let mail = try await call.services.mail.newest(by: call.actor)
            return .ok(
                MailQueueShape(
                    mail.map {
                        QueuedMailShape(
                            $0.message, attempts: $0.attempts, due: $0.due, sent: $0.sent,
                            failure: $0.failure)
                    }))
        },
    ]

    private static func answer(_ settings: ManageMail.Settings) -> Answer {
        .ok(
            MailServerShape(
                settings.server, hasPassword: settings.hasPassword, revision: settings.revision),
            tag: settings.revision)
    }
}
