import { useEffect, useRef, useState } from "react";
import type { Chat } from "../../../shared/wire-agent";
import { useFoyer } from "../../store";
import { ChatHeader } from "./ChatHeader";
import { Composer, hasDraft } from "./Composer";
import { LostNotice } from "./LostNotice";
import { lostRight } from "./lostRight";
import { chatWords } from "./messages";
import { MessageList } from "./MessageList";
import { ModeBand } from "./ModeBand";
import { modeOf } from "./mode";
import { useWatched } from "./watching";

/** One chat: talked in, watched, or read. Keyed by the chat. */
export function ChatWindow({ chat, info }: { chat: Chat; info: { isOpen: boolean; toggle: () => void } }) {
  const me = useFoyer((state) => state.me?.id ?? "");
  const isWatched = useWatched().has(chat.id);
  const mode = modeOf(chat, me, isWatched);
  const before = useRef(mode.kind);
  const isOwnDoing = useRef(false);
  const [isLost, setLost] = useState(false);

  useEffect(() => {
    if (lostRight(before.current, mode.kind, isOwnDoing.current)) setLost(true);
    if (mode.kind === "chat") {
      setLost(false);
      isOwnDoing.current = false;
    }
    before.current = mode.kind;
  }, [mode.kind]);

  return (
    <section className="chat-window" aria-label={chatWords.window(chat.visitorName)}>
      <ChatHeader chat={chat} mode={mode} info={info} onOwnAct={() => (isOwnDoing.current = true)} />
      <MessageList chat={chat} mode={mode} />
      {isLost && (mode.kind !== "ended" || hasDraft(chat.id)) && (
        <LostNotice
          chat={chat}
          onDismiss={() => setLost(false)}
        />
      )}
      <ModeBand chat={chat} mode={mode} />
      {mode.kind === "chat" && <Composer chat={chat} />}
    </section>
  );
}
