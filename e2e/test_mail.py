"""Global Settings > Mail: a mail server set up in the console, tested, and what it answers."""

import socket
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, expect

from foyer_client import AgentClient
from mail_server import LOGIN, PASSWORD, MailServer
from screen import PATIENCE, Console, picture

PATH = "/api/v1/mail/server"


@pytest.fixture
def post_office() -> Iterator[MailServer]:
    with MailServer(wants_login=True) as server:
        yield server


def set_up(maria: AgentClient, server: MailServer, **changes: object) -> None:
    """Sets the mail server through the API, whatever was there."""
    body = dict(
        host="127.0.0.1", port=server.port, security="none", login=LOGIN, password=PASSWORD,
        sender="chat@tulip.example", senderName="Tulip Shop",
    )
    answer = maria.request("PUT", PATH, body | changes, headers={"If-Match": "*"})
    assert answer.status_code == 200, answer.text


def send_test(maria: AgentClient, to: str = "ana@tulip.example") -> dict:
    answer = maria.request("POST", "/api/v1/mail/test", {"to": to})
    assert answer.status_code == 200, answer.text
    return answer.json()


def newest_mail(maria: AgentClient, fits: Callable[[dict], bool]) -> dict:
    """The newest mail of the queue, once it is as expected."""
    deadline = time.monotonic() + PATIENCE / 1000
    while True:
        mail = maria.request("GET", "/api/v1/mail/queue").json()["mail"][0]
        if fits(mail):
            return mail
        assert time.monotonic() < deadline, mail
        time.sleep(0.05)


def test_a_mail_server_is_set_up_and_tested_in_the_console(
    maria_screen: Console, maria: AgentClient, post_office: MailServer
) -> None:
    page = maria_screen.page
    page.goto(maria_screen.server.address + "/admin/mail")
    page.get_by_label("Server", exact=True).fill("127.0.0.1")
    page.get_by_label("Encryption").select_option(label="None")
    expect(page.get_by_label("Port")).to_have_value("25")
    page.get_by_label("Port").fill(str(post_office.port))
    page.get_by_label("User name").fill(LOGIN)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Address").fill("chat@tulip.example")
    page.get_by_label("Name", exact=True).fill("Tulpen & Söhne")
    picture(page, "mail-form")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="Send test mail")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_label("Password")).to_have_value("")

    page.get_by_role("button", name="Send test mail").click()
    expect(page.get_by_text("The mail server accepted the mail")).to_be_visible(timeout=PATIENCE)
    page.get_by_text("Dialogue with the mail server").click()
    picture(page, "mail-tested")
    [mail] = post_office.mails
    assert mail["From"].addresses[0].display_name == "Tulpen & Söhne"
    assert mail["From"].addresses[0].addr_spec == "chat@tulip.example"
    assert mail["To"].addresses[0].addr_spec == "maria@demo.example"
    assert mail["Subject"] == "Test mail from Foyer"
    assert "Foyer can send mail" in mail.get_content()
    assert not mail.defects


def test_a_refused_log_in_shows_the_failing_line_and_no_password(
    maria_screen: Console, maria: AgentClient, post_office: MailServer
) -> None:
    set_up(maria, post_office, password="a wrong one")
    page = maria_screen.page
    page.goto(maria_screen.server.address + "/admin/mail")
    page.get_by_role("button", name="Send test mail").click()
    failing = page.locator(".warning .mail-failing")
    expect(failing).to_contain_text("535", timeout=PATIENCE)
    picture(page, "mail-refused")
    outcome = send_test(maria)
    words = str(outcome)
    assert not outcome["sent"] and "(hidden)" in words
    assert "a wrong one" not in words and "YSB3cm9uZyBvbmU" not in words and LOGIN not in words


def test_a_refused_recipient_is_named(maria: AgentClient, post_office: MailServer) -> None:
    set_up(maria, post_office)
    post_office.refusal = "550 5.1.1 No such mailbox"
    assert send_test(maria)["failure"] == "550 5.1.1 No such mailbox"


