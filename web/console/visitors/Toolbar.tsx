import { useMemo } from "react";
import type { Countries, Named } from "../../shared/wire-agent";
import { words } from "../words/words";
import { count as formatCount, countryName, flag } from "../../words/format";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { useFoyer } from "../state/useFoyer";
import { columnIds, fixedColumns } from "./columnIds";
import { StatusChips } from "./StatusChips";
import { isFiltered, noFilter, setFilter, toggleColumn, useView } from "./view";

/** Above the list: filters, counts, and how current it is. */
export function Toolbar() {
  const { filter, columns } = useView();
  const widgets = useFoyer((state) => state.widgets);
  const queues = useFoyer((state) => state.queues);
  const agents = useFoyer((state) => state.agents);
  const countries = useFoyer((state) => state.list?.countries) ?? none;
  const byCount = useMemo(() => byCountOf(countries), [countries]);
  const named = (items: ReadonlyMap<string, Named>): Choice[] =>
    [...items.values()].filter(({ former }) => !former).map(({ id, name }) => ({ id, label: name }));
  return (
    <div className="toolbar">
      <StatusChips />
      <div className="toolbar-line" role="group" aria-label={words.visitors.filters}>
        <FilterMenu
          name={words.visitors.widget}
          value={filter.widget}
          choices={named(widgets)}
          onChoose={(widget) => setFilter({ widget })}
        />
        <FilterMenu
          name={words.visitors.queue}
          value={filter.queue}
          choices={named(queues)}
          onChoose={(queue) => setFilter({ queue })}
        />
        <FilterMenu
          name={words.visitors.country}
          value={filter.country}
          choices={byCount}
          onChoose={(country) => setFilter({ country })}
        />
        <FilterMenu
          name={words.visitors.agent}
          value={filter.assignee}
          choices={[{ id: "nobody", label: words.visitors.nobody }, ...named(agents)]}
          onChoose={(assignee) => setFilter({ assignee })}
        />
        {isFiltered(filter) && (
          <button
            type="button"
            className="filter-clear"
            onClick={() => setFilter(noFilter)}
          >
            <Icon name="x" size={13} />
            {words.visitors.clear}
          </button>
        )}
        <span className="toolbar-space" />
        <span className="toolbar-columns">
          <Menu
            className="filter-button"
            align="end"
            items={columnIds.map((id) => ({
              id,
              label: words.visitors.column[id],
              checked: columns.includes(id),
              disabled: fixedColumns.includes(id),
              stays: true,
              onSelect: () => toggleColumn(id),
            }))}
          >
            <Icon name="columns-3" size={14} />
            {words.visitors.columns}
            <Icon name="chevron-down" size={12} />
          </Menu>
        </span>
      </div>
    </div>
  );
}

const none: Countries = {};

/** The countries of the visitors, the most frequent first. */
function byCountOf(countries: Countries): Choice[] {
  return Object.entries(countries).sort(([a, n], [b, m]) => m - n || a.localeCompare(b)).map((
    [id, count],
  ) => ({
    id,
    label: [flag(id), countryName(id)].filter(Boolean).join(" "),
    hint: formatCount(count),
  }));
}

interface Choice {
  id: string;
  label: string;
  hint?: string;
}

function FilterMenu(
  { name, value, choices, onChoose }: {
    name: string;
    value: string | null;
    choices: readonly Choice[];
    onChoose: (id: string | null) => void;
  },
) {
  const chosen = value === null ? null : choices.find((choice) => choice.id === value)?.label ?? value;
  return (
    <Menu
      className={chosen === null ? "filter-button" : "filter-button filter-chosen"}
      items={[
        { id: "", label: words.visitors.any, checked: value === null, onSelect: () => onChoose(null) },
        ...choices.map((choice) => ({
          ...choice,
          checked: choice.id === value,
          onSelect: () => onChoose(choice.id),
        })),
      ]}
    >
      {chosen === null ? name : `${name}: ${chosen}`}
      <Icon name="chevron-down" size={12} />
    </Menu>
  );
}
