import { useState } from "react";
import { IconButton } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { FreshPill } from "../ui/FreshPill";
import { ListView } from "../ui/ListView";
import { Page } from "../ui/Page";
import { Pager } from "../ui/Pager";
import type { Column } from "../ui/Table";
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
  const [text, setText] = useState("");
  const [offset, setOffset] = useState(0);
  const found = queues.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  return (
    <Part name="Page, Tabs, ListView, SearchBox, Table, Pager">
      <Page title="Chat Queues" about="Where requests wait until an agent takes them.">
        <Tabs
          name="Chat Queues"
          tabs={[{ key: "open", title: "Open" }, { key: "closed", title: "Closed" }]}
          chosen={tab}
          onChoose={setTab}
        >
          <ListView
            name={tab === "open" ? "Open queues" : "Closed queues"}
            list={{ value: { total: found.length, rows: found }, fault: null, reload: () => {} }}
            failed="The queues could not be loaded"
            search={{ name: "Search", hint: "Search queues", text, onChange: setText }}
            paging={{ offset: 0, size: 2, onGo: () => {} }}
            columns={columns}
            firstSort={{ by: "name", descending: false }}
            actions={{
              title: "Actions",
              of: ({ name }) => <IconButton icon="pencil" label={`Edit ${name}`} tip="Edit" tipSide="left" />,
            }}
            empty={
              <EmptyState icon="search" title="No matches">
                <p>No queues match “{text}”.</p>
              </EmptyState>
            }
          />
        </Tabs>
      </Page>
      <Pager offset={offset} shown={2} total={5} size={2} onGo={setOffset} />
      <FreshPill text="2 new" hint="Select to update the list." onSettle={() => {}} />
    </Part>
  );
}
