import { deepStrictEqual as equal } from "node:assert";
import { intoPieces } from "../../pages/chats/links";

/** The links found, and that no letter was lost. */
function links(text: string): string[] {
  const pieces = intoPieces(text);
  equal(pieces.map((piece) => piece.text).join(""), text);
  return pieces.flatMap((piece) => piece.kind === "link" ? [piece.href] : []);
}

Deno.test("addresses are found without the sentence around them", () => {
  equal(links("See https://tulip.example/cart?x=1#a, or http://a.example."), [
    "https://tulip.example/cart?x=1#a",
    "http://a.example",
  ]);
  equal(links("(https://a.example/b)"), ["https://a.example/b"]);
  equal(links("https://a.example/b_(c)"), ["https://a.example/b_(c)"]);
});

Deno.test("what could run or is no address stays words", () => {
  equal(links("javascript:alert(1) data:text/html,x ftp://a.example http:// www.a.example"), []);
  equal(links(""), []);
});
