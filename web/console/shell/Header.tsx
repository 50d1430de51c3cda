import { words } from "../messages";
import type { Availability } from "../../shared/wire-agent";
import { NoticeBell } from "../notices/NoticeBell";
import { VisitorSearch } from "../pages/visitors/VisitorSearch";
import { Avatar } from "../parts/Avatar";
import { Icon } from "../parts/Icon";
import { Menu } from "../parts/Menu";
import { isAt } from "../router";
import { logOut } from "../session";
import { setAvailability, useFoyer } from "../store";
import { ConnectionState } from "./ConnectionState";
import { placeName } from "./title";

/** The header of every page: its title, and what concerns the agent. */
export function Header({ path }: { path: string }) {
  const visitors = isAt(path, "/console/visitors");
  return (
    <header className="header">
      <h1 className="header-title">{placeName(path)}</h1>
      {visitors && <Online />}
      {visitors && <Robots />}
      <div className="header-middle">{visitors && <VisitorSearch />}</div>
      <ConnectionState />
      <AvailabilityMenu />
      <NoticeBell />
      <OwnMenu />
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

function AvailabilityMenu() {
  const now = useFoyer((state) => state.me?.availability ?? "offline");
  const all: readonly Availability[] = ["online", "away", "offline"];
  return (
    <Menu
      className="button button-plain availability"
      label={words.shell.availability(words.availability[now])}
      align="end"
      items={all.map((each) => ({
        id: each,
        label: words.availability[each],
        hint: words.availabilityHint[each],
        checked: each === now,
        onSelect: () => void setAvailability(each),
      }))}
    >
      <span className={`dot dot-${now}`} />
      <span className="availability-word">{words.availability[now]}</span>
      <Icon name="chevron-down" size={14} />
    </Menu>
  );
}

function OwnMenu() {
  const me = useFoyer((state) => state.me);
  if (!me) return null;
  return (
    <Menu
      className="own-menu"
      label={words.shell.you(me.name)}
      align="end"
      items={[
        {
          id: "who",
          label: me.name,
          hint: words.role[me.role ?? ""] ?? me.role ?? "",
          icon: "user",
          disabled: true,
          onSelect: () => {},
        },
        { id: "out", label: words.shell.logOut, icon: "log-out", onSelect: () => void logOut() },
      ]}
    >
      <Avatar name={me.name} />
    </Menu>
  );
}
