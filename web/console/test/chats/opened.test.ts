import { deepStrictEqual as equal } from "node:assert";
import { idIn, placeOf } from "../../places/chats";
import { opened } from "../../state/opened";
import { chat, noon } from "./cast";

const invitation = {
  id: "invitation",
  visitor: "walt",
  visitorName: "Walt",
  text: "?",
  at: noon,
  until: noon + 1,
};
const known = {
  chats: new Map([["chat", chat()], ["old", chat({ id: "old", visitor: "vera", endedAt: noon })]]),
  invitations: [invitation],
  pastChats: [chat({ id: "past", endedAt: noon })],
};

Deno.test("the path holds what is open", () => {
  equal(idIn(placeOf("chat")), "chat");
  equal(idIn("/console/chats"), null);
  equal(idIn("/console/chats/"), null);
  equal(idIn("/console/visitors"), null);
});

Deno.test("an id opens a chat, an invitation, a past chat, or nothing that is known", () => {
  equal(opened(null, known).kind, "nothing");
  equal(opened("chat", known), { kind: "chat", chat: chat() });
  equal(opened("invitation", known), { kind: "invitation", invitation });
  equal(opened("past", known).kind, "chat");
  equal(opened("other", known).kind, "unknown");
});

Deno.test("a visitor's id opens the chat under way or the invitation, not what is over", () => {
  equal(opened("ana", known), { kind: "chat", chat: chat() });
  equal(opened("walt", known), { kind: "invitation", invitation });
  equal(opened("vera", known).kind, "unknown");
});
