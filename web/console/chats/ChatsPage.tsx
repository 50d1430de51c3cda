import { useEffect, useMemo, useRef, useState } from "react";
import { isOfInputMethod } from "../../shared/keys";
import type { Chat, Invitation } from "../../shared/wire-agent";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { VisitorInfo } from "../visitor/VisitorInfo";
import { navigate } from "../places/router";
import { usePath } from "../places/usePath";
import { select, serverNow } from "../state/store";
import { useFoyer } from "../state/useFoyer";
import { ChatLists } from "./list/ChatLists";
import { useHeldLists } from "./list/useHeldLists";
import { ChatWindow } from "./window/ChatWindow";
import { closingOf } from "./window/closedInvitation";
import { InvitationWindow } from "./window/InvitationWindow";
import { intoLists, neighbour, waitsForMe } from "../state/chats";
import { chatWords } from "../words/words";
import { idIn, placeOf } from "../places/chats";
import { openChatOf, type Opened, opened } from "../state/opened";
import { useWatched } from "../state/useWatched";

const noChats: readonly Chat[] = [];

/** From this width on the Visitor Info has a column of its own. */
const wide = "(min-width: 1180px)";

/** The lists of chats, the open one, and its visitor. */
export function ChatsPage() {
  const id = idIn(usePath());
  const chats = useFoyer((state) => state.chats);
  const messages = useFoyer((state) => state.messages);
  const invitations = useFoyer((state) => state.invitations);
  const pastChats = useFoyer((state) => state.selected?.info?.pastChats ?? noChats);
  const me = useFoyer((state) => state.me?.id);
  const watched = useWatched();
  const [isInfoOpen, setInfoOpen] = useState(() => matchMedia(wide).matches);

  const lists = useMemo(() => {
    const shown = [...chats.values()].filter((chat) =>
      chat.status === "waitingForChat" || chat.assignee === me || chat.transfer?.by === me ||
      watched.has(chat.id)
    );
    return intoLists(
      shown,
      invitations,
      (chat) => waitsForMe(chat, messages.get(chat.id)?.messages ?? [], me ?? ""),
    );
  }, [chats, messages, invitations, me, watched]);
  const more = useFoyer((state) => state.moreWaiting);
  const held = useHeldLists(lists, more, chats);
  const open = opened(id, { chats, invitations, pastChats });
  const current = open.kind === "chat"
    ? open.chat.id
    : open.kind === "invitation"
    ? open.invitation.id
    : null;
  const invited = useAnswered(open, id, chats);
  const visitor = visitorOf(open) ?? invited?.visitor ?? null;

  useEffect(() => {
    if (visitor !== null) select(visitor); // the header needs it also while the panel is closed
  }, [visitor, isInfoOpen]);

  useNextByKeyboard(held.ids, current);

  return (
    <div className={id === null ? "chats" : "chats has-window"}>
      <ChatLists held={held} current={current} />
      <Window
        open={open}
        isComing={id !== null && watched.has(id)}
        invited={invited}
        info={{ isOpen: isInfoOpen, toggle: () => setInfoOpen(!isInfoOpen) }}
      />
      {visitor !== null && isInfoOpen && (
        <aside className="chats-info">
          <VisitorInfo visitor={visitor} onClose={() => setInfoOpen(false)} />
        </aside>
      )}
    </div>
  );
}

function Window({ open, isComing, invited, info }: {
  open: Opened;
  /** A watched chat is requested again after a disconnection. */
  isComing: boolean;
  /** The open invitation, or the one that was open until a moment ago. */
  invited: Invitation | null;
  info: { isOpen: boolean; toggle: () => void };
}) {
  const connection = useFoyer((state) => state.connection);
  switch (open.kind) {
    case "chat":
      return <ChatWindow key={open.chat.id} chat={open.chat} info={info} />;
    case "invitation":
      return <InvitationWindow key={open.invitation.id} invitation={open.invitation} />;
    case "nothing":
      return (
        <section className="chat-window is-empty">
          <EmptyState icon="messages-square" title={chatWords.empty.title}>
            <p>{chatWords.empty.body}</p>
            <Button icon="users" onClick={() => navigate("/console/visitors")}>
              {chatWords.empty.toVisitors}
            </Button>
          </EmptyState>
        </section>
      );
    case "unknown":
      if (isComing || connection === "connecting") {
        return <section className="chat-window is-empty">{chatWords.loading}</section>;
      }
      return (
        <section className="chat-window is-empty">
          {invited
            ? <ClosedInvitation invitation={invited} />
            : (
              <EmptyState icon="message-square-text" title={chatWords.unknown.title}>
                <p>{chatWords.unknown.body}</p>
              </EmptyState>
            )}
        </section>
      );
    default: {
      const never: never = open;
      return never;
    }
  }
}

/**
 * Puts the chat's own id into the address; an answered invitation becomes its chat. Returns the invitation that is
 * open, or was until a moment ago.
 */
function useAnswered(open: Opened, id: string | null, chats: ReadonlyMap<string, Chat>): Invitation | null {
  const invited = useRef<Invitation | null>(null);
  if (open.kind === "invitation") invited.current = open.invitation;
  else if (open.kind !== "unknown") invited.current = null;
  const chat = open.kind === "chat"
    ? open.chat
    : invited.current && openChatOf(invited.current.visitor, chats);
  const wanted = chat ? chat.id : null;
  useEffect(() => {
    if (wanted !== null && wanted !== id && id !== null) navigate(placeOf(wanted), "replace");
  }, [wanted, id]);
  return invited.current;
}

/** Shows how the invitation ended. */
function ClosedInvitation({ invitation }: { invitation: Invitation }) {
  const closing = useFoyer((state) => closingOf(invitation, state.selected, serverNow()));
  const words = chatWords.invited;
  return (
    <EmptyState icon="mail" title={words.over}>
      <p role="status">
        {closing === null ? words.overBody : words.closings[closing](invitation.visitorName)}
      </p>
    </EmptyState>
  );
}

/** Alt + ↑ ↓ opens the chat above or below. */
function useNextByKeyboard(ids: readonly string[], current: string | null): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isOfInputMethod(event)) return;
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      const next = neighbour(ids, current, event.key === "ArrowDown" ? 1 : -1);
      if (next !== null) navigate(placeOf(next));
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [ids, current]);
}

function visitorOf(open: Opened): string | null {
  if (open.kind === "chat") return open.chat.visitor;
  return open.kind === "invitation" ? open.invitation.visitor : null;
}