def test_a_server_that_offers_no_encryption_gets_no_password(maria: AgentClient, post_office: MailServer) -> None:
    set_up(maria, post_office, security="startTLS")
    outcome = send_test(maria)
    assert not outcome["sent"] and not post_office.envelopes
    assert not [line for line in outcome["dialogue"] if line["text"].startswith("AUTH")]


def test_nobody_listens(maria: AgentClient, post_office: MailServer) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, not listening
        set_up(maria, post_office, port=taken.getsockname()[1])
        assert "127.0.0.1" in send_test(maria)["failure"]


def test_the_password_is_answered_to_nobody_and_is_not_in_the_data_folder(
    maria: AgentClient, post_office: MailServer
) -> None:
    set_up(maria, post_office, password="a very rare password")
    answer = maria.request("GET", PATH)
    assert answer.json()["hasPassword"] and "rare" not in answer.text
    for file in maria.server.data.rglob("*"):
        assert not file.is_file() or b"a very rare password" not in file.read_bytes(), file
    # It is still there after another change, and gone with an empty one.
    set_up(maria, post_office, password=PASSWORD)
    body = dict(host="127.0.0.1", port=post_office.port, security="none", login=LOGIN, sender="other@tulip.example")
    assert maria.request("PUT", PATH, body, headers={"If-Match": "*"}).status_code == 200
    assert send_test(maria)["sent"]
    assert maria.request("PUT", PATH, body | {"password": ""}, headers={"If-Match": "*"}).json()["hasPassword"] is False


@pytest.mark.parametrize(
    ("field", "value"),
    [("host", "smtp.example.com:25"), ("host", "a\r\nRCPT"), ("port", 0), ("security", "ssl"), ("sender", "chat")],
)
def test_nonsense_is_refused_with_the_field(maria: AgentClient, field: str, value: object) -> None:
    body = dict(host="smtp.example.com", port=25, security="none", sender="chat@tulip.example") | {field: value}
    answer = maria.request("PUT", PATH, body, headers={"If-Match": "*"})
    assert answer.status_code == 400 and answer.json()["field"] == field, answer.text


def test_a_stale_save_shows_both_values(maria_screen: Console, maria: AgentClient, post_office: MailServer) -> None:
    set_up(maria, post_office, senderName="First")
    page = maria_screen.page
    page.goto(maria_screen.server.address + "/admin/mail")
    name: Locator = page.get_by_label("Name", exact=True)
    expect(name).to_have_value("First", timeout=PATIENCE)
    name.fill("Mine")
    set_up(maria, post_office, senderName="Theirs")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Theirs", timeout=PATIENCE)
    expect(name).to_have_value("Mine")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_have_count(0, timeout=PATIENCE)
    assert maria.request("GET", PATH).json()["senderName"] == "Mine"


def test_an_invitation_is_mailed_and_its_link_works(maria: AgentClient, post_office: MailServer) -> None:
    set_up(maria, post_office)
    post_office.refusal = "451 4.3.0 Try again later"
    made = maria.request("POST", "/api/v1/agents", {"name": "Nora", "email": "nora@tulip.example", "role": "agent"})
    assert made.status_code == 201 and made.json()["link"]["mailed"], made.text
    newest_mail(maria, lambda mail: mail.get("failure", "").startswith("451"))

    # A changed mail server is tried at once.
    post_office.refusal = None
    set_up(maria, post_office, senderName="Tulip Team")
    listed = newest_mail(maria, lambda mail: "sent" in mail)
    [mail] = post_office.mails
    assert mail["To"].addresses[0].addr_spec == "nora@tulip.example" and "Maria" in mail["Subject"]
    link = maria.server.address + made.json()["link"]["path"]
    assert link in mail.get_content()
    assert link not in str(listed), "the queue shows the link"
    token = link.rsplit("/", 1)[1]
    opened = maria.request("POST", "/api/v1/links/open", {"token": token})
    assert opened.status_code == 200 and opened.json()["name"] == "Nora", opened.text


def test_without_a_mail_server_the_link_is_only_shown(maria: AgentClient) -> None:
    assert maria.request("DELETE", PATH).status_code == 204
    made = maria.request("POST", "/api/v1/agents", {"name": "Olga", "email": "olga@tulip.example", "role": "agent"})
    assert made.status_code == 201 and made.json()["link"]["mailed"] is False, made.text
