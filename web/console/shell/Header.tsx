import { type ReactNode, useState } from "react";
import { words } from "../words/words";
import type { Availability } from "../../shared/wire-agent";
import { Avatar } from "../../ui/Avatar";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { isAt, navigate } from "../places/router";
import { logOut } from "../state/session";
import { getState, setAvailability } from "../state/store";
import { useFoyer } from "../state/useFoyer";
import { ConnectionState } from "./ConnectionState";
import { LeaveDialog } from "./LeaveDialog";
import { type Leaving, leavingOf } from "./leaving";
import { placeName } from "../places/title";

/**
 * The header of every page: its title, the notice area, the connection, the search of the page, and what concerns the agent. The
 * notice area and the connection may need more or less room; no control stands where that would move it.
 */
export function Header(
  { path, search, notices, bell }: { path: string; search: ReactNode; notices: ReactNode; bell: ReactNode },
) {
  const visitors = isAt(path, "/console/visitors");
  return (
    <header className="header">
      <div className="header-place">
        <h1 className="header-title">{placeName(path)}</h1>
        {visitors && <Online />}
        {visitors && <Robots />}
      </div>
      {notices}
      <ConnectionState />
      {search && <div className="header-search">{search}</div>}
      <div className="header-own">
        <AvailabilityMenu />
        {bell}
        <OwnMenu />
      </div>
    </header>
  );
}

function Online() {
  const online = useFoyer((state) => state.list?.online ?? null);
  return (
    <span className="header-count">
      {online === null ? words.visitors.hereUnknown : words.visitors.here(online)}
    </span>
  );
}

function Robots() {
  const robots = useFoyer((state) => state.robots);
  if (robots === 0) return null;
  return (
    <span className="header-count header-robots" title={words.visitors.robotsHint}>
      {words.visitors.robots(robots)}
    </span>
  );
}

/** What the agent would leave behind now; null if nothing. */
function leavingNow(): Leaving | null {
  const { chats, me, queues } = getState();
  const leaving = leavingOf(chats.values(), me?.id, queues);
  return leaving.chats > 0 ? leaving : null;
}

function AvailabilityMenu() {
  const now = useFoyer((state) => state.me?.availability ?? "offline");
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const all: readonly Availability[] = ["online", "away", "offline"];
  const choose = (availability: Availability) => {
    const asked = availability === "offline" && now !== "offline" ? leavingNow() : null;
    if (asked) setLeaving(asked);
    else void setAvailability(availability);
  };
  return (
    <>
      <Menu
        className="button button-plain availability"
        label={words.shell.availability(words.availability[now])}
        align="end"
        items={all.map((each) => ({
          id: each,
          label: words.availability[each],
          hint: words.availabilityHint[each],
          checked: each === now,
          onSelect: () => choose(each),
        }))}
      >
        <span className={`dot dot-${now}`} />
        <span className="availability-word">{words.availability[now]}</span>
        <Icon name="chevron-down" size={14} />
      </Menu>
      {leaving && (
        <LeaveDialog
          how="offline"
          leaving={leaving}
          onClose={() => setLeaving(null)}
          onConfirm={() => setAvailability("offline")}
        />
      )}
    </>
  );
}

function OwnMenu() {
  const me = useFoyer((state) => state.me);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  if (!me) return null;
  const leave = () => {
    const asked = leavingNow();
    if (asked) setLeaving(asked);
    else void logOut();
  };
  return (
    <>
      <Menu
        className="own-menu"
        label={words.shell.you(me.name)}
        align="end"
        items={[
          {
            id: "who",
            label: me.name,
            hint: words.role[me.role ?? ""] ?? me.roleName ?? "",
            icon: "user",
            disabled: true,
            onSelect: () => {},
          },
          {
            id: "account",
            label: words.shell.account,
            icon: "pencil",
            onSelect: () => navigate("/console/account"),
          },
          { id: "out", label: words.shell.logOut, icon: "log-out", onSelect: leave },
        ]}
      >
        <Avatar name={me.name} />
      </Menu>
      {leaving && (
        <LeaveDialog
          how="logOut"
          leaving={leaving}
          onClose={() => setLeaving(null)}
          onConfirm={logOut}
        />
      )}
    </>
  );
}
