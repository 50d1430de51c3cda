"""A shared computer: the next person never sees a message of the previous one, and never sends one of theirs."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from foyer_client import AgentClient
from screen import PATIENCE, PROMPTLY, Shop, wait_until
from stages import Agents

SECRET = "My order is 4711"


@pytest.fixture
def person(shop: Callable[..., Shop], agents: Agents) -> Shop:
    """Vera, identified by the website, in a chat with Maria, with an open window."""
    visitor = shop().arrive()
    visitor.page.evaluate("foyer.identify({ id: 'vera', name: 'Vera' })")
    agents.accept_words(visitor, SECRET)
    return visitor


def expect_stranger(page: Page, visitor: Shop, former: str, agents: Agents) -> None:
    """The page belongs to a new visitor: nothing of the former one, and a chat of its own."""
    now = Shop(page, visitor.server)
    wait_until(page, f"/foyer_visitor_\\w+=v1/.test(document.cookie) && !document.cookie.includes('{former}')")
    expect(now.button.or_(now.window)).to_be_visible(timeout=PATIENCE)
    expect_nothing(page)
    assert now.id != former
    now.open_window()
    now.say("I am new")
    expect_nothing(page)
    agents.maria.wait_status(now.id, "waitingForChat")


def expect_nothing(page: Page) -> None:
    inside = "document.querySelector('foyer-widget')?.shadowRoot.textContent ?? ''"
    assert SECRET not in page.evaluate(inside)
    assert "4711" not in page.evaluate("Object.values(sessionStorage).concat(Object.values(localStorage)).join()")


def test_logout_clears_an_open_window(person: Shop, agents: Agents) -> None:
    former = person.id
    person.box.fill("half a word 4711")
    person.page.evaluate("foyer.logout()")
    expect_nothing(person.page)
    expect(person.window).to_be_hidden()
    expect_stranger(person.page, person, former, agents)
    expect(person.box).to_have_value("")
    assert agents.maria.see(former) is None


def test_another_user_id_is_another_visitor(person: Shop, agents: Agents) -> None:
    former = person.id
    person.page.evaluate("foyer.identify({ id: 'walter', name: 'Walter' })")
    expect_nothing(person.page)
    expect_stranger(person.page, person, former, agents)
    assert agents.maria.see(person.id)["name"] == "Walter"


def test_a_first_user_id_and_the_same_user_id_keep_the_visitor(shop: Callable[..., Shop], maria: AgentClient) -> None:
    visitor = shop().arrive()
    who = visitor.id
    for call in ("{ name: 'Ana' }", "{ id: 'ana', name: 'Ana L' }", "{ id: 'ana', name: 'Ana Lo' }", "{ name: 'Ana Lopez' }"):
        visitor.page.evaluate(f"foyer.identify({call})")
    maria.wait(who, lambda row: row["name"] == "Ana Lopez")
    visitor.page.reload()
    expect(visitor.button).to_be_visible(timeout=PATIENCE)
    visitor.page.evaluate("foyer.identify({ id: 'ana' })")
    assert visitor.id == who


def test_a_reload_after_logout_shows_a_new_visitor(person: Shop, agents: Agents) -> None:
    former = person.id
    person.page.evaluate("foyer.logout()")
    person.page.reload()
    expect_stranger(person.page, person, former, agents)


def test_a_page_that_identifies_another_person_shows_nothing_of_the_first(person: Shop, agents: Agents) -> None:
    former = person.id
    person.page.add_init_script(
        """window.seen = ''
           const look = () => {
             seen += document.querySelector('foyer-widget')?.shadowRoot.textContent ?? ''
             requestAnimationFrame(look)
           }
           look()
           const wait = setInterval(() => {
             if (!window.foyer?.identify) return
             clearInterval(wait)
             foyer.identify({ id: 'walter' })
           }, 0)"""
    )
    person.page.goto(person.server.address + "/demo/shoes/")
    expect_stranger(person.page, person, former, agents)
    assert SECRET not in person.page.evaluate("seen")


def test_other_tabs_forget_the_visitor_as_well(person: Shop, agents: Agents) -> None:
    former = person.id
    second = person.page.context.new_page()
    other = Shop(second, person.server)
    second.goto(person.server.address + "/demo/bags/")
    other.open_window()
    other.expect_says(SECRET)
    person.page.evaluate("foyer.logout()")
    wait_until(second, f"!document.querySelector('foyer-widget').shadowRoot.textContent.includes('{SECRET}')", PROMPTLY)
    expect_stranger(second, person, former, agents)
    expect_nothing(person.page)
    assert Shop(person.page, person.server).id == other.id


def test_a_logout_in_a_tab_without_the_connection_reaches_the_tab_with_it(person: Shop, agents: Agents) -> None:
    former = person.id
    second = person.page.context.new_page()
    second.goto(person.server.address + "/demo/bags/")
    expect(Shop(second, person.server).button).to_be_visible(timeout=PATIENCE)
    second.evaluate("foyer.logout()")
    wait_until(
        person.page, f"!document.querySelector('foyer-widget').shadowRoot.textContent.includes('{SECRET}')", PROMPTLY
    )
    expect_stranger(person.page, person, former, agents)


def test_the_back_button_shows_nothing_of_the_previous_visitor(person: Shop, agents: Agents) -> None:
    former = person.id
    person.page.goto(person.server.address + "/demo/shoes/")
    expect(person.window).to_be_visible(timeout=PATIENCE)
    person.page.evaluate("foyer.logout()")
    person.page.go_back()
    expect_nothing(person.page)
    expect_stranger(person.page, person, former, agents)


def test_a_tab_that_missed_the_logout_checks_the_cookie(person: Shop, agents: Agents) -> None:
    former = person.id
    person.page.evaluate(
        """() => {
          const name = document.cookie.match(/foyer_visitor_\\w+/)[0]
          document.cookie = name + '=; Max-Age=0; Path=/'
          document.dispatchEvent(new Event('visibilitychange'))
        }"""
    )
    expect_nothing(person.page)
    expect_stranger(person.page, person, former, agents)


def test_logout_works_without_a_network(person: Shop, agents: Agents) -> None:
    former, token = person.id, person.token
    context = person.page.context
    context.set_offline(True)
    person.box.fill("Not sent 4711")
    person.send.click()
    person.page.evaluate("foyer.logout()")
    expect_nothing(person.page)
    assert token not in person.page.evaluate("document.cookie")
    context.set_offline(False)
    person.page.evaluate("dispatchEvent(new Event('online'))")
    expect_stranger(person.page, person, former, agents)
    # Sent after reconnecting, so the row disappears.
    agents.maria.wait_status(former, None)


def test_a_copied_token_is_useless_after_logout(person: Shop, agents: Agents) -> None:
    former = person.id
    copy = person.page.context.cookies()
    person.page.evaluate("foyer.logout()")
    wait_until(person.page, f"!document.cookie.includes('{former}')")
    agents.maria.wait_status(former, None)
    person.page.context.clear_cookies()
    person.page.context.add_cookies(copy)
    person.page.goto(person.server.address + "/demo/bags/")
    expect_stranger(person.page, person, former, agents)
