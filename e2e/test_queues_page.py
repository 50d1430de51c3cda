"""Chat Queues in the Admin Console: creating, editing and deleting one, its office hours, and why a chat waits."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from foyer_client import AgentClient, VisitorClient
from screen import PATIENCE, PROMPTLY, Console, picture, wait_until

QUEUES = "/api/v1/queues"


def open_queues(screen: Console, path: str = "") -> Page:
    screen.page.goto(f"{screen.server.address}/admin/queues{path}")
    expect(screen.page.get_by_role("heading", level=2).first).to_be_visible(timeout=PATIENCE)
    return screen.page


def queue_of(agent: AgentClient, name: str) -> dict:
    queues = agent.request("GET", QUEUES).json()["queues"]
    return next(queue for queue in queues if queue["name"] == name)


def change(agent: AgentClient, name: str, **settings: object) -> None:
    """Changes some settings of a queue; None takes one away."""
    queue = queue_of(agent, name)
    kept = {key: value for key, value in (queue | settings).items() if value is not None}
    answer = agent.request("PUT", f"{QUEUES}/{queue['id']}", kept, headers={"if-match": queue["etag"]})
    assert answer.status_code == 200, answer.text


@pytest.fixture
def support(maria: AgentClient) -> str:
    """The queue of the demo, and after the test again as it was."""
    before = queue_of(maria, "Support")
    yield "Support"
    after = queue_of(maria, "Support")
    maria.request("PUT", f"{QUEUES}/{before['id']}", before, headers={"if-match": after["etag"]})


def day(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def test_a_queue_with_office_hours_is_created_edited_and_deleted(maria_screen: Console, maria: AgentClient) -> None:
    page = open_queues(maria_screen)
    expect(page.get_by_role("row", name="Support")).to_contain_text("Always open")
    picture(page, "queues")
    page.get_by_role("button", name="Add queue").click()
    page.get_by_label("Name", exact=True).first.fill("Night shift")
    page.get_by_label("Distribution").select_option(label="Last agent first")
    page.get_by_label("Ben").check()
    page.get_by_label("Most waiting chats").fill("20")
    page.get_by_label("Backup queue").select_option(label="Support")
    page.get_by_label("This queue has office hours").check()
    page.get_by_label("Time zone").select_option("America/New_York")
    day(page, "Monday").get_by_label("Monday, opening 1, from").fill("22:00")
    day(page, "Monday").get_by_label("Monday, opening 1, to").fill("06:00")
    expect(day(page, "Monday")).to_contain_text("next day")
    day(page, "Saturday").get_by_role("button", name="Add hours on Saturday").click()
    page.get_by_role("button", name="Add exception").click()
    exception = page.get_by_role("group", name="New exception")
    exception.get_by_label("Date").fill("2030-12-25")
    page.get_by_label("Every year").check()
    preview = page.get_by_role("complementary", name="What this means")
    expect(preview).to_contain_text(re.compile("Open now|Closed now"), timeout=PATIENCE)
    expect(preview).to_contain_text("America/New York")
    picture(page, "queue-editor")
    page.get_by_role("button", name="Save").click()
    row = page.get_by_role("row", name="Night shift")
    expect(row).to_contain_text("Last agent first", timeout=PATIENCE)

    made = queue_of(maria, "Night shift")
    assert made["limit"] == 20 and made["hours"]["zone"] == "America/New_York"
    assert made["hours"]["week"]["monday"] == [{"from": "22:00", "to": "06:00"}]
    assert made["hours"]["week"]["saturday"] == [{"from": "09:00", "to": "18:00"}]
    assert made["hours"]["exceptions"] == [{"day": "--12-25", "name": "", "spans": []}]

    row.get_by_role("link", name="Night shift").click()
    page.get_by_label("Name", exact=True).first.fill("Late shift")
    page.get_by_role("button", name="Save").click()
    expect(maria_screen.toasts).to_contain_text("Late shift saved", timeout=PATIENCE)
    expect(page.get_by_role("heading", name="Late shift")).to_be_visible()
    page.get_by_role("button", name="All queues").click()
    page.get_by_role("button", name="Delete Late shift").click()
    dialog = maria_screen.dialog("Delete queue")
    expect(dialog).to_contain_text("No chat is waiting in it.")
    dialog.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("row", name="Late shift")).to_have_count(0, timeout=PATIENCE)


def test_hours_that_overlap_are_named_at_their_day_and_not_sent(maria_screen: Console, maria: AgentClient) -> None:
    page = open_queues(maria_screen, "/new")
    page.get_by_label("Name", exact=True).first.fill("Overlapping")
    page.get_by_label("This queue has office hours").check()
    friday = day(page, "Friday")
    friday.get_by_role("button", name="Add hours on Friday").click()
    friday.get_by_label("Friday, opening 2, from").fill("17:00")
    friday.get_by_label("Friday, opening 2, to").fill("20:00")
    page.get_by_role("button", name="Save").click()
    expect(friday.get_by_role("alert")).to_have_text("These hours overlap.")
    assert not [queue for queue in maria.request("GET", QUEUES).json()["queues"] if queue["name"] == "Overlapping"]


def test_a_queue_that_a_widget_uses_is_not_deleted(maria_screen: Console, maria: AgentClient) -> None:
    maria.request("POST", QUEUES, {"name": "Sales", "distribution": "manual"})
    page = open_queues(maria_screen)
    page.get_by_role("button", name="Delete Support").click()
    dialog = maria_screen.dialog("Delete queue")
    dialog.get_by_role("button", name="Delete").click()
    expect(dialog.get_by_role("alert")).to_contain_text("is in use", timeout=PROMPTLY)
    picture(page, "queue-in-use")


def test_a_queue_closed_by_hand_shows_visitors_that_nobody_is_there(
    maria: AgentClient, support: str, visitor: Callable[..., VisitorClient]
) -> None:
    anna = visitor().arrive()
    hours = {"zone": "UTC", "byHand": {"state": "closed"}}
    change(maria, support, hours=hours)
    anna.line.wait(lambda notice: notice["type"] == "online" and notice["online"] is False)
    assert visitor().arrive().line.wait("welcome")["online"] is False
    change(maria, support, hours=None)
    anna.line.wait(lambda notice: notice["type"] == "online" and notice["online"] is True)
    assert visitor().arrive().line.wait("welcome")["online"] is True


def test_a_waiting_chat_says_what_it_waits_for(
    maria_screen: Console, maria: AgentClient, ben: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    ben.connect()
    anna = visitor().arrive()
    anna.say("Is anybody there?")
    chat = maria.wait_status(anna.id, "waitingForChat")["chat"]
    screen = maria_screen.chats(chat)
    screen.window.get_by_role("button", name="Why?").click()
    why = screen.page.get_by_role("dialog", name="Why this agent")
    expect(why).to_contain_text("lets chats wait until an agent accepts", timeout=PATIENCE)
    expect(why).to_contain_text("Maria")
    expect(why).to_contain_text("An agent accepts it")
    picture(screen.page, "why-waiting")
    screen.page.keyboard.press("Escape")
    expect(why).to_have_count(0)

    maria.do("accept", anna.id)
    screen.window.get_by_role("button", name="Why?").click()
    expect(why).to_contain_text("Maria took this chat", timeout=PATIENCE)


def test_an_assigned_chat_says_why_this_agent(
    maria_screen: Console, maria: AgentClient, ben: AgentClient, support: str, visitor: Callable[..., VisitorClient]
) -> None:
    ben.connect()
    ben.do("availability", availability="away")
    try:
        change(maria, support, distribution="leastLoaded")
        anna = visitor().arrive()
        anna.say("Hello?")
        chat = maria.wait_status(anna.id, "chatting")["chat"]
        screen = maria_screen.chats(chat)
        screen.window.get_by_role("button", name="Why?").click()
        why = screen.page.get_by_role("dialog", name="Why this agent")
        expect(why).to_contain_text("Assigned to Maria", timeout=PATIENCE)
        expect(why.get_by_role("listitem").filter(has_text="Ben")).to_contain_text("Away")
        picture(screen.page, "why-assigned")
    finally:
        ben.do("availability", availability="online")


def test_the_editor_fits_a_phone(console: Callable[..., Console], maria: AgentClient) -> None:
    page = open_queues(console(maria, viewport={"width": 390, "height": 844}), "/new")
    page.get_by_label("This queue has office hours").check()
    expect(day(page, "Monday")).to_be_visible()
    wait_until(page, "document.documentElement.scrollWidth <= 390")
    page.get_by_role("complementary", name="What this means").scroll_into_view_if_needed()
    picture(page, "queue-editor-390")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_editor_is_in_german(console: Callable[..., Console], maria: AgentClient, scheme: str) -> None:
    screen = console(maria, locale="de-DE", color_scheme=scheme)
    page = open_queues(screen, "/new?lang=de")
    page.get_by_label("Diese Warteschlange hat Öffnungszeiten").check()
    expect(page.get_by_role("complementary", name="Das bedeutet")).to_contain_text(
        re.compile("Jetzt (geöffnet|geschlossen)"), timeout=PATIENCE
    )
    picture(page, f"queue-editor-de-{scheme}")


def test_a_calendar_file_becomes_exceptions(maria_screen: Console) -> None:
    page = open_queues(maria_screen, "/new")
    page.get_by_label("This queue has office hours").check()
    calendar = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20301225\r\nSUMMARY:Christmas\r\n"
        "RRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20301231T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    page.get_by_label("Import calendar (.ics)").set_input_files(
        {"name": "holidays.ics", "mimeType": "text/calendar", "buffer": calendar.encode()}
    )
    christmas = page.get_by_role("group", name="Christmas")
    expect(christmas.get_by_label("Date")).to_have_value("2030-12-25")
    expect(christmas.get_by_label("Every year")).to_be_checked()
    expect(maria_screen.toasts).to_contain_text("1 day was added; 1 event is not a whole day and was left out")


def test_a_supervisor_moves_a_waiting_chat_to_another_queue(
    maria_screen: Console, maria: AgentClient, visitor: Callable[..., VisitorClient]
) -> None:
    made = maria.request("POST", QUEUES, {"name": "Returns", "distribution": "manual"}).json()
    anna = visitor().arrive()
    anna.say("I want to return my tulips")
    chat = maria.wait_status(anna.id, "waitingForChat")["chat"]
    screen = maria_screen.chats(chat)
    screen.band.get_by_role("button", name="Move to…").click()
    screen.page.get_by_role("menuitem", name="Returns").click()
    maria.wait(anna.id, lambda row: row["queue"] == made["id"])
    anna.end()
    assert maria.request("DELETE", f"{QUEUES}/{made['id']}").status_code == 204
