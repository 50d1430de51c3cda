import { useEffect, useRef, useState } from "react";
import type { Chat } from "../../../shared/wire-agent";
import { useFoyer } from "../../store";
import { ChatHeader } from "./ChatHeader";
import { Composer } from "./Composer";
import { LostNotice } from "./LostNotice";
import { type Lost, lostRight } from "./lostRight";
import { chatWords } from "./messages";
import { MessageList } from "./MessageList";
import { ModeBand } from "./ModeBand";
import { modeOf } from "./mode";
import { watch } from "./watching";

/** One chat: talked in, watched, or read. Keyed by the chat. */
export function ChatWindow({ chat, info }: { chat: Chat; info: { isOpen: boolean; toggle: () => void } }) {
  const me = useFoyer((state) => state.me?.id ?? "");
  const mode = modeOf(chat, me);
  const before = useRef(mode.kind);
  const isOwnDoing = useRef(false);
  const [lost, setLost] = useState<Lost | null>(null);

  useEffect(() => {
    const what = lostRight(before.current, mode.kind, isOwnDoing.current);
    if (what !== null) setLost(what);
    if (mode.kind === "chat") {
      setLost(null);
      isOwnDoing.current = false;
    }
    before.current = mode.kind;
  }, [mode.kind]);

  const isWatching = mode.kind === "flow" || mode.kind === "bot" || mode.kind === "monitoring";
  useEffect(() => {
    if (isWatching) watch(chat.id, chat.visitor);
  }, [isWatching, chat.id, chat.visitor]);

  return (
    <section className="chat-window" aria-label={chatWords.window(chat.visitorName)}>
      <ChatHeader chat={chat} mode={mode} info={info} onOwnAct={() => (isOwnDoing.current = true)} />
      <MessageList chat={chat} mode={mode} />
      {lost !== null && <LostNotice chat={chat} lost={lost} onDismiss={() => setLost(null)} />}
      <ModeBand chat={chat} mode={mode} />
      {mode.kind === "chat" && <Composer chat={chat} />}
    </section>
  );
}
