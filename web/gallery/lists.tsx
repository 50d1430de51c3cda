import { useState } from "react";
import { IconButton } from "../ui/Button";
import { Page } from "../ui/Page";
import { Pager } from "../ui/Pager";
import { SearchBox } from "../ui/SearchBox";
import { type Sort, sorted } from "../ui/sorting";
import { type Column, Table } from "../ui/Table";
import { Tabs } from "../ui/Tabs";
import { Part } from "./Part";

type Key = "name" | "chats";
type Queue = { id: string; name: string; chats: number };

const queues: readonly Queue[] = [
  { id: "support", name: "Support", chats: 12 },
  { id: "sales", name: "Sales", chats: 3 },
];

const columns: readonly Column<Queue, Key>[] = [
  { key: "name", title: "Queue", isHeading: true, cell: ({ name }) => name, sortKey: ({ name }) => name },
  {
    key: "chats",
    title: "Chats",
    cell: ({ chats }) => chats,
    sortKey: ({ chats }) => chats,
    largestFirst: true,
  },
];

export function Lists() {
  const [tab, setTab] = useState<"open" | "closed">("open");
  const [sort, setSort] = useState<Sort<Key>>({ by: "name", descending: false });
  const [text, setText] = useState("");
  const [offset, setOffset] = useState(0);
  const key = columns.find((column) => column.key === sort.by)?.sortKey ?? (() => 0);
  const found = queues.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  return (
    <Part name="Page, Tabs, SearchBox, Pager, Table">
      <Page title="Chat Queues" about="Where requests wait until an agent takes them.">
        <Tabs
          name="Chat Queues"
          tabs={[{ key: "open", title: "Open" }, { key: "closed", title: "Closed" }]}
          chosen={tab}
          onChoose={setTab}
        >
          <div className="page-tools">
            <SearchBox name="Search" hint="Search queues" text={text} onChange={setText} />
            <Pager offset={offset} shown={2} total={5} size={2} onGo={setOffset} />
          </div>
          <Table
            name={tab === "open" ? "Open queues" : "Closed queues"}
            columns={columns}
            rows={sorted(found, key, sort.descending)}
            sort={sort}
            onSort={setSort}
            actions={{
              title: "Actions",
              of: ({ name }) => <IconButton icon="pencil" label={`Edit ${name}`} tip="Edit" tipSide="left" />,
            }}
          />
        </Tabs>
      </Page>
    </Part>
  );
}
