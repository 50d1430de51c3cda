"""The widget on pages whose libraries, frameworks and tag managers change the browser's own functions."""

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserType, ConsoleMessage, Page, WebSocketRoute, expect

from foyer_client import AgentClient
from foyer_server import FoyerServer
from other_site import OwnPage
from screen import PATIENCE, Shop, picture, wait_element, wait_until
from stages import Agents

# Each replaces or breaks something of the browser before the widget loads, as libraries in use do.
LIBRARIES = {
    "Array.from of MooTools": "Array.from = (item) => item == null ? [] : item.length ? [].slice.call(item) : [item]",
    "Array.from that fails": "Array.from = () => { throw new Error('old') }",
    "toJSON of Prototype.js": """
        Array.prototype.toJSON = function () { return '[' + this.join(', ') + ']' }
        Object.prototype.toJSON = function () { return 'object' }""",
    "no JSON": "window.JSON = { encode: String, decode: String }",
    "JSON that evaluates": "JSON.parse = () => ({}); JSON.stringify = () => '{}'",
    "bind": "Function.prototype.bind = function () { return () => undefined }",
    "then that answers nothing": """
        const { then } = Promise.prototype
        Promise.prototype.then = function (...given) { then.apply(this, given) }
        Promise.prototype.catch = function () {}""",
    "another Promise": "window.Promise = function () { this.then = () => {} }",
    "names on all objects": """
        Object.prototype.extend = function () {}
        Object.prototype.$family = { name: 'object' }
        Object.prototype.get = function () {}
        Object.prototype.version = '1.6'""",
    "Date.now": "Date.now = () => new Date()",
    "Date.now that is no number": "Date.now = () => 'now'",
    "Object's functions": "Object.entries = Object.fromEntries = Object.assign = Object.keys = () => []",
    "iteration": """
        Array.prototype[Symbol.iterator] = String.prototype[Symbol.iterator] = () => { throw new Error('old') }
        Map.prototype[Symbol.iterator] = Set.prototype[Symbol.iterator] = () => { throw new Error('old') }""",
    "a list's functions": """
        for (const name of ['map', 'filter', 'forEach', 'find', 'some', 'every', 'reduce', 'indexOf', 'includes', 'push', 'pop',
          'shift', 'unshift', 'splice', 'slice', 'concat', 'join', 'sort', 'reverse', 'entries', 'keys', 'values', 'flatMap'])
          Array.prototype[name] = () => { throw new Error('old') }""",
    "Map and Set": "window.Map = window.Set = window.WeakMap = function () { throw new Error('old') }",
    "random numbers": "Math.random = () => 0.5; crypto.getRandomValues = () => { throw new Error('old') }",
}

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<script>{library}</script>{tag}</head><body>{body}</body></html>"""


@pytest.fixture(scope="module")
def server_options() -> dict[str, object]:
    """An absent visitor counts as missed after two seconds."""
    return {"leave_time": 2_000}


@pytest.fixture
def page_of(shop: Callable[..., Shop], server: FoyerServer) -> Iterator[Callable[..., Shop]]:
    """Creates a visitor on a page of another website with this content."""
    made: list[OwnPage] = []

    def make(body: str = "<h1>A page</h1>", tag: str | None = None, library: str = "", title: str = "A page") -> Shop:
        ours = f'<script async src="{server.address}/widget.js" data-widget="{server.widget()}"></script>'
        html = PAGE.format(title=title, library=library, body=body, tag=ours if tag is None else tag)
        made.append(OwnPage(html))
        visitor = shop()
        visitor.server = made[-1]
        return visitor

    yield make
    for each in made:
        each.close()


def arrive(visitor: Shop, path: str = "/demo/own/") -> Shop:
    visitor.page.goto(visitor.server.address + path)
    expect(visitor.button).to_be_visible(timeout=PATIENCE)
    return visitor


def warnings_of(page: Page) -> list[str]:
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "warning":
            heard.append(message.text)

    page.on("console", hear)
    return heard


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_message_is_sent_whatever_a_library_replaced(
    page_of: Callable[..., Shop], agents: Agents, library: str
) -> None:
    visitor = arrive(page_of(library=LIBRARIES[library]))
    visitor.button.click()
    expect(visitor.window).to_be_visible(timeout=PATIENCE)
    for text in ("First “words” 😀", "Second"):
        visitor.box.fill(text)
        visitor.send.click()
    expect(visitor.window.locator(".tick.sending")).to_have_count(0, timeout=PATIENCE)
    expect(visitor.window.locator("li.own")).to_have_count(2)
    expect(visitor.window.get_by_text("Not sent")).to_have_count(0)
    token = visitor.token
    agents.maria.wait_status(token.split(".")[1], "waitingForChat")
    agents.maria.do("accept", token.split(".")[1])
    chat = agents.maria.see(token.split(".")[1])["chat"]
    # By draft: messages of the chat are also sent on their own when it is accepted.
    said = {m["sequence"]: m["text"] for m in agents.maria.transcript(chat) if m["from"] == "visitor"}
    assert list(said.values()) == ["First “words” 😀", "Second"]
    agents.maria.do("end", token.split(".")[1])


def test_a_refusal_without_a_draft_fails_the_message_in_flight(shop: Callable[..., Shop]) -> None:
    visitor = shop()

    def between(page: WebSocketRoute) -> None:
        server = page.connect_to_server()

        def said(frame: str) -> None:
            command = json.loads(frame)
            if command["type"] == "send" and command["text"] == "Spoiled":
                refused = {"type": "refused", "command": "send", "draft": "cut", "code": "malformed", "detail": "No."}
                return page.send(json.dumps(refused))
            server.send(frame)

        page.on_message(said)

    visitor.page.route_web_socket(re.compile("/widget/v1/socket"), between)
    visitor.arrive().open_window()
    for text in ("Spoiled", "Whole"):
        visitor.box.fill(text)
        visitor.send.click()
    expect(visitor.window.locator("li.own", has_text="Whole")).to_have_count(1)
    expect(visitor.window.get_by_text("Not sent")).to_have_count(1, timeout=PATIENCE)
    expect(visitor.window.locator(".tick.sending")).to_have_count(0, timeout=PATIENCE)


REBUILDS = {
    "the children of the root are cleared and built anew": """
        document.documentElement.replaceChildren(document.createElement('head'), document.createElement('body'))""",
    "the body is swapped": "document.body.replaceWith(document.createElement('body'))",
    "the root is replaced": """
        const root = document.createElement('html')
        root.append(document.createElement('head'), document.createElement('body'))
        document.documentElement.replaceWith(root)""",
    "the document is written anew": """
        document.open(); document.write('<!doctype html><title>New</title><p>New'); document.close()""",
    "the element is removed": "document.querySelector('foyer-widget').remove()",
}


@pytest.mark.parametrize("rebuild", REBUILDS)
def test_the_button_comes_back_when(page_of: Callable[..., Shop], agents: Agents, rebuild: str) -> None:
    visitor = arrive(page_of())
    for _ in range(3):
        visitor.page.evaluate(f"(() => {{ {REBUILDS[rebuild]} }})()")
        expect(visitor.button).to_be_visible()
    expect(visitor.host).to_have_count(1)
    assert visitor.host.evaluate("e => e.matches(':popover-open')")
    visitor.say("Still here")
    agents.maria.wait_status(visitor.id, "waitingForChat")
    # The listeners work again, too: another page is reported, and a closed one leaves.
    visitor.page.evaluate("history.pushState(null, '', '/demo/own/second')")
    agents.maria.wait(visitor.id, lambda row: row["url"].endswith("/second"))


def test_a_page_that_keeps_removing_the_button_is_left_alone(page_of: Callable[..., Shop], maria: AgentClient) -> None:
    visitor = page_of()
    visitor.page.goto(visitor.server.address + "/demo/own/")
    expect(visitor.button).to_be_visible(timeout=PATIENCE)
    wait_until(visitor.page, "/foyer_visitor_\\w+=v1/.test(document.cookie)")
    who = visitor.id
    visitor.page.evaluate(
        """() => {
          window.removals = 0
          const clear = () => document.querySelectorAll('foyer-widget').forEach((e) => { removals++; e.remove() })
          new MutationObserver(clear).observe(document.documentElement, { childList: true })
          clear()
        }"""
    )
    wait_until(visitor.page, "removals > 10")
    expect(visitor.host).to_have_count(0)
    assert visitor.page.evaluate("removals") < 100
    maria.wait(who, lambda row: row.get("left") is not None, or_gone=True)


def test_the_button_is_above_everything_and_not_transformed(page_of: Callable[..., Shop]) -> None:
    visitor = arrive(
        page_of(
            body="""<style>body { transform: rotate(180deg) } html { filter: sepia(1) }</style><h1>Turned</h1>
            <input id="field"><div style="height: 3000px"></div>"""
        )
    )
    page = visitor.page
    page.evaluate("field.focus({ preventScroll: true })")
    page.evaluate(
        """() => {
          const cover = document.createElement('div')
          cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fffa'
          document.documentElement.append(cover)
        }"""
    )
    # In the corner, and above the element that covers the page.
    wait_element(
        visitor.button,
        """(button) => {
            const { x, y, width, height } = button.getBoundingClientRect();
            const hit = document.elementFromPoint(x + width / 2, y + height / 2)?.localName;
            return x > innerWidth / 2 && y > innerHeight / 2 && hit === 'foyer-widget';
        }""",
    )
    assert page.evaluate("document.activeElement.id") == "field"
    assert page.evaluate("scrollY") == 0
    picture(page, "covered-page")
    visitor.open_window()
    expect(visitor.box).to_be_focused()


def test_an_open_window_can_be_used_above_a_modal_dialog(page_of: Callable[..., Shop]) -> None:
    visitor = arrive(
        page_of(body="<dialog id=ask><p>Size?</p><button onclick='ask.close()'>Done</button></dialog><h1>Shop</h1>")
    )
    visitor.open_window()
    visitor.page.evaluate("ask.showModal()")
    expect(visitor.host).to_have_count(1)
    visitor.box.click(timeout=PATIENCE)
    visitor.page.keyboard.type("In the dialog")
    expect(visitor.box).to_have_value("In the dialog")
    picture(visitor.page, "above-a-dialog")
    visitor.page.get_by_role("button", name="Done").click()
    expect(visitor.window).to_be_visible()
    wait_until(visitor.page, "document.querySelector('foyer-widget').parentNode === document.documentElement")
    expect(visitor.box).to_have_value("In the dialog")


def test_the_list_shows_navigation_without_a_page_load(page_of: Callable[..., Shop], maria: AgentClient) -> None:
    visitor = arrive(page_of(title="Loading…"))
    page, who = visitor.page, visitor.id
    # The first page gets its title late.
    page.evaluate("document.title = 'Red shoes'")
    maria.wait(who, lambda row: row["title"] == "Red shoes")
    pages = maria.see(who)["pages"]
    page.evaluate("navigation.addEventListener('navigate', (e) => e.canIntercept && e.intercept())")
    page.evaluate("navigation.navigate('/demo/own/blue').finished")
    maria.wait(who, lambda row: row["url"].endswith("/blue"))
    # Neither anchors within a page nor a search box's query in the URL are pages.
    page.evaluate(
        """location.hash = 'reviews'
           history.replaceState(null, '', '/demo/own/blue?q=a')
           history.replaceState(null, '', '/demo/own/blue?q=ab')
           history.pushState(null, '', '/demo/own/green')"""
    )
    row = maria.wait(who, lambda row: row["url"].endswith("/green"))
    assert row["pages"] == pages + 2


def test_a_url_change_without_an_event_is_noticed_at_focus(page_of: Callable[..., Shop], maria: AgentClient) -> None:
    library = "delete window.navigation; window.push = History.prototype.pushState.bind(history)"
    visitor = arrive(page_of(library=library))
    who = visitor.id
    visitor.page.evaluate("push(null, '', '/demo/own/quiet')")
    visitor.page.evaluate("dispatchEvent(new Event('blur')); document.hasFocus = () => false")
    visitor.page.evaluate("dispatchEvent(new Event('blur'))")
    maria.wait(who, lambda row: row["url"].endswith("/quiet"))


def test_secrets_in_urls_stay_in_the_browser(page_of: Callable[..., Shop], maria: AgentClient) -> None:
    visitor = page_of()
    sent: list[str] = []

    def between(page: WebSocketRoute) -> None:
        server = page.connect_to_server()

        def said(frame: str) -> None:
            sent.append(frame)
            server.send(frame)

        page.on_message(said)

    visitor.page.route_web_socket(re.compile("/widget/v1/socket"), between)
    arrive(visitor, "/demo/own/?reset_token=4711secret&size=m#access_token=4712secret")
    visitor.page.evaluate("history.pushState(null, '', '/demo/own/ana@example.com?code=4713secret')")
    wait_until(visitor.page, "/foyer_visitor_\\w+=v1/.test(document.cookie)")
    who = visitor.id
    deadline = time.monotonic() + PATIENCE / 1_000
    while not (row := maria.see(who)) or "/…?code=…" not in row["url"]:
        assert time.monotonic() < deadline, row
        visitor.page.evaluate("0")  # lets pending frames arrive
    assert any("size=m" in frame for frame in sent), sent
    for secret in ("4711secret", "4712secret", "4713secret", "ana@example.com"):
        assert not any(secret in frame for frame in sent), secret


def test_half_an_emoji_does_not_break_a_message(page_of: Callable[..., Shop], agents: Agents) -> None:
    visitor = page_of(title="t" * 255 + "😀")
    arrive(visitor)
    visitor.page.evaluate("foyer.set({ note: '\\ud83d', plan: 'gold' }); foyer.identify({ name: 'Ana \\ud83d' })")
    row = agents.maria.wait(visitor.id, lambda row: row["name"].startswith("Ana"))
    assert row["title"] == "t" * 255


def test_a_variable_that_is_too_long_does_not_affect_the_others(
    page_of: Callable[..., Shop], maria: AgentClient
) -> None:
    visitor = page_of()
    heard = warnings_of(visitor.page)
    arrive(visitor)
    visitor.page.evaluate("foyer.set({ a: '1', long: 'x'.repeat(300), b: '2' })")
    variables = maria.wait_info(visitor.id, lambda info: info["variables"].get("b"))["variables"]
    assert (variables["a"], len(variables["long"])) == ("1", 256)
    deadline = time.monotonic() + PATIENCE / 1000
    while not any("long" in text and "256" in text for text in heard):
        assert time.monotonic() < deadline, f"no warning of it among {heard}"
        visitor.page.wait_for_timeout(20)


def test_many_long_variables_do_not_break_the_connection(page_of: Callable[..., Shop], maria: AgentClient) -> None:
    visitor = page_of()
    heard = warnings_of(visitor.page)
    arrive(visitor)
    visitor.page.evaluate(
        "foyer.set({ a: '1' });"
        "foyer.set(Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`v${n + 10}`, '\u5b57'.repeat(256)])))"
    )
    info = maria.wait_info(visitor.id, lambda info: info["variables"].get("v10"))
    # 1 + 1 characters of "a", then as many of 3 + 256 as fit into 4,096.
    assert sorted(info["variables"]) == ["a", *(f"v{n}" for n in range(10, 25))]
    deadline = time.monotonic() + PATIENCE / 1000
    while not any("v25" in text and "4096" in text for text in heard):
        assert time.monotonic() < deadline, f"no warning of it among {heard}"
        visitor.page.wait_for_timeout(20)
    visitor.say("Still here")


@pytest.mark.parametrize("way", ["address", "module", "created", "stripped"])
def test_the_tag_is_found_however_it_was_inserted(
    page_of: Callable[..., Shop], server: FoyerServer, way: str
) -> None:
    key = server.widget()
    tags = {
        "address": f'<script async src="{server.address}/widget.js?widget={key}"></script>',
        "module": f'<script type="module" src="{server.address}/widget.js" data-widget="{key}"></script>',
        "created": f"""<script>
            const tag = document.createElement('script')
            tag.src = '{server.address}/widget.js'; tag.dataset.widget = '{key}'
            document.head.append(tag)
            </script>""",
        "stripped": f"""<script>
            const tag = document.createElement('script')
            tag.src = '{server.address}/widget.js?widget={key}&side=left'
            document.head.append(tag)
            </script>""",
    }
    visitor = page_of(tag=tags[way])
    heard = warnings_of(visitor.page)
    arrive(visitor)
    assert heard == []


def test_a_tag_without_a_key_logs_one_warning(page_of: Callable[..., Shop], server: FoyerServer) -> None:
    visitor = page_of(tag=f'<script src="{server.address}/widget.js"></script>')
    heard = warnings_of(visitor.page)
    visitor.page.goto(visitor.server.address + "/demo/own/", wait_until="networkidle")
    assert len(heard) == 1 and "data-widget" in heard[0] and "?widget=" in heard[0]
    expect(visitor.host).to_have_count(0)


def test_the_api_shows_hides_toggles_and_stops_listening(page_of: Callable[..., Shop]) -> None:
    visitor = page_of(
        body="""<script>
        window.opened = []
        const wait = setInterval(() => {
          if (!window.foyer?.on) return
          clearInterval(wait)
          window.early = { ...foyer }
          window.end = foyer.on('open', () => opened.push('ended'))
          window.other = foyer.on('open', () => opened.push('kept'))
          end()
        }, 0)
        </script>"""
    )
    arrive(visitor)
    page = visitor.page
    page.evaluate("foyer.hide()")
    expect(visitor.button).to_be_hidden()
    page.evaluate("foyer.show()")
    expect(visitor.button).to_be_visible()
    page.evaluate("early.toggle()")
    expect(visitor.window).to_be_visible(timeout=PATIENCE)
    page.evaluate("foyer.toggle()")
    expect(visitor.window).to_be_hidden()
    wait_until(page, "opened.length === 1")
    page.evaluate("other(); foyer.open()")
    expect(visitor.window).to_be_visible()
    page.evaluate("new Promise((done) => foyer.on('close', done) && foyer.close())")
    assert page.evaluate("opened") == ["kept"]


def test_with_storage_blocked_the_visitor_lasts_for_one_page(
    browser_type: BrowserType, browser_type_launch_args: dict, server: FoyerServer, agents: Agents, tmp_path: Path
) -> None:
    preferences = tmp_path / "Default" / "Preferences"
    preferences.parent.mkdir()
    blocked = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    preferences.write_text(json.dumps(blocked))
    context = browser_type.launch_persistent_context(str(tmp_path), **browser_type_launch_args)
    try:
        visitor = Shop(context.new_page(), server)
        visitor.page.goto(server.address + "/demo/")
        refused = visitor.page.evaluate("(() => { try { sessionStorage.length } catch (e) { return e.name } })()")
        assert refused == "SecurityError", "the browser does not block storage"
        expect(visitor.button).to_be_visible(timeout=PATIENCE)
        visitor.say("Nothing is kept")
        visitor.page.evaluate("dispatchEvent(new Event('focus'))")
        visitor.expect_says("Nothing is kept")
        visitor.page.evaluate("foyer.logout()")
        expect(visitor.window).to_be_hidden()
        visitor.open_window()
        expect(visitor.window.get_by_text("Nothing is kept")).to_have_count(0)
        visitor.say("Somebody else")
    finally:
        context.close()


def test_two_installations_on_one_domain_keep_their_own_visitors(
    shop: Callable[..., Shop], server: FoyerServer, tmp_path: Path
) -> None:
    other = FoyerServer(tmp_path, "hostile_pages_other").start()
    try:
        visitor = shop()
        # Cookies do not depend on ports: to the browser both are one host.
        first = visitor.arrive().token
        visitor.server = other
        visitor.page.goto(other.address + "/demo/")
        expect(visitor.button).to_be_visible(timeout=PATIENCE)
        wait_until(visitor.page, "document.cookie.match(/foyer_visitor_/g)?.length === 2")
        visitor.page.goto(server.address + "/demo/")
        expect(visitor.button).to_be_visible(timeout=PATIENCE)
        values = {c["value"].split("~")[0] for c in visitor.page.context.cookies()}
        assert first in values and len(values) == 2
    finally:
        other.stop()


def test_the_cookie_of_an_earlier_version_is_read_once(shop: Callable[..., Shop]) -> None:
    visitor = shop().arrive()
    token, context = visitor.token, visitor.page.context
    visitor.page.goto("about:blank")
    context.clear_cookies()
    context.add_cookies([{"name": "foyer_visitor", "value": token, "url": visitor.server.address}])
    visitor.arrive("/demo/shoes/")
    assert visitor.token == token
    assert [c["name"] for c in context.cookies() if c["name"] == "foyer_visitor"] == []
