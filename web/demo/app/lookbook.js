/** The lookbook: a single-page app with the routes `/demo/app/looks/<id>`. */

const base = "/demo/app/";

const looks = [
  {
    id: "market-morning",
    name: "Market morning",
    text: "Up at six, back with leeks. The clogs stay at the door, the tote goes on the hook.",
    wears: [["polder-clog", "shoes", "Polder Clog"], ["market-tote", "bags", "Market Tote"]],
  },
  {
    id: "rain-commute",
    name: "Rain commute",
    text: "Eleven kilometres against the wind, and nothing that matters gets wet.",
    wears: [["canal-boot", "shoes", "Canal Boot"], ["bulb-backpack", "bags", "Bulb Backpack"]],
  },
  {
    id: "first-warm-day",
    name: "First warm day",
    text: "The terrace opens at noon. So do the toes.",
    wears: [["dune-sandal", "shoes", "Dune Sandal"], ["petal-clutch", "bags", "Petal Clutch"]],
  },
  {
    id: "city-weekend",
    name: "City weekend",
    text: "Two museums, one concert, thirty thousand steps.",
    wears: [["meadow-runner", "shoes", "Meadow Runner"], ["harbour-messenger", "bags", "Harbour Messenger"]],
  },
];

function element(name, attributes, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
}

/** The look named by the address; the first one on the start page. */
function current() {
  const id = location.pathname.slice(base.length).replace(/^looks\//, "").replace(/\/$/, "");
  return looks.find((look) => look.id === id) ?? looks[0];
}

function draw() {
  const look = current();
  document.title = `${look.name} · Lookbook · Tulip Shop`;
  document.querySelector("[data-looks]").replaceChildren(...looks.map((each) => {
    const link = element("a", { href: `${base}looks/${each.id}`, textContent: each.name });
    if (each === look) link.setAttribute("aria-current", "page");
    return link;
  }));
  document.querySelector("[data-look]").replaceChildren(
    element("h1", { textContent: look.name }),
    element("p", { className: "lead", textContent: look.text }),
    element(
      "div",
      { className: "wears" },
      ...look.wears.map(([id, kind, name]) =>
        element(
          "a",
          { className: "card", href: `/demo/${kind}/${id}/` },
          element("img", { src: `/demo/pictures/${id}.svg`, alt: "", width: 480, height: 400 }),
          element("strong", { textContent: name }),
        )
      ),
    ),
  );
}

document.querySelector("[data-looks]").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  draw();
  document.querySelector(`[data-looks] [aria-current]`).focus();
});
addEventListener("popstate", draw);
draw();
