import type { MouseEvent } from "react";
import { words } from "../words/words";
import { unread } from "../state/chats";
import { Icon, type IconName } from "../../ui/Icon";
import { isAt, navigate } from "../places/router";
import { adminPlace } from "../state/permissions";
import { waiting } from "../state/state";
import { type State } from "../state/store";
import { useFoyer } from "../state/useFoyer";

/** The left rail: the pages, and how many chats need attention. */
export function Rail({ path }: { path: string }) {
  const chats = useFoyer(chatsToDo);
  const admin = useFoyer((state) => adminPlace(state.permissions));
  return (
    <nav className="rail" aria-label={words.shell.main}>
      <span className="rail-mark" title={words.product}>
        <Icon name="concierge-bell" size={22} />
      </span>
      <Place
        to="/console/visitors"
        icon="users"
        label={words.shell.visitors}
        here={isAt(path, "/console/visitors")}
      />
      <Place
        to="/console/chats"
        icon="messages-square"
        label={words.shell.chats}
        here={isAt(path, "/console/chats")}
        count={chats}
      />
      {admin !== null && (
        <Place to={admin} icon="shield" label={words.shell.admin} here={isAt(path, "/admin")} />
      )}
      <a className="rail-legal" href="/licenses" target="_blank">{words.shell.licenses}</a>
    </nav>
  );
}

function Place(
  { to, icon, label, here, count = 0 }: {
    to: string;
    icon: IconName;
    label: string;
    here: boolean;
    count?: number;
  },
) {
  return (
    <a
      className="rail-place"
      href={to}
      aria-current={here ? "page" : undefined}
      onClick={(event) => go(event, to)}
    >
      <Icon name={icon} size={20} />
      <span>{label}</span>
      {count > 0 && (
        <span className="rail-count">
          <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
          <span className="visually-hidden">{words.shell.chatsToDo(count)}</span>
        </span>
      )}
    </a>
  );
}

/** Follows a link without reloading, unless the agent asked for another tab. */
function go(event: MouseEvent, to: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  navigate(to);
}

function chatsToDo(state: State): number {
  let mine = 0;
  for (const chat of state.chats.values()) {
    if (chat.status !== "chatting" || chat.assignee !== state.me?.id) continue;
    if (chat.transfer || unread(chat, state.messages.get(chat.id)?.messages ?? []) > 0) mine++;
  }
  return waiting(state.chats).length + mine;
}
