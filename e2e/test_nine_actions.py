"""The nine actions, each in every status where the matrix offers it, on the screen; both consoles follow within a second."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from foyer_server import FoyerServer
from screen import PATIENCE, PROMPTLY, Console, Shop, picture
from stages import COLUMNS, INVITATION, MATRIX, STATUS, WORDS, Agents

LABELS = {
    "invite": "Invite",
    "accept": "Accept",
    "refuse": "Refuse",
    "goToChat": "Go to Chat",
    "join": "Join",
    "monitor": "Monitor",
    "takeOver": "Take Over",
}


@pytest.fixture
def maria_desk(maria_screen: Console) -> Console:
    return maria_screen.visitors()


@pytest.fixture
def ben_desk(ben_screen: Console) -> Console:
    return ben_screen.visitors()


def both_say(maria_desk: Console, ben_desk: Console, visitor: Shop, words: str) -> None:
    for screen in (maria_desk, ben_desk):
        screen.expect_status(visitor.id, words)


@pytest.mark.parametrize("column", COLUMNS)
def test_info_capture_and_ban_are_offered_in_every_status(
    column: str, shop: Callable[..., Shop], agents: Agents, maria_desk: Console, ben_desk: Console
) -> None:
    visitor = agents.bring(shop(), column)
    words = WORDS[STATUS[column]]
    both_say(maria_desk, ben_desk, visitor, words)
    expected = {"Visitor Info", "Capture", "Ban"} | {
        LABELS[action] for action in MATRIX[column] & LABELS.keys()
    }
    assert maria_desk.offered(visitor.id) == expected

    maria_desk.press(visitor.id, "Visitor Info")
    for field, value in visitor_facts(visitor).items():
        line = maria_desk.info.locator(".facts-four .fact").filter(
            has=maria_desk.page.get_by_text(field, exact=True)
        )
        expect(line.locator("dd")).to_have_text(value, timeout=PATIENCE)
    expect(maria_desk.info.locator(".facts-four .fact")).to_have_count(4)

    maria_desk.press(visitor.id, "Capture")
    expect(ben_desk.action(visitor.id, "Release")).to_be_visible(timeout=PROMPTLY)
    ben_desk.press(visitor.id, "Release")
    expect(maria_desk.action(visitor.id, "Capture")).to_be_visible(timeout=PROMPTLY)

    maria_desk.press(visitor.id, "Ban")
    dialog = maria_desk.dialog("Ban visitor")
    expect(dialog.get_by_role("checkbox", name="Visitor ID")).to_be_checked()
    dialog.get_by_role("textbox", name="Comment").fill("Sells something else here")
    picture(maria_desk.page, f"ban-dialog-{STATUS[column]}")
    dialog.get_by_role("button", name="Confirm").click()
    visitor.expect_gone()
    maria_desk.expect_gone(visitor.id)
    ben_desk.expect_gone(visitor.id)


def visitor_facts(visitor: Shop) -> dict[str, re.Pattern[str]]:
    return {
        "Visitor ID": re.compile(rf"^{visitor.id}$"),
        "Location": re.compile(r"^Unknown$"),  # a loopback address has no known place
        "Browser": re.compile(r"Chrom"),
        "Widget": re.compile(r"^\w"),
    }


@pytest.mark.parametrize("column", ["in site", "end", "refused by visitor"])
def test_invite_shows_the_agents_words_on_the_page(
    column: str, shop: Callable[..., Shop], agents: Agents, maria_desk: Console, ben_desk: Console
) -> None:
    visitor = agents.bring(shop(), column)
    if visitor.window.is_visible():
        visitor.page.keyboard.press("Escape")
    maria_desk.press(visitor.id, "Invite")
    dialog = maria_desk.dialog("Invite visitor")
    dialog.get_by_role("textbox", name="Message").fill("Shall I look up your size?")
    dialog.get_by_role("button", name="Confirm").click()
    expect(visitor.invitation).to_contain_text("Shall I look up your size?", timeout=PROMPTLY)
    both_say(maria_desk, ben_desk, visitor, "Manually Invited")
    picture(visitor.page, f"invitation-{STATUS[column]}")

    visitor.answer()
    both_say(maria_desk, ben_desk, visitor, "Chatting")
    visitor.say("Yes, please")
    maria_desk.press(visitor.id, "Go to Chat")
    maria_desk.expect_says("Yes, please", PATIENCE)


def test_accept_assigns_the_chat_to_the_agent(
    shop: Callable[..., Shop], maria_desk: Console, ben_desk: Console
) -> None:
    visitor = shop().arrive()
    visitor.say("Which size is Polder Clog 42?")
    both_say(maria_desk, ben_desk, visitor, "Waiting for Chat")
    maria_desk.press(visitor.id, "Accept")
    expect(maria_desk.window).to_be_visible(timeout=PATIENCE)
    ben_desk.expect_status(visitor.id, "Chatting")
    maria_desk.expect_says("Which size is Polder Clog 42?", PATIENCE)
    maria_desk.say("It is a European 42.")
    visitor.expect_says("It is a European 42.")
    visitor.say("Thank you")
    maria_desk.expect_says("Thank you")
    picture(maria_desk.page, "chat-maria")
    picture(visitor.page, "chat-visitor")


def test_after_a_refusal_the_visitor_sees_a_polite_message(
    shop: Callable[..., Shop], maria_desk: Console, ben_desk: Console
) -> None:
    visitor = shop().arrive()
    visitor.say("Hello?")
    both_say(maria_desk, ben_desk, visitor, "Waiting for Chat")
    maria_desk.press(visitor.id, "Refuse")
    both_say(maria_desk, ben_desk, visitor, "Refused by Agent")
    expect(visitor.window).to_contain_text("nobody is free to chat", timeout=PROMPTLY)
    picture(visitor.page, "refused-visitor")
    visitor.say("And now?")
    both_say(maria_desk, ben_desk, visitor, "Waiting for Chat")


def test_declining_an_invitation_leads_to_refused_by_visitor(
    shop: Callable[..., Shop], agents: Agents, maria_desk: Console, ben_desk: Console
) -> None:
    visitor = agents.bring(shop(), "invited, other's")
    both_say(maria_desk, ben_desk, visitor, "Manually Invited")
    visitor.decline()
    both_say(maria_desk, ben_desk, visitor, "Refused by Visitor")


def test_go_to_chat_shows_my_invitation_until_it_is_answered(
    shop: Callable[..., Shop], agents: Agents, maria_desk: Console, ben_desk: Console
) -> None:
    visitor = agents.bring(shop(), "invited, mine")
    maria_desk.press(visitor.id, "Go to Chat")
    expect(maria_desk.window).to_contain_text(INVITATION, timeout=PATIENCE)
    expect(maria_desk.box).to_have_count(0)
    visitor.answer()
    expect(maria_desk.box).to_be_visible(timeout=PROMPTLY)
    ben_desk.expect_status(visitor.id, "Chatting")


def test_go_to_chat_opens_my_chat(shop: Callable[..., Shop], agents: Agents, maria_desk: Console) -> None:
    visitor = agents.bring(shop(), "chatting, mine")
    maria_desk.press(visitor.id, "Go to Chat")
    expect(maria_desk.box).to_be_visible(timeout=PATIENCE)
    maria_desk.say("Here I am")
    visitor.expect_says("Here I am")


def test_join_shows_the_flow_and_stop_flow_assigns_the_chat(
    shop: Callable[..., Shop], agents: Agents, maria_desk: Console, ben_desk: Console
) -> None:
    visitor = agents.bring(shop(), "with flow")
    maria_desk.press(visitor.id, "Join")
    expect(maria_desk.band).to_contain_text("The flow is answering", timeout=PATIENCE)
    expect(maria_desk.box).to_have_count(0)
    ben_desk.expect_status(visitor.id, "Chatting with Flow")
    picture(maria_desk.page, "joined-flow-maria")
    picture(visitor.page, "flow-visitor")
    maria_desk.window.get_by_role("button", name="Stop flow").click()
    expect(maria_desk.box).to_be_visible(timeout=PROMPTLY)
    ben_desk.expect_status(visitor.id, "Chatting")
    maria_desk.say("I am a person, hello")
    visitor.expect_says("I am a person, hello")


@pytest.mark.parametrize("column", ["with flow", "with bot", "chatting, other's"])
def test_monitor_sees_everything_and_is_not_seen(
    column: str, shop: Callable[..., Shop], agents: Agents, maria_desk: Console, ben_desk: Console
) -> None:
    visitor = agents.bring(shop(), column)
    visitor.open_window()
    chat = agents.ben.see(visitor.id)["chat"]
    if column == "chatting, other's":
        ben_desk.chats(chat)
        ben_desk.say("What are you looking for?")
        visitor.expect_says("What are you looking for?")
    else:
        expect(visitor.bubbles.last).to_be_visible(timeout=PATIENCE)
    maria_desk.press(visitor.id, "Monitor")
    expect(maria_desk.band).to_be_visible(timeout=PATIENCE)
    expect(maria_desk.box).to_have_count(0)
    expect(maria_desk.bubbles.first).to_be_visible()
    before = visitor.window.inner_text()
    picture(maria_desk.page, f"monitor-{STATUS[column]}")
    visitor.say("What does shipping cost?")
    maria_desk.expect_says("What does shipping cost?")
    if column == "chatting, other's":
        ben_desk.say("Nothing from 50 euros on")
        maria_desk.expect_says("Nothing from 50 euros on")
        visitor.expect_says("Nothing from 50 euros on")
    assert "Maria" not in before + visitor.window.inner_text()


def test_take_over_assigns_the_bots_chat_to_the_agent(
    shop: Callable[..., Shop], agents: Agents, maria_desk: Console, ben_desk: Console
) -> None:
    visitor = agents.bring(shop(), "with bot")
    maria_desk.press(visitor.id, "Take Over")
    expect(maria_desk.box).to_be_visible(timeout=PATIENCE)
    ben_desk.expect_status(visitor.id, "Chatting")
    maria_desk.say("Maria here, the bot rests now")
    visitor.expect_says("Maria here, the bot rests now")
    visitor.say("Good")
    maria_desk.expect_says("Good")
    expect(visitor.window.locator(".head")).to_contain_text("Maria")


def test_take_over_is_offered_while_monitoring_the_bot(
    shop: Callable[..., Shop], agents: Agents, maria_desk: Console
) -> None:
    visitor = agents.bring(shop(), "with bot")
    maria_desk.press(visitor.id, "Monitor")
    expect(maria_desk.band).to_contain_text("The bot is answering", timeout=PATIENCE)
    picture(visitor.page, "bot-visitor")
    maria_desk.window.get_by_role("button", name="Take Over").click()
    expect(maria_desk.box).to_be_visible(timeout=PROMPTLY)


def test_accept_and_refuse_are_in_the_list_of_waiting_chats(
    shop: Callable[..., Shop], maria_desk: Console, ben_desk: Console
) -> None:
    first, second = shop().arrive(), shop().arrive()
    maria_desk.chats()
    for visitor in (first, second):
        visitor.say("Is anybody there?")
    names = {visitor.id: ben_name(ben_desk, visitor) for visitor in (first, second)}
    waiting = maria_desk.list("Waiting for Chat")
    waiting.get_by_role("button", name=f"Refuse {names[second.id]}").click()
    ben_desk.expect_status(second.id, "Refused by Agent")
    waiting.get_by_role("button", name=f"Accept {names[first.id]}").click()
    expect(maria_desk.box).to_be_visible(timeout=PATIENCE)
    maria_desk.step_back()  # the lists keep their order while the pointer is over them
    expect(maria_desk.list("Ongoing Chats").get_by_text(names[first.id])).to_be_visible()


def ben_name(ben_desk: Console, visitor: Shop) -> str:
    ben_desk.expect_status(visitor.id, "Waiting for Chat")
    return ben_desk.name(visitor.id)


def test_end_chat_ends_it_for_both(
    shop: Callable[..., Shop], agents: Agents, maria_desk: Console, ben_desk: Console
) -> None:
    visitor = agents.bring(shop(), "chatting, mine")
    maria_desk.press(visitor.id, "Go to Chat")
    maria_desk.window.get_by_role("button", name="End chat").click()
    maria_desk.dialog("End chat").get_by_role("button", name="Confirm").click()
    expect(visitor.window).to_contain_text("This chat has ended", timeout=PROMPTLY)
    ben_desk.expect_status(visitor.id, "End")
    expect(maria_desk.box).to_have_count(0)
    picture(visitor.page, "ended-visitor")


def test_a_transfer_assigns_the_chat_to_the_other_agent(
    shop: Callable[..., Shop], agents: Agents, maria_desk: Console, ben_desk: Console
) -> None:
    visitor = agents.bring(shop(), "chatting, mine")
    ben_desk.chats()
    maria_desk.press(visitor.id, "Go to Chat")
    maria_desk.say("I hand you on")
    expect(maria_desk.list("Ongoing Chats")).to_contain_text("You: I hand you on")
    maria_desk.window.get_by_role("button", name="Transfer").click()
    dialog = maria_desk.dialog("Transfer chat")
    dialog.get_by_text("Ben").click()
    picture(maria_desk.page, "transfer-dialog")
    dialog.get_by_role("button", name="Confirm").click()
    expect(maria_desk.box).to_have_count(0, timeout=PROMPTLY)
    row = agents.ben.wait_status(visitor.id, "chatting")
    assert row["assignee"] == agents.ben.me["id"]
    ben_desk.chats(row["chat"])
    expect(ben_desk.bubbles.filter(has_text="I hand you on")).to_have_count(1, timeout=PATIENCE)
    expect(ben_desk.list("Ongoing Chats")).to_contain_text("I hand you on")
    expect(ben_desk.list("Ongoing Chats")).not_to_contain_text("You: I hand you on")
    ben_desk.say("Ben here now")
    visitor.expect_says("Ben here now")


def test_a_capture_shows_all_agents_who_made_it_and_why(
    agents: Agents, shop: Callable[..., Shop], maria_desk: Console
) -> None:
    visitor = agents.bring(shop(), "in site")
    agents.ben.do("capture", visitor.id, reason="Asked for a quotation")
    maria_desk.press(visitor.id, "Visitor Info")
    expect(maria_desk.info.locator(".info-captured")).to_contain_text("Ben", timeout=PATIENCE)
    expect(maria_desk.info.locator(".info-captured")).to_contain_text("Asked for a quotation")
    picture(maria_desk.page, "visitor-info")


def test_the_log_in_returns_to_the_requested_page(contexts: Callable, server: FoyerServer) -> None:
    page = contexts().new_page()
    page.goto(f"{server.address}/console/chats")
    page.get_by_label("E-mail").fill("maria@demo.example")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("Wrong e-mail or password")).to_be_visible(timeout=PATIENCE)
    page.get_by_label("Password").fill("maria-demo")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("list", name="Ongoing Chats")).to_be_visible(timeout=PATIENCE)
