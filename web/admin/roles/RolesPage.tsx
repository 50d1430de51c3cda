import { useState } from "react";
import { deleteRole, listRoles, type RoleEntry } from "../../api/staff";
import { permits } from "../../console/state/permissions";
import { toast, toastRefusal } from "../../console/state/store";
import { useFoyer } from "../../console/state/useFoyer";
import { Button, IconButton } from "../../ui/Button";
import { FormDialog } from "../../ui/FormDialog";
import { ListView } from "../../ui/ListView";
import { Page } from "../../ui/Page";
import type { Column } from "../../ui/Table";
import { roleName } from "../agents/describe";
import { useList } from "../api/useList";
import { staffWords } from "../words/staff";
import { RoleDialog } from "./RoleDialog";

const words = staffWords.roles;

type RoleKey = "name" | "kind" | "permissions" | "agents";

const permissionCount = Object.keys(words.permissions).length;

const columns: readonly Column<RoleEntry, RoleKey>[] = [
  {
    key: "name",
    title: words.columns.name,
    isHeading: true,
    cell: (role) => <span className="agent-name">{roleName(role.id, role.name)}</span>,
    sortKey: (role) => roleName(role.id, role.name),
  },
  {
    key: "kind",
    title: words.columns.kind,
    cell: (role) => role.builtIn ? words.builtIn : words.own,
    // The built-in ones first, as the server has them.
    sortKey: (role) => role.builtIn ? 0 : 1,
  },
  {
    key: "permissions",
    title: words.columns.permissions,
    cell: ({ permissions }) =>
      permissions.length === permissionCount ? words.all : words.of(permissions.length, permissionCount),
    sortKey: (role) => role.permissions.length,
    largestFirst: true,
  },
  {
    key: "agents",
    title: words.columns.agents,
    cell: ({ agents }) => agents.length === 0 ? words.nobody : words.agents(agents.length),
    tooltip: ({ agents }) => agents.map((agent) => agent.name).join(", ") || undefined,
    sortKey: (role) => role.agents.length,
    largestFirst: true,
  },
];

/** The purpose of the open dialog. */
type Doing = { type: "add" } | { type: "open" | "copy" | "delete"; role: RoleEntry };

/** Admin Console > Global Settings > Roles. */
export function RolesPage() {
  const [doing, setDoing] = useState<Doing | null>(null);
  const mayChange = useFoyer((state) => permits(state.permissions, "manageRoles"));
  const list = useList(async (signal) => {
    const rows = await listRoles(signal);
    return { total: rows.length, rows };
  }, { key: "" });
  const close = () => setDoing(null);
  return (
    <Page
      title={words.title}
      about={words.about}
      actions={mayChange && (
        <Button tone="primary" icon="plus" onClick={() => setDoing({ type: "add" })}>{words.add}</Button>
      )}
    >
      <ListView
        name={words.title}
        list={list}
        failed={words.failed}
        paging={{ offset: 0, size: Math.max(list.value?.total ?? 0, 1), onGo: () => {} }}
        columns={columns}
        firstSort={{ by: "kind", descending: false }}
        actions={{
          title: words.columns.actions,
          of: (role) => (
            <RoleActions
              role={role}
              mayChange={mayChange}
              onDo={(type) => setDoing({ type, role })}
            />
          ),
        }}
        empty={null}
      />
      {doing?.type === "delete"
        ? <DeleteDialog role={doing.role} onClose={close} onChanged={list.reload} />
        : doing && (
          <RoleDialog
            role={doing.type === "open" ? doing.role : null}
            pattern={doing.type === "copy" ? doing.role : null}
            mayChange={mayChange}
            onClose={close}
            onChanged={list.reload}
          />
        )}
    </Page>
  );
}

function RoleActions({ role, mayChange, onDo }: {
  role: RoleEntry;
  mayChange: boolean;
  onDo: (type: "open" | "copy" | "delete") => void;
}) {
  const name = roleName(role.id, role.name);
  const isOpen = mayChange && !role.builtIn;
  return (
    <>
      <IconButton
        icon={isOpen ? "pencil" : "eye"}
        label={isOpen ? words.editOf(name) : words.viewOf(name)}
        tipSide="left"
        onClick={() => onDo("open")}
      />
      {mayChange && (
        <IconButton
          icon="copy"
          label={words.copyOf(name)}
          tipSide="left"
          onClick={() => onDo("copy")}
        />
      )}
      {isOpen && (
        <IconButton
          icon="trash"
          label={words.deleteOf(name)}
          tipSide="left"
          onClick={() => onDo("delete")}
        />
      )}
    </>
  );
}

/** Asks for confirmation; names the agents who still have the role. */
function DeleteDialog(
  { role, onClose, onChanged }: { role: RoleEntry; onClose: () => void; onChanged: () => void },
) {
  const users = role.agents.map((agent) => agent.name).join(", ");
  if (users !== "") {
    return (
      <FormDialog
        title={words.usedTitle(role.name)}
        confirm={words.close}
        send={() => Promise.resolve()}
        onRefused={() => {}}
        onClose={onClose}
      >
        <p>{words.usedBody(users)}</p>
      </FormDialog>
    );
  }
  return (
    <FormDialog
      title={words.deleteTitle(role.name)}
      confirm={words.delete}
      icon="trash"
      tone="danger"
      send={async () => {
        await deleteRole(role.id);
        toast(words.deleted(role.name));
        onChanged();
      }}
      onRefused={(why) => {
        toastRefusal(why);
        onChanged(); // somebody else was first
        onClose();
      }}
      onClose={onClose}
    >
      <p>{words.deleteBody}</p>
    </FormDialog>
  );
}
