import { useState } from "react";
import { type AccountLink, type AgentBody, type AgentEntry, agentPath, inviteAgent } from "../../api/staff";
import { getState, toast } from "../../console/state/store";
import type { Refused } from "../../shared/refused";
import { ConflictNotice } from "../../ui/ConflictNotice";
import { CheckField, Field, SelectField } from "../../ui/Field";
import { FormDialog } from "../../ui/FormDialog";
import { uiWords } from "../../ui/words";
import { useResource } from "../api/useResource";
import { staffWords } from "../words/staff";
import { type AgentField, type AgentForm, fieldOf, formOf, highestLimit, readForm } from "./agentForm";
import type { StaffList } from "./AgentsPage";
import { roleName } from "./describe";
import { ShownLink } from "./LinkDialog";

const words = staffWords.agent;

interface Shared {
  staff: StaffList;
  onClose: () => void;
  onChanged: () => void;
}

/** Creates an agent, and then shows the invitation link. */
export function AddAgentDialog({ staff, onClose, onChanged }: Shared) {
  const form = useAgentForm(null);
  const [made, setMade] = useState<{ name: string; link: AccountLink } | null>(null);
  if (made) return <ShownLink {...made} onClose={onClose} />;

  async function add(body: AgentBody): Promise<false> {
    const { agent, link } = await inviteAgent(body);
    onChanged();
    setMade({ name: agent.name, link });
    return false; // the dialog shows the link next
  }

  return (
    <FormDialog
      title={words.add}
      confirm={words.create}
      send={() => {
        const body = form.read();
        return body !== null && add(body);
      }}
      onRefused={form.refused}
      onClose={onClose}
    >
      <Fields form={form} staff={staff} agent={null} />
    </FormDialog>
  );
}

/** Edits an agent; where somebody else was faster, shows what they saved before it saves over that. */
export function EditAgentDialog({ agent, staff, onClose, onChanged }: Shared & { agent: AgentEntry }) {
  const [resource, keeper] = useResource<AgentEntry, AgentBody>(agentPath(agent.id), {
    value: agent,
    etag: agent.etag,
  });
  const form = useAgentForm(agent);
  const conflict = resource.kind === "ready" ? resource.conflict : null;
  const theirs = conflict && formOf(conflict.theirs);
  const shown = ["name", "alias", "title", "email", "role", "limit"] as const;

  async function save(body: AgentBody): Promise<boolean> {
    const isSaved = await (conflict ? keeper.keepMine(body) : keeper.save(body));
    const after = keeper.current;
    if (after.kind === "ready" && after.refusal) throw after.refusal;
    if (isSaved) {
      toast(words.saved(body.name ?? agent.name));
      onChanged();
    }
    return isSaved;
  }

  return (
    <FormDialog
      title={words.edit}
      confirm={conflict ? uiWords().keepMine : words.save}
      send={() => {
        const body = form.read();
        return body !== null && save(body);
      }}
      onRefused={form.refused}
      onClose={() => {
        if (conflict) onChanged(); // the list is older than what was shown
        onClose();
      }}
    >
      {conflict && theirs && (
        <ConflictNotice
          by={conflict.by}
          theirs={shown.filter((field) => theirs[field] !== form.form[field])
            .map((field) => ({
              label: words[field],
              value: field === "role" ? roleName(theirs.role, conflict.theirs.roleName) : theirs[field],
            }))}
          onTakeTheirs={() => {
            keeper.takeTheirs();
            form.change(theirs);
          }}
        />
      )}
      <Fields form={form} staff={staff} agent={agent} />
    </FormDialog>
  );
}

function useAgentForm(agent: AgentEntry | null) {
  const [form, setForm] = useState<AgentForm>(() => formOf(agent));
  const [error, setError] = useState<{ field: AgentField; text: string } | null>(null);

  function change(part: Partial<AgentForm>): void {
    setForm({ ...form, ...part });
    setError(null);
  }

  return {
    form,
    change,
    errorOf: (field: AgentField) => error?.field === field ? error.text : null,
    bound: (field: AgentField) => ({
      value: form[field],
      error: error?.field === field ? error.text : null,
      onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }),
    }),
    /** What to send; null when it is not fit to be sent, which is said beside its field. */
    read(): AgentBody | null {
      const result = readForm(form);
      if ("body" in result) return result.body;
      setError({ field: result.field, text: result.error });
      return null;
    },
    /** Says a refusal of the server beside its field. */
    refused(why: Refused): void {
      const isOfRole = ["beyondOwn", "lastAdministrator", "ownAccount"].includes(why.code);
      setError({
        field: isOfRole ? "role" : fieldOf(why.field),
        text: [why.title, why.detail].filter(Boolean).join(". "),
      });
    },
  };
}

function Fields({ form, staff, agent }: {
  form: ReturnType<typeof useAgentForm>;
  staff: StaffList;
  agent: AgentEntry | null;
}) {
  const { bound, change } = form;
  const { permissions, me } = getState();
  const isMe = agent !== null && agent.id === me?.id;
  const roles = staff.roles.map((role) => ({
    value: role.id,
    label: roleName(role.id, role.name),
    // The server refuses it as well.
    disabled: role.permissions.some((each) => !permissions.includes(each)),
  }));
  return (
    <>
      <Field label={words.name} hint={words.nameHint} autoComplete="off" maxLength={80} {...bound("name")} />
      <Field
        label={words.email}
        hint={words.emailHint}
        type="email"
        autoComplete="off"
        {...bound("email")}
      />
      <SelectField
        label={words.role}
        hint={isMe ? words.ownRole : undefined}
        disabled={isMe}
        options={roles}
        value={form.form.role}
        error={form.errorOf("role")}
        onChoose={(role) => change({ role })}
      />
      <div className="agent-pair">
        <Field label={words.alias} hint={words.aliasHint} maxLength={80} {...bound("alias")} />
        <Field label={words.title} hint={words.titleHint} maxLength={80} {...bound("title")} />
      </div>
      <Field
        label={words.limit}
        hint={words.limitHint}
        type="number"
        min={1}
        max={highestLimit}
        {...bound("limit")}
      />
      <fieldset className="agent-skills">
        <legend>{words.skills}</legend>
        {staff.skills.length === 0 && <p className="field-hint">{words.noSkills}</p>}
        {staff.skills.map(({ id, name }) => (
          <CheckField
            key={id}
            label={name}
            checked={form.form.skills.includes(id)}
            onChange={(event) =>
              change({
                skills: event.target.checked
                  ? [...form.form.skills, id]
                  : form.form.skills.filter((each) => each !== id),
              })}
          />
        ))}
      </fieldset>
      {agent && (
        <dl className="agent-queues">
          <dt>{words.queues}</dt>
          <dd>{agent.queues.map((queue) => queue.name).join(", ") || words.noQueues}</dd>
          <dd className="field-hint">{words.queuesHint}</dd>
        </dl>
      )}
    </>
  );
}
