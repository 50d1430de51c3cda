"""Makes the pages of the demo shop out of web/demo: every page wears layout.html, every product gets a page.

A page says `<!-- title: … -->` first, and `<!-- widget: flow -->` when its widget is not the shop's.
`{{cards:shoes}}` is a list of products. `{{widget.shop}}` and its kind stay: the server puts the key there.
"""

import json
import re
from html import escape
from pathlib import Path

PARTS = {"layout.html", "product.html"}
SERVED = {".html", ".css", ".js", ".svg"}


def fill(text: str, values: dict[str, str]) -> str:
    """Replaces each `{{name}}`; a name that nobody knows is a mistake in the page."""
    unknown = set(re.findall(r"\{\{([\w:]+)\}\}", text)) - set(values)
    if unknown:
        raise SystemExit(f"web/demo: nobody knows {{{{{unknown.pop()}}}}} in: {text[:60].splitlines()[0]}")
    return re.sub(r"\{\{([\w:]+)\}\}", lambda found: values[found[1]], text)


def indented(text: str, by: int) -> str:
    return "\n".join(" " * by + line if line else line for line in text.splitlines())


def cards(products: list[dict]) -> str:
    return "\n".join(['<ul class="cards">', *(indented(card(product), 2) for product in products), "</ul>"])


def card(product: dict) -> str:
    tag = f'<span class="tag">{escape(product["tag"])}</span>' if product["tag"] else ""
    return (
        f'<li><a class="card" href="/demo/{product["kind"]}/{product["id"]}/">{tag}'
        f'<img src="/demo/pictures/{product["id"]}.svg" alt="" width="480" height="400">'
        f'<strong>{escape(product["name"])} <span>{escape(product["price"])}</span></strong>'
        f'<p>{escape(product["line"])}</p></a></li>'
    )


def sizes(product: dict) -> str:
    middle = product["sizes"][len(product["sizes"]) // 2]
    return "".join(
        f'<label><input type="radio" name="size" value="{escape(size)}"{" checked" if size == middle else ""}>'
        f"<span>{escape(size)}</span></label>"
        for size in product["sizes"]
    )


def product_page(template: str, product: dict, products: list[dict]) -> str:
    values = {name: escape(value) for name, value in product.items() if isinstance(value, str)}
    values |= {
        "Kind": product["kind"].capitalize(),
        "sizes": sizes(product),
        "facts": "".join(f"<li>{escape(fact)}</li>" for fact in product["facts"]),
        "cards:others": cards([other for other in products if other is not product][:4]),
    }
    return fill(template, values)


def dressed(layout: str, page: str) -> str:
    said = dict(re.findall(r"<!-- (title|widget): (.+?) -->\n", page))
    if "title" not in said:
        raise SystemExit(f"web/demo: a page has no <!-- title: … -->: {page[:60].splitlines()[0]}")
    content = re.sub(r"<!-- (?:title|widget): .+? -->\n", "", page)
    widget = "{{widget." + said.get("widget", "shop") + "}}"
    return fill(layout, {"title": said["title"], "widget": widget, "content": indented(content, 6)})


def pages(folder: Path) -> dict[str, str]:
    """Every file of the demo shop by the path it is served at: shoes/index.html at /demo/shoes/."""
    products = json.loads((folder / "products.json").read_text())
    layout = (folder / "layout.html").read_text()
    template = (folder / "product.html").read_text()
    lists = {f"cards:{kind}": cards([p for p in products if p["kind"] == kind]) for kind in ("shoes", "bags")}

    made = {}
    for file in sorted(folder.rglob("*")):
        if file.suffix not in SERVED or file.name in PARTS:
            continue
        text = file.read_text()
        path = "/demo/" + str(file.relative_to(folder)).removesuffix("index.html")
        made[path] = dressed(layout, fill(text, lists)) if file.suffix == ".html" else text
    for product in products:
        page = product_page(template, product, products)
        made[f'/demo/{product["kind"]}/{product["id"]}/'] = dressed(layout, page)
    return made
