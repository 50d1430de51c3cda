import { Button } from "../../ui/Button";
import { Field, SelectField } from "../../ui/Field";
import { adminWords } from "../words/words";
import { auditGroupNames } from "./groups";
import type { useAuditFilter } from "./useAuditFilter";

/** The filters above the Audit Log. */
export function AuditFilters({ chosen, agents, onChange }: {
  chosen: ReturnType<typeof useAuditFilter>;
  agents: readonly { readonly id: string; readonly name: string }[];
  /** Called with each change: the first page is shown again. */
  onChange: () => void;
}) {
  const words = adminWords.audit;
  /** A filter bound to its value in the address. */
  const bound = ({ value, onChange: change }: { value: string; onChange: (value: string) => void }) => ({
    value,
    onChoose: (next: string) => {
      change(next);
      onChange();
    },
  });
  // also an agent who is no longer there can be filtered by, from a link
  const isKnown = chosen.agent.value === "" || agents.some(({ id }) => id === chosen.agent.value);
  return (
    <div className="audit-filters" role="search">
      <SelectField
        label={words.filters.agent}
        {...bound(chosen.agent)}
        options={[
          { value: "", label: words.everyone },
          ...agents.map(({ id, name }) => ({ value: id, label: name })),
          ...(isKnown ? [] : [{ value: chosen.agent.value, label: chosen.agent.value }]),
        ]}
      />
      <SelectField
        label={words.filters.action}
        {...bound(chosen.group)}
        options={[
          { value: "", label: words.everything },
          ...auditGroupNames.map((group) => ({ value: group as string, label: words.groups[group] })),
        ]}
      />
      <DayField label={words.filters.from} {...bound(chosen.from)} />
      <DayField label={words.filters.until} {...bound(chosen.until)} />
      {chosen.subject !== "" && (
        <Button
          small
          icon="x"
          aria-label={`${words.filters.subject(chosen.subject)}. ${words.filters.clearSubject}`}
          onClick={() => {
            chosen.allSubjects();
            onChange();
          }}
        >
          {words.filters.subject(chosen.subject)}
        </Button>
      )}
    </div>
  );
}

function DayField(
  { label, value, onChoose }: { label: string; value: string; onChoose: (day: string) => void },
) {
  return <Field label={label} type="date" value={value} onChange={(event) => onChoose(event.target.value)} />;
}
