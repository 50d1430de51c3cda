import { type RefObject, useEffect, useRef, useState } from "react";
import type { Chat } from "../../../shared/wire-agent";
import { attempt } from "../../state/store";
import { useFoyer } from "../../state/useFoyer";
import { ChatHeader } from "./ChatHeader";
import { Composer, hasDraft } from "../composer/Composer";
import { LostNotice } from "./LostNotice";
import { lostRight } from "./lostRight";
import { chatWords } from "../../words/words";
import { MessageList } from "./MessageList";
import { ModeBand } from "./ModeBand";
import { type Mode, modeOf } from "./mode";
import { useAttention } from "./useAttention";
import { useWatched } from "../../state/useWatched";

/** Reports to the server that a transferred chat is opened, once the agent looks at it. */
function useOpening({ id, visitor, transfer }: Chat, mode: Mode): void {
  const isSeen = useAttention();
  const isLive = useFoyer((state) => state.connection === "live");
  const isUnopened = mode.kind === "chat" && transfer != null;
  useEffect(() => {
    if (isUnopened && isSeen && isLive) void attempt({ type: "goToChat", visitor, chat: id });
  }, [isUnopened, isSeen, isLive, visitor, id]);
}

/** For keyboard users, the focus moves to the main action, or to the conversation, and not to the page. */
function useFocusInside(section: RefObject<HTMLElement>, mode: Mode): void {
  useEffect(() => {
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    const act = mode.kind === "flow" || mode.kind === "bot" ? ".mode-band-actions button" : null;
    const target = (act && section.current?.querySelector<HTMLElement>(act)) ??
      section.current?.querySelector<HTMLElement>("[role=log]");
    target?.focus({ preventScroll: true });
  }, [section, mode.kind]);
}

/** One chat: as a participant, watching, or reading. Keyed by the chat. */
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

  useOpening(chat, mode);
  const section = useRef<HTMLElement>(null);
  useFocusInside(section, mode);

  return (
    <section ref={section} className="chat-window" aria-label={chatWords.window(chat.visitorName)}>
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
