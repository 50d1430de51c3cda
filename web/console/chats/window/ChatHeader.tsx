import { useState } from "react";
import type { Chat } from "../../../shared/wire-agent";
import { Avatar } from "../../../ui/Avatar";
import { Button, IconButton } from "../../../ui/Button";
import { StatusBadge } from "../../visitor/StatusBadge";
import { WhyButton } from "../../visitor/WhyButton";
import { navigate } from "../../places/router";
import { attempt, dispatch } from "../../state/store";
import { useFoyer } from "../../state/useFoyer";
import { Since } from "../../parts/Since";
import { EndDialog } from "./EndDialog";
import { isOver } from "../../state/chats";
import { chatWords } from "../../words/words";
import type { Mode } from "./mode";
import { chatsPlace } from "../../places/chats";
import { TransferDialog } from "./TransferDialog";
import { stopWatching } from "../../state/watching";
import { useWatched } from "../../state/useWatched";

const words = chatWords.header;

/** The visitor in the window, their location, and the actions. */
export function ChatHeader({ chat, mode, onOwnAct, info }: {
  chat: Chat;
  mode: Mode;
  /** Shown before this agent transfers or ends the chat, to avoid surprises. */
  onOwnAct: () => void;
  info: { isOpen: boolean; toggle: () => void };
}) {
  const [dialog, setDialog] = useState<"transfer" | "end" | null>(null);
  const isWatched = useWatched().has(chat.id);
  const agent = useFoyer((state) => chat.assignee ? state.agents.get(chat.assignee)?.name : undefined);
  const row = useFoyer((state) =>
    state.selected?.id === chat.visitor ? state.selected.info?.row ?? null : null
  );
  const close = () => setDialog(null);
  const isMine = mode.kind === "chat";
  const visitor = { id: chat.visitor, name: chat.visitorName };

  return (
    <header className="chat-header">
      <span className="chat-header-back">
        <IconButton
          icon="arrow-left"
          label={words.back}
          tipSide="below"
          onClick={() => navigate(chatsPlace)}
        />
      </span>
      <Avatar name={chat.visitorName} size={36} />
      <div className="chat-header-words">
        <h2>
          <span className="chat-header-name">{chat.visitorName}</span>
          <StatusBadge status={isOver(chat) && chat.status !== "refusedByAgent" ? "end" : chat.status} />
          {(chat.status === "waitingForChat" || chat.status === "chatting") && !isOver(chat) && (
            <WhyButton chat={chat.id} version={chat.version} />
          )}
          {row?.left != null && !isOver(chat) && <span className="badge-left">{words.leftSite}</span>}
        </h2>
        <p>
          {mode.kind === "monitoring" && agent && <span>{words.assignedTo(agent)} ·{" "}</span>}
          {chat.page && !isOver(chat)
            ? (
              <span className="chat-header-page" title={chat.page.url}>
                {words.onPage}{" "}
                <PageLink url={row?.url ?? chat.page.url} title={row?.title ?? chat.page.title} />
              </span>
            )
            : <Since at={chat.endedAt ?? chat.startedAt} />}
        </p>
      </div>
      <div className="chat-header-actions">
        {isMine && (
          <Button small icon="arrow-right-left" onClick={() => setDialog("transfer")}>
            {words.transfer}
          </Button>
        )}
        <CaptureButton chat={chat} actions={row?.actions ?? []} />
        <Button
          small
          icon="ban"
          disabled={row !== null && !row.actions.includes("ban")}
          onClick={() => dispatch({ type: "dialog", dialog: { kind: "ban", visitor } })}
        >
          {words.ban}
        </Button>
        {isMine && <Button small icon="circle-check" onClick={() => setDialog("end")}>{words.end}</Button>}
        {isWatched && !isMine && mode.kind !== "ended" && (
          <Button
            small
            icon="log-out"
            onClick={() => {
              stopWatching(chat.id);
              navigate(chatsPlace);
            }}
          >
            {words.leave}
          </Button>
        )}
        <IconButton
          icon="panel-right"
          label={words.info}
          tipSide="left"
          pressed={info.isOpen}
          onClick={info.toggle}
        />
      </div>
      {dialog === "transfer" && <TransferDialog chat={chat} onClose={close} onTransfer={onOwnAct} />}
      {dialog === "end" && <EndDialog chat={chat} onClose={close} onEnd={onOwnAct} />}
    </header>
  );
}

function CaptureButton({ chat, actions }: { chat: Chat; actions: readonly string[] }) {
  const { visitor } = chat;
  if (actions.includes("release")) {
    return (
      <Button small icon="pin-off" onClick={() => void attempt({ type: "release", visitor })}>
        {words.release}
      </Button>
    );
  }
  return (
    <Button
      small
      icon="pin"
      disabled={!actions.includes("capture")}
      onClick={() => void attempt({ type: "capture", visitor })}
    >
      {words.capture}
    </Button>
  );
}

/** Only http and https addresses are links; a page may claim anything. */
function PageLink({ url, title }: { url: string; title?: string | null }) {
  const text = title || url;
  if (!/^https?:\/\//i.test(url)) return <>{text}</>;
  return <a href={url} target="_blank" rel="noopener noreferrer nofollow">{text}</a>;
}
