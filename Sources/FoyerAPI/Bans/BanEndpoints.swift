import FoyerCore
import FoyerService
import FoyerSessions
import FoyerWire

/// The Ban List: everything about bans over HTTP.
enum BanEndpoints {
    private static let (list, one) = ("/api/v1/bans", "/api/v1/bans/{id}")

    static let all: [Endpoint] = [
        Endpoint(
            .get, list, needs: .toSee(.manageBans), "List bans, newest first",
            query: BanQuery.parameters,
            body: NoBody.self, answers: .ok(.banPage)
        ) { call in
            let page = call.services.bans.page(try BanQuery.read(call.request.query), by: call.actor)
            return .ok(
                BanPageShape(
                    total: page.total, bans: page.bans.map { call.services.mapping.shape($0) },
                    next: page.next.map(BanQuery.cursor)))
        },
        Endpoint(
            .post, list, needs: .permission(.manageBans), "Ban a visitor, an IP address or a range",
            body: BanRequest.self, isRepeatable: true, answers: .created(.ban),
            refuses: [.notAnAddress, .addressOfProxy, .confirmationNeeded, .duplicate, .tooLong]
        ) { call in
            let mapping = call.services.mapping
            let once = try call.request.repetitionKey().map { key in
                IdempotentRequest<Ban>(key: key, request: call.request.fingerprint("POST \(list)")) {
                    String(decoding: mapping.shape($0).encoded(), as: UTF8.self)
                }
            }
            let request = call.body
            let creation = try await call.services.bans.add(
                try request.subject.parsed(), comment: request.comment, expires: request.expires,
                isConfirmed: request.confirmed, once: once, by: call.actor)
            return switch creation {
            case .made(let ban): .created(mapping.shape(ban), tag: ban.revision)
            case .madeBefore(let answer): Answer(status: 201, .json(Array(answer.utf8)))
            }
        },
        Endpoint(
            .get, one, needs: .toSee(.manageBans), "One ban", body: NoBody.self,
            answers: .ok(.ban, tag: true), refuses: [.noSuchBan]
        ) { call in
            let ban = try call.services.bans.ban(try call.id(orElse: .noSuchBan), by: call.actor)
            return .ok(call.services.mapping.shape(ban), tag: ban.revision)
        },
        Endpoint(
            .patch, one, needs: .permission(.manageBans), "Change a ban; omitted fields are left unchanged",
            body: BanChange.self, edition: .mustMatch, answers: .ok(.ban, tag: true),
            refuses: [
                .noSuchBan, .notAnAddress, .addressOfProxy, .confirmationNeeded, .duplicate, .tooLong,
            ]
        ) { call in
            let change = call.body
            let ban = try await call.services.bans.change(
                try call.id(orElse: .noSuchBan), subject: try change.subject?.parsed(),
                comment: change.comment,
                expires: change.expires.change, isConfirmed: change.confirmed,
                revision: call.request.ifMatch?.revision, by: call.actor)
            return .ok(call.services.mapping.shape(ban), tag: ban.revision)
        },
        // Without the permission to manage bans, only one's own ban of the last minutes.
        Endpoint(
            .delete, one, needs: .anyOf([.manageBans, .ban]), "Remove a ban", body: NoBody.self,
            edition: .mayMatch, answers: .nothing(), refuses: [.noSuchBan]
        ) { call in
            try await call.services.bans.remove(
                try call.id(orElse: .noSuchBan), revision: call.request.ifMatch?.revision, by: call.actor)
            return .done
        },
    ]
}

extension BanSubject {
    /// The addresses as a range, or what is wrong with them.
    func parsed() throws(AgentFailure) -> Ban.Subject {
        do throws(AddressRangeFailure) {
            switch self {
            case .visitor(let visitor): return .visitor(visitor)
            case .cidr(let text): return .addresses(try AddressRange(text))
            case .addresses(let start, let end):
                guard let first = Address(start) else { throw AddressRangeFailure.notAnAddress(start) }
                guard let last = Address(end) else { throw AddressRangeFailure.notAnAddress(end) }
                return .addresses(try AddressRange(start: first, end: last))
            }
        } catch { throw .notAnAddress(error) }
    }
}

extension BanChange.Expiry {
    fileprivate var change: Instant?? {
        switch self {
        case .asBefore: nil
        case .never: .some(nil)
        case .at(let moment): .some(moment)
        }
    }
}
