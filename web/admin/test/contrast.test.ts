import assert from "node:assert/strict";
import { contrast, contrastsOf, isGood, luminance, nearestGood } from "../widgets/contrast";

/** Known values of the formula of WCAG 2.2, to two digits. */
const known: [string, string, number][] = [
  ["#000000", "#ffffff", 21],
  ["#ffffff", "#ffffff", 1],
  ["#777777", "#ffffff", 4.48],
  ["#767676", "#ffffff", 4.54],
  ["#ff0000", "#ffffff", 4],
  ["#0000ff", "#ffffff", 8.59],
  ["#ffff00", "#000000", 19.56],
];
for (const [one, other, value] of known) {
  Deno.test(`${one} on ${other} is ${value}:1`, () => {
    assert.ok(Math.abs(contrast(one, other) - value) < 0.01, String(contrast(one, other)));
    assert.equal(contrast(other, one), contrast(one, other));
  });
}

Deno.test("luminance is that of the formula", () => {
  assert.equal(luminance("#000000"), 0);
  assert.ok(Math.abs(luminance("#ffffff") - 1) < 1e-12);
  assert.ok(Math.abs(luminance("#00ff00") - 0.7152) < 1e-12);
  // below the threshold of the formula it is linear: 10 / 255 / 12.92
  assert.ok(Math.abs(luminance("#0a0a0a") - 10 / 255 / 12.92) < 1e-12);
});

Deno.test("the widget's own colour is good", () => assert.ok(isGood(contrastsOf("#0f766e"))));

Deno.test("text on any colour is readable, since it is black or white", () => {
  for (let grey = 0; grey < 256; grey++) {
    const colour = `#${grey.toString(16).padStart(2, "0").repeat(3)}`;
    assert.ok(contrastsOf(colour).text >= 4.5, colour);
  }
});

Deno.test("the nearest good colour is good, and the colour itself if that is", () => {
  assert.equal(nearestGood("#0f766e"), "#0f766e");
  for (
    const colour of ["#ffffff", "#000000", "#ffff00", "#00ff00", "#0000ff", "#fde68a", "#111827", "#ff69b4"]
  ) {
    const near = nearestGood(colour);
    assert.ok(isGood(contrastsOf(near)), `${colour} → ${near}`);
    assert.match(near, /^#[0-9a-f]{6}$/);
    const both = luminance(near) > luminance(colour) ? "lighter" : "darker";
    assert.equal(both, contrastsOf(colour).light < 3 ? "darker" : "lighter", `${colour} → ${near}`);
  }
});
