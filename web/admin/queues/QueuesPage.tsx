import { useState } from "react";
import { listQueues, type Queue } from "../../api/queues";
import { navigate } from "../../console/places/router";
import { usePath } from "../../console/places/usePath";
import { Button, IconButton } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Page } from "../../ui/Page";
import { type Sort, sorted } from "../../ui/sorting";
import { ErrorState, Loading } from "../../ui/States";
import { type Column, Table } from "../../ui/Table";
import { useList } from "../api/useList";
import { adminWords } from "../words/words";
import { HoursState } from "./HoursState";
import { NewQueue, QueueEditor } from "./QueueEditor";
import { RemoveQueueDialog } from "./RemoveQueueDialog";

const words = adminWords.queues;

export const queuesPlace = "/admin/queues";

/** Admin Console > Global Settings > Chat Queues: the list, or the queue that the address names. */
export function QueuesPage() {
  const id = usePath().slice(queuesPlace.length + 1);
  if (id === "new") return <NewQueue />;
  return id === "" ? <QueueList /> : <QueueEditor key={id} id={id} />;
}

type Key = "name" | "distribution" | "agents" | "waiting" | "hours" | "users";

function QueueList() {
  const list = useList(listQueues, { key: "" });
  const [sort, setSort] = useState<Sort<Key>>({ by: "name", descending: false });
  const [removing, setRemoving] = useState<Queue | null>(null);
  const columns = columnsOf();
  const by = columns.find(({ key }) => key === sort.by)?.sortKey;
  return (
    <Page
      title={words.title}
      about={words.about}
      actions={
        <Button tone="primary" icon="plus" onClick={() => navigate(`${queuesPlace}/new`)}>{words.add}</Button>
      }
    >
      {list.fault !== null
        ? <ErrorState title={words.failed} why={list.fault} onRetry={list.reload} />
        : list.value === null
        ? <Loading />
        : list.value.length === 0
        ? <EmptyState icon="layers" title={words.none} />
        : (
          <Table
            name={words.list}
            columns={columns}
            rows={by ? sorted(list.value, by, sort.descending) : list.value}
            sort={sort}
            onSort={setSort}
            actions={{
              title: adminWords.columns.actions,
              of: (queue) => (
                <>
                  <IconButton
                    icon="pencil"
                    label={words.edit(queue.name)}
                    tip={words.editTip}
                    tipSide="left"
                    onClick={() => navigate(`${queuesPlace}/${queue.id}`)}
                  />
                  <IconButton
                    icon="trash"
                    label={words.remove.of(queue.name)}
                    tip={words.remove.title}
                    tipSide="left"
                    onClick={() => setRemoving(queue)}
                  />
                </>
              ),
            }}
          />
        )}
      {removing && (
        <RemoveQueueDialog
          queue={removing}
          onClose={() => setRemoving(null)}
          onRemoved={list.reload}
        />
      )}
    </Page>
  );
}

function columnsOf(): readonly Column<Queue, Key>[] {
  return [
    {
      key: "name",
      title: words.columns.name,
      isHeading: true,
      sortKey: (queue) => queue.name,
      cell: (queue) => (
        <a
          href={`${queuesPlace}/${queue.id}`}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            navigate(`${queuesPlace}/${queue.id}`);
          }}
        >
          {queue.name}
        </a>
      ),
    },
    {
      key: "distribution",
      title: words.columns.distribution,
      sortKey: (queue) => words.distributions[queue.distribution].name,
      cell: (queue) => words.distributions[queue.distribution].name,
    },
    {
      key: "agents",
      title: words.columns.agents,
      sortKey: (queue) => queue.agents.length,
      largestFirst: true,
      cell: (queue) => queue.agents.length,
    },
    {
      key: "waiting",
      title: words.columns.waiting,
      sortKey: (queue) => queue.waiting,
      largestFirst: true,
      cell: (queue) => queue.waiting,
    },
    { key: "hours", title: words.columns.hours, cell: (queue) => <HoursState queue={queue} /> },
    {
      key: "users",
      title: words.columns.users,
      cell: (queue) => [...queue.widgets, ...queue.flows].join(", ") || "–",
    },
  ];
}
