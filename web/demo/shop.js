/** The demo shop's behaviour: a cart kept in this browser, and two forms that send nothing. */

const key = "tulip-cart";
const freeFrom = 50;
const deliveryCost = 4;

/** What is in the cart: a list of `{id, name, price, size, count}`. */
function cart() {
  try {
    const lines = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(lines) ? lines : [];
  } catch {
    return []; // another page's data, or storage is forbidden: use an empty cart
  }
}

function keep(lines) {
  try {
    localStorage.setItem(key, JSON.stringify(lines));
  } catch {
    // Storage is full or forbidden: the cart lasts until the page is closed.
  }
  draw(lines);
}

function say(near, text) {
  near.querySelector("[data-said]").textContent = text;
}

function euros(price) {
  return Number(price.replace(/[^0-9]/g, ""));
}

function lineOf(line, lines) {
  const item = document.createElement("li");
  const picture = Object.assign(document.createElement("img"), {
    src: `/demo/pictures/${line.id}.svg`,
    alt: "",
    width: 120,
    height: 100,
  });
  const text = document.createElement("p");
  const name = Object.assign(document.createElement("strong"), { textContent: line.name });
  text.append(name, ` ${line.size} · ${line.count} × ${line.price}`);
  const remove = Object.assign(document.createElement("button"), {
    type: "button",
    className: "plain",
    textContent: "Remove",
  });
  remove.setAttribute("aria-label", `Remove ${line.name}`);
  remove.addEventListener("click", () => keep(lines.filter((other) => other !== line)));
  item.append(picture, text, remove);
  return item;
}

function draw(lines = cart()) {
  const count = lines.reduce((sum, line) => sum + line.count, 0);
  const badge = document.querySelector("[data-cart-count]");
  badge.hidden = count === 0;
  badge.textContent = String(count);

  const page = document.querySelector("[data-cart]");
  if (!page) return;
  const sum = lines.reduce((all, line) => all + line.count * euros(line.price), 0);
  page.querySelector("[data-cart-empty]").hidden = count > 0;
  page.querySelector("[data-cart-full]").hidden = count === 0;
  page.querySelector("[data-cart-lines]").replaceChildren(...lines.map((line) => lineOf(line, lines)));
  page.querySelector("[data-cart-sum]").textContent = `€ ${sum}`;
  page.querySelector("[data-cart-delivery]").textContent = sum >= freeFrom ? "free" : `€ ${deliveryCost}`;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  event.preventDefault();
  if (form.matches("[data-contact]")) {
    form.reset();
    say(form, "Thank you. This is a demo, so nothing was sent: try the chat.");
    return;
  }
  const product = form.closest("[data-product]").dataset;
  const size = new FormData(form).get("size");
  const lines = cart();
  const same = lines.find((line) => line.id === product.product && line.size === size);
  if (same) same.count += 1;
  else lines.push({ id: product.product, name: product.name, price: product.price, size, count: 1 });
  keep(lines);
  say(form, `${product.name}, ${size}, is in your cart.`);
});

document.querySelector("[data-order]")?.addEventListener("click", (event) => {
  say(event.target.closest("aside"), "This is a demo: nothing is for sale here. Ask for it in the chat.");
});

for (const link of document.querySelectorAll("header nav a")) {
  if (location.pathname.startsWith(new URL(link.href).pathname)) link.setAttribute("aria-current", "page");
}
draw();
