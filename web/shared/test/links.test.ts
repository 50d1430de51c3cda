import { deepStrictEqual as equal, ok } from "node:assert";
import { pieces } from "../links";

/** The links found, and that no character was lost. */
function links(text: string): string[] {
  const found = pieces(text);
  equal(found.map((piece) => piece.text).join(""), text);
  return found.flatMap((piece) => piece.href === undefined ? [] : [piece.href]);
}

Deno.test("addresses are found without the sentence around them", () => {
  equal(links("See https://tulip.example/cart?x=1#a, or http://a.example."), [
    "https://tulip.example/cart?x=1#a",
    "http://a.example",
  ]);
  equal(links("(https://a.example/b)"), ["https://a.example/b"]);
  equal(links("See (https://a.example/x_(y)), or so"), ["https://a.example/x_(y)"]);
  equal(links("“https://a.example/b” «https://a.example/c»"), ["https://a.example/b", "https://a.example/c"]);
});

Deno.test("an address ends where text without blanks goes on", () => {
  for (
    const after of [
      "。謝謝",
      "，請看",
      "を見て",
      "カ",
      "입니다",
      "）",
      "：",
      "！",
      "　x",
      "、",
      "」",
      "𠀀",
      "؟",
      "।",
    ]
  ) equal(links(`https://example.com/a${after}`), ["https://example.com/a"], after);
  equal(links("請看https://example.com/a?b=c#d（謝謝）"), ["https://example.com/a?b=c#d"]);
});

Deno.test("letters of scripts with blanks stay in an address, invisible marks do not", () => {
  equal(links("https://example.com/größe/привет?q=été ok"), ["https://example.com/größe/привет?q=été"]);
  equal(links("https://example.com/a\u202egpj.exe"), ["https://example.com/a"]);
});

Deno.test("what could run or is no address stays words", () => {
  equal(links("javascript:alert(1) data:text/html,x ftp://a.example http:// www.a.example"), []);
  equal(links("JAVASCRIPT://https <img src=x onerror=alert(1)> https://"), []);
  equal(links(""), []);
  equal(links('x https://a.example/"onmouseover="y z'), ["https://a.example/"]);
});

Deno.test("a long line of brackets takes no long time", () => {
  const began = performance.now();
  links("https://a.example/" + ")".repeat(4_000));
  ok(performance.now() - began < 500);
});
