import { useId, useState } from "react";
import { useFoyer } from "../../console/state/useFoyer";
import { SearchBox } from "../../ui/SearchBox";
import { adminWords } from "../words/words";

const words = adminWords.queues.fields;

/** A list longer than this can be searched. */
const searchedFrom = 12;

/** The agents of a queue: a check box each. */
export function AgentChoice({ chosen, error, onChange }: {
  chosen: readonly string[];
  error: string | null;
  onChange: (chosen: readonly string[]) => void;
}) {
  const agents = useFoyer((state) => state.agents);
  const [search, setSearch] = useState("");
  const label = useId();
  const all = [...agents.values()].sort((left, right) => left.name.localeCompare(right.name));
  const typed = search.trim().toLowerCase();
  const found = all.filter(({ name }) => name.toLowerCase().includes(typed));
  const toggle = (id: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, id] : chosen.filter((each) => each !== id));
  return (
    <div className="field" role="group" aria-labelledby={label}>
      <span className="field-label" id={label}>{words.agents} · {words.chosen(chosen.length)}</span>
      {all.length > searchedFrom && (
        <SearchBox name={words.searchAgents} hint={words.searchAgents} text={search} onChange={setSearch} />
      )}
      <div className="queue-agents" tabIndex={0} role="region" aria-label={words.agents}>
        {found.map(({ id, name, title }) => (
          <label key={id} className="queue-agent">
            <input
              type="checkbox"
              className="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) => toggle(id, event.target.checked)}
            />
            <span>{name}</span>
            {title && <span className="queue-agent-title">{title}</span>}
          </label>
        ))}
        {found.length === 0 && <p className="field-hint">{words.noAgents}</p>}
      </div>
      {error && <p className="field-error" role="alert">{error}</p>}
    </div>
  );
}
