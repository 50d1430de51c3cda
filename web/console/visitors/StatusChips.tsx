import { type Counts, type VisitorStatus, visitorStatuses } from "../../shared/wire-agent";
import { count as formatCount } from "../../words/format";
import { words } from "../words/words";
import { Icon, type IconName } from "../../ui/Icon";
import { statusIcons } from "../visitor/StatusBadge";
import { useFoyer } from "../state/useFoyer";
import { setFilter, useView } from "./view";

/** Those that need attention first. */
const order: readonly VisitorStatus[] = [
  "waitingForChat",
  "chatting",
  "chattingWithFlow",
  "chattingWithBot",
  "manuallyInvited",
  "inSite",
  "refusedByAgent",
  "refusedByVisitor",
  "end",
];

/** Filters by status, with live counts. With Shift, Ctrl or ⌘ several can be chosen. */
export function StatusChips() {
  const { filter } = useView();
  const counts = useFoyer((state) => state.list?.counts) ?? null;
  const of = (kind: keyof Counts) => counts === null ? null : counts[kind] ?? 0;
  const all = counts === null
    ? null
    : visitorStatuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  const chosen = filter.statuses ?? [];

  function toggle(status: VisitorStatus, adding: boolean): void {
    const only = chosen.length === 1 && chosen[0] === status;
    const next = chosen.includes(status)
      ? (adding || only ? chosen.filter((each) => each !== status) : [status])
      : (adding ? [...chosen, status] : [status]);
    setFilter({ statuses: next.length > 0 ? next : null });
  }

  return (
    <div
      className="chips"
      role="group"
      aria-label={words.visitors.statuses}
      onPointerEnter={({ currentTarget }) => keepWidths(currentTarget, true)}
      onPointerLeave={({ currentTarget }) => keepWidths(currentTarget, false)}
    >
      <Chip
        label={words.visitors.all}
        count={all}
        pressed={chosen.length === 0 && filter.captured !== true}
        onPress={() => setFilter({ statuses: null, captured: null })}
      />
      {order.map((status) => (
        <Chip
          key={status}
          kind={status}
          icon={statusIcons[status]}
          label={words.statusShort[status]}
          title={words.status[status]}
          count={of(status)}
          pressed={chosen.includes(status)}
          onPress={(adding) => toggle(status, adding)}
        />
      ))}
      <Chip
        icon="pin"
        label={words.visitors.captured}
        count={of("captured")}
        pressed={filter.captured === true}
        onPress={() => setFilter({ captured: filter.captured === true ? null : true })}
      />
    </div>
  );
}

/** Lets no count that becomes longer or shorter move the chips beside it, while one is about to be pressed. */
function keepWidths(chips: HTMLElement, isKept: boolean): void {
  const widths = [...chips.children].map((chip) => chip.getBoundingClientRect().width);
  [...chips.children].forEach((chip, index) => {
    (chip as HTMLElement).style.width = isKept ? `${widths[index]}px` : "";
  });
}

function Chip(
  { kind, icon, label, title, count, pressed, onPress }: {
    kind?: VisitorStatus;
    icon?: IconName;
    label: string;
    title?: string;
    /** Null: not known yet. */
    count: number | null;
    pressed: boolean;
    onPress: (adding: boolean) => void;
  },
) {
  const tone = kind && (pressed || (kind === "waitingForChat" && count !== null && count > 0))
    ? ` status-${kind}`
    : "";
  return (
    <button
      type="button"
      className={`chip${tone}${count === 0 ? " chip-none" : ""}`}
      aria-pressed={pressed}
      title={title}
      onClick={(event) => onPress(event.shiftKey || event.ctrlKey || event.metaKey)}
    >
      {icon && <Icon name={icon} size={13} />}
      <span>{label}</span>
      <span className="chip-count">
        {count === null ? words.visitors.unknownCount : formatCount(count)}
      </span>
    </button>
  );
}
