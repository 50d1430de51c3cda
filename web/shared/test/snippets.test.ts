import { match, ok, strictEqual as equal } from "node:assert";
import { addressedTagOf, integralTagOf, integrityOf, policyOf, tagOf, wordPressOf } from "../snippets";

const origin = "https://chat.example.com";

Deno.test("each snippet has the address and the key", () => {
  for (const text of [tagOf, addressedTagOf, wordPressOf].map((make) => make(origin, "key1"))) {
    ok(text.includes(`${origin}/widget.js`) && text.includes("key1"), text);
  }
  equal(integralTagOf(origin, "key1", "sha384-x").match(/integrity="sha384-x" crossorigin/)?.length, 1);
});

Deno.test("the policy allows the socket with the scheme of the page", () => {
  match(policyOf(origin), /connect-src https:\/\/chat\.example\.com wss:\/\/chat\.example\.com;/);
  match(policyOf("http://localhost:8080"), /connect-src http:\/\/localhost:8080 ws:\/\/localhost:8080;/);
});

Deno.test("the hash is that of the bytes", async () => {
  // RFC 6234: SHA-384 of "abc"
  equal(
    await integrityOf(new TextEncoder().encode("abc")),
    "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn",
  );
});
