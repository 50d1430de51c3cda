import type { PreviewChoice, PreviewScene } from "../shared/preview";
import type { Chat, ChatStatus, Message, Welcome } from "../shared/wire-visitor";
import { sampleWords } from "./words";

const minute = 60_000;

/** Whether the window is open in the scene. */
export function isOpenScene(scene: PreviewScene): boolean {
  switch (scene) {
    case "button":
    case "away":
    case "invitation":
      return false;
    case "open":
    case "offline":
    case "waiting":
    case "chatting":
    case "ended":
      return true;
  }
}

/** The server's greeting in the scene; the sender adds the settings of the widget. */
export function sceneOf({ scene, language }: PreviewChoice, now = Date.now()): Welcome {
  const words = sampleWords[language];
  const quiet: Welcome = {
    type: "welcome",
    visitor: "preview",
    token: "1.preview.0",
    name: "",
    boot: "preview",
    now,
    widget: { title: "" },
    online: true,
    status: "inSite",
    messages: [],
  };
  const question: Message = { sequence: 1, from: "visitor", text: words.question, at: now - 3 * minute };
  const joined: Message = {
    sequence: 2,
    from: "system",
    event: "joined",
    name: words.agent,
    text: "",
    at: now - 2 * minute,
  };
  const answer: Message = {
    sequence: 3,
    from: "agent",
    name: words.agent,
    text: words.answer,
    at: now - minute,
  };
  const thanks: Message = { sequence: 4, from: "visitor", text: words.thanks, at: now - minute / 2 };
  const talk = [question, joined, answer, thanks];
  const speaker = { kind: "agent", name: words.agent, title: null } as const;
  switch (scene) {
    case "button":
    case "open":
      return quiet;
    case "away":
    case "offline":
      return { ...quiet, online: false };
    case "waiting":
      return {
        ...quiet,
        status: "waitingForChat",
        messages: [question],
        chat: { ...chatOf("waitingForChat", 1), position: 2, estimate: 2 * minute, outlook: "soon" },
      };
    case "chatting":
      return { ...quiet, status: "chatting", messages: talk, chat: { ...chatOf("chatting", 4), speaker } };
    case "invitation":
      return {
        ...quiet,
        status: "manuallyInvited",
        invitation: { id: "preview", name: words.agent, text: words.invitation },
      };
    case "ended": {
      const end: Message = { sequence: 5, from: "system", event: "ended", text: "", at: now };
      return { ...quiet, status: "end", messages: [...talk, end], chat: chatOf("end", 5) };
    }
  }
}

function chatOf(status: ChatStatus, last: number): Chat {
  return { id: "preview", status, delivered: last, read: last, last, seen: last };
}
