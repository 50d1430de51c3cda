import { useState } from "react";
import { changeRole, createRole, type RoleEntry } from "../../api/staff";
import type { Permission } from "../../shared/permission";
import { getState, toast } from "../../console/state/store";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { CheckField, Field } from "../../ui/Field";
import { FormDialog } from "../../ui/FormDialog";
import { roleName } from "../agents/describe";
import { staffWords } from "../words/staff";

const words = staffWords.roles;

/** The switches under their headings, in the order of the page. */
const groups: readonly { title: string; permissions: readonly Permission[] }[] = [
  { title: words.groups.daily, permissions: ["seeVisitors", "chat", "monitor", "capture", "ban"] },
  {
    title: words.groups.settings,
    permissions: [
      "seeSettings",
      "manageBans",
      "manageWidgets",
      "manageAgents",
      "manageRoles",
      "manageQueues",
      "seeAuditLog",
      "changeSettings",
    ],
  },
];

/** Creates a role, from a pattern or from nothing; edits one; shows one that cannot be edited. */
export function RoleDialog({ role, pattern, mayChange, onClose, onChanged }: {
  role: RoleEntry | null;
  pattern: RoleEntry | null;
  mayChange: boolean;
  onClose: () => void;
  onChanged: () => void;
}) {
  const isFixed = role !== null && (role.builtIn || !mayChange);
  const [name, setName] = useState(
    role?.name ?? (pattern ? words.copyName(roleName(pattern.id, pattern.name)) : ""),
  );
  const [chosen, setChosen] = useState<readonly Permission[]>((role ?? pattern)?.permissions ?? []);
  const [error, setError] = useState<string | null>(null);

  if (isFixed) {
    return (
      <Dialog
        title={words.viewTitle(roleName(role.id, role.name))}
        onClose={onClose}
        onSubmit={onClose}
        footer={<Button type="submit" tone="primary">{words.close}</Button>}
      >
        {role.builtIn && <p>{words.fixed}</p>}
        <Switches chosen={role.permissions} onChange={null} />
      </Dialog>
    );
  }

  async function save(): Promise<void> {
    await (role
      ? changeRole(role, { name, permissions: chosen })
      : createRole({ name, permissions: chosen }));
    toast(words.saved(name.trim()));
    onChanged();
  }

  return (
    <FormDialog
      title={role ? words.editTitle : words.addTitle}
      confirm={words.save}
      send={() => {
        if (name.trim() !== "") return save();
        setError(words.emptyName);
        return false;
      }}
      onRefused={(why) => {
        setError([why.title, why.detail].filter(Boolean).join(". "));
        if (why.code === "editedMeanwhile") onChanged();
      }}
      onClose={onClose}
    >
      <Field
        label={words.name}
        value={name}
        error={error}
        maxLength={40}
        onChange={(event) => {
          setName(event.target.value);
          setError(null);
        }}
      />
      <Switches
        chosen={chosen}
        onChange={(permission, isOn) =>
          setChosen(isOn ? [...chosen, permission] : chosen.filter((each) => each !== permission))}
      />
    </FormDialog>
  );
}

function Switches({ chosen, onChange }: {
  chosen: readonly Permission[];
  /** Null: shown only. */
  onChange: ((permission: Permission, isOn: boolean) => void) | null;
}) {
  const own = getState().permissions;
  return (
    <>
      {groups.map(({ title, permissions }) => (
        <fieldset key={title} className="role-group">
          <legend>{title}</legend>
          {permissions.map((permission) => {
            const [label, about] = words.permissions[permission];
            const isMissing = !own.includes(permission);
            return (
              <CheckField
                key={permission}
                label={label}
                hint={onChange && isMissing ? words.notYours : about}
                checked={chosen.includes(permission)}
                disabled={onChange === null || isMissing}
                onChange={(event) => onChange?.(permission, event.target.checked)}
              />
            );
          })}
        </fieldset>
      ))}
    </>
  );
}
