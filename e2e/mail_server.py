"""A real mail server on loopback, which keeps what it is given, and can be told to refuse."""

from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from foyer_server import free_port

LOGIN, PASSWORD = "mailbox-7", "only for the tests"


class MailServer:
    """Runs while its block lasts."""

    def __init__(self, wants_login: bool = False) -> None:
        self.envelopes: list[Envelope] = []
        self.refusal: str | None = None
        self.attempts = 0
        self._controller = Controller(
            self, hostname="127.0.0.1", port=free_port(), authenticator=self._authenticate if wants_login else None,
            auth_required=wants_login, auth_require_tls=False,
        )

    def __enter__(self) -> "MailServer":
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    @property
    def port(self) -> int:
        return self._controller.port

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(each.content, policy=policy.default) for each in self.envelopes]

    def _authenticate(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
        assert isinstance(data, LoginPassword)
        # Not handled: the server answers by itself.
        return AuthResult(success=data == LoginPassword(LOGIN.encode(), PASSWORD.encode()), handled=False)

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        self.attempts += 1
        if self.refusal:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.envelopes.append(envelope)
        return "250 Message accepted for delivery"
