import { useState } from "react";
import { type AuditEntry, auditExport, readAuditLog } from "../../api/auditLog";
import { Button, IconButton } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Icon } from "../../ui/Icon";
import { Page } from "../../ui/Page";
import { ErrorState, Loading } from "../../ui/States";
import { Table } from "../../ui/Table";
import { uiWords } from "../../ui/words";
import { useList } from "../api/useList";
import { adminWords } from "../words/words";
import { AuditFilters } from "./AuditFilters";
import { auditColumns } from "./columns";
import { EntryDialog } from "./EntryDialog";
import { actionOf, authorOf, subjectOf } from "./entryWords";
import { useAuditFilter } from "./useAuditFilter";

/** Entries on one page. */
const pageSize = 50;

/** Admin Console > Global Settings > Audit Log. */
export function AuditLogPage() {
  const words = adminWords.audit;
  const chosen = useAuditFilter();
  /** Where the pages begin that lead to the shown one; the first begins at the newest entry. */
  const [cursors, setCursors] = useState<readonly string[]>([""]);
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const cursor = cursors[cursors.length - 1] ?? "";
  const asked = { filter: chosen.filter, cursor, count: pageSize };
  const list = useList((signal) => readAuditLog(chosen.filter, asked, signal), {
    key: JSON.stringify(asked),
  });
  const first = () => setCursors([""]);
  const next = list.value?.next;

  return (
    <Page
      title={words.title}
      about={words.about}
      actions={
        <a className="button button-plain" href={auditExport(chosen.filter)} download>
          <Icon name="download" />
          <span>{words.export}</span>
        </a>
      }
    >
      <AuditFilters chosen={chosen} agents={list.value?.agents ?? []} onChange={first} />
      {list.fault !== null
        ? <ErrorState title={words.failed} why={list.fault} onRetry={list.reload} />
        : list.value === null
        ? <Loading />
        : list.value.entries.length === 0
        ? <Nothing isFiltered={chosen.isActive} onClear={() => (chosen.clear(), first())} />
        : (
          <Table
            name={words.entries}
            columns={auditColumns()}
            rows={list.value.entries}
            sort={{ by: "at", descending: true }}
            actions={{
              title: words.columns.details,
              of: (entry) => (
                <IconButton
                  icon="info"
                  label={words.details.open(actionOf(entry), authorOf(entry))}
                  tip={words.columns.details}
                  tipSide="left"
                  onClick={() => setOpened(entry)}
                />
              ),
            }}
          />
        )}
      {(cursors.length > 1 || next !== undefined) && (
        <nav className="audit-pages" aria-label={words.pages}>
          <Button
            small
            icon="chevron-left"
            disabled={cursors.length === 1}
            onClick={() => setCursors(cursors.slice(0, -1))}
          >
            {uiWords().previous}
          </Button>
          <Button
            small
            icon="chevron-right"
            disabled={next === undefined}
            onClick={() => next !== undefined && setCursors([...cursors, next])}
          >
            {uiWords().next}
          </Button>
        </nav>
      )}
      {opened && (
        <EntryDialog
          entry={opened}
          onClose={() => setOpened(null)}
          onOnlySubject={() => {
            chosen.only({ ...opened.subject, name: subjectOf(opened) });
            first();
            setOpened(null);
          }}
        />
      )}
    </Page>
  );
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const words = adminWords.audit.empty;
  return (
    <EmptyState icon="search" title={words.title}>
      <p>{isFiltered ? words.filtered : words.body}</p>
      {isFiltered && <Button onClick={onClear}>{words.clear}</Button>}
    </EmptyState>
  );
}
