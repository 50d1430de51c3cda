import assert from "node:assert/strict";
import { withoutSecrets } from "../address";

interface Example {
  address: string;
  shown: string;
  names?: string[];
}

const fixture = new URL("../../../Tests/Fixtures/addresses.json", import.meta.url);
const { examples } = JSON.parse(Deno.readTextFileSync(fixture)) as { examples: Example[] };

Deno.test("secrets are kept out of addresses as the server does it", () => {
  // Further names of one website are known only to the server.
  const ours = examples.filter(({ names }) => !names);
  assert.ok(ours.length > 30);
  for (const { address, shown } of ours) assert.equal(withoutSecrets(address), shown);
});

Deno.test("an address without secrets is not changed a second time", () => {
  for (const { shown } of examples) assert.equal(withoutSecrets(shown), shown);
});

Deno.test("a long address takes no long time", () => {
  const begin = performance.now();
  for (const part of ["a.", "eyJa.", "@a", "a=/", "%25", "&;", "a@"]) {
    withoutSecrets("https://shop.example/?" + part.repeat(20_000));
  }
  assert.ok(performance.now() - begin < 2_000);
});
