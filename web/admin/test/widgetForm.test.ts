import assert from "node:assert/strict";
import type { Widget } from "../../api/widgets";
import {
  changesIn,
  colourIn,
  domainsIn,
  faultsOf,
  fieldOf,
  fieldOrder,
  formOf,
  offsetIn,
  type WidgetForm,
} from "../widgets/widgetForm";

const widget: Widget = {
  id: "w",
  etag: "e",
  pages: 3,
  chats: 0,
  name: "Tulip",
  title: "Tulip Shop",
  subtitle: "",
  greeting: "Hello",
  accent: "#0f766e",
  side: "right",
  offsetX: 20,
  offsetY: 20,
  start: { is: "flow", id: "f1" },
  queue: "q1",
  domains: ["tulip.example", "*.tulip.example"],
  typingPreview: true,
  consent: false,
  hidesWhenAway: false,
  enabled: true,
};
const form = formOf(widget);

Deno.test("a form that was not touched changes nothing", () => {
  assert.deepEqual(changesIn(form, widget), {});
  assert.deepEqual(faultsOf(form), {});
});

const edits: { [Field in keyof WidgetForm]: [WidgetForm[Field], object] } = {
  name: ["Bulbs", { name: "Bulbs" }],
  domains: ["a.example\n b.example, c.example", { domains: ["a.example", "b.example", "c.example"] }],
  title: ["T", { title: "T" }],
  subtitle: ["S", { subtitle: "S" }],
  greeting: ["", { greeting: "" }],
  accent: ["#ABC", { accent: "#aabbcc" }],
  side: ["left", { side: "left" }],
  offsetX: ["0", { offsetX: 0 }],
  offsetY: ["200", { offsetY: 200 }],
  first: ["queue", { start: { is: "queue" } }],
  queue: ["q2", { queue: "q2" }],
  typingPreview: [false, { typingPreview: false }],
  consent: [true, { consent: true }],
  hidesWhenAway: [true, { hidesWhenAway: true }],
  enabled: [false, { enabled: false }],
};

for (const [field, [value, change]] of Object.entries(edits)) {
  Deno.test(`a changed ${field} is sent alone`, () => {
    assert.deepEqual(changesIn({ ...form, [field]: value }, widget), change);
  });
}

Deno.test("every field has its place, once", () => {
  assert.deepEqual([...fieldOrder].sort(), Object.keys(form).sort());
});

Deno.test("a queue, a flow or a bot answers first", () => {
  assert.equal(form.first, "flow:f1");
  assert.deepEqual(changesIn({ ...form, first: "bot:b1" }, widget), { start: { is: "bot", id: "b1" } });
});

Deno.test("colours may be short, and without #", () => {
  assert.equal(colourIn(" 0F766E "), "#0f766e");
  assert.equal(colourIn("#abc"), "#aabbcc");
  for (const wrong of ["", "#", "#12345", "#1234567", "red", "#gggggg"]) assert.equal(colourIn(wrong), null);
});

Deno.test("offsets are whole numbers from 0 to 200", () => {
  assert.deepEqual(["0", " 20 ", "200"].map(offsetIn), [0, 20, 200]);
  for (const wrong of ["", "-1", "201", "1.5", "2e1", "x", "０"]) assert.equal(offsetIn(wrong), null, wrong);
});

Deno.test("faults are found before the server is asked", () => {
  const wrong = { ...form, name: " ", title: "", accent: "red", offsetX: "-1", offsetY: "999" };
  assert.deepEqual(faultsOf(wrong), {
    name: "empty",
    title: "empty",
    accent: "notAColour",
    offsetX: "notAnOffset",
    offsetY: "notAnOffset",
  });
});

Deno.test("hosts are separated by lines, commas or blanks", () => {
  assert.deepEqual(domainsIn(" a.example,\n\n b.example\tc.example "), [
    "a.example",
    "b.example",
    "c.example",
  ]);
  assert.deepEqual(domainsIn("  "), []);
});

Deno.test("a refusal belongs to the field that it names", () => {
  assert.equal(fieldOf("domains.2"), "domains");
  assert.equal(fieldOf("start.id"), "first");
  assert.equal(fieldOf("toQueue"), "queue");
  assert.equal(fieldOf(null), "name");
});
