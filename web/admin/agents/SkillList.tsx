import { useState } from "react";
import { createSkill, deleteSkill, renameSkill, type SkillEntry } from "../../api/staff";
import { toast, toastRefusal } from "../../console/state/store";
import { IconButton } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Field } from "../../ui/Field";
import { FormDialog } from "../../ui/FormDialog";
import { type ListState, ListView } from "../../ui/ListView";
import type { Column } from "../../ui/Table";
import { staffWords } from "../words/staff";

const words = staffWords.skills;

type SkillKey = "name" | "agents";

const columns: readonly Column<SkillEntry, SkillKey>[] = [
  {
    key: "name",
    title: words.columns.name,
    isHeading: true,
    cell: (skill) => skill.name,
    sortKey: (skill) => skill.name,
  },
  {
    key: "agents",
    title: words.columns.agents,
    cell: (skill) => skill.agents.map((agent) => agent.name).join(", ") || words.nobody,
    sortKey: (skill) => skill.agents.length,
    largestFirst: true,
  },
];

/** The skills, with the agents who have them. */
export function SkillList({ list, mayChange, isAdding, onAdded }: {
  list: ListState<SkillEntry>;
  mayChange: boolean;
  isAdding: boolean;
  onAdded: () => void;
}) {
  const [doing, setDoing] = useState<{ type: "rename" | "delete"; skill: SkillEntry } | null>(null);
  const close = () => setDoing(null);
  return (
    <>
      <ListView
        name={staffWords.agents.tabs.skills}
        list={list}
        failed={words.failed}
        paging={{ offset: 0, size: Math.max(list.value?.total ?? 0, 1), onGo: () => {} }}
        columns={columns}
        firstSort={{ by: "name", descending: false }}
        actions={mayChange
          ? {
            title: words.columns.actions,
            of: (skill) => (
              <>
                <IconButton
                  icon="pencil"
                  label={words.editOf(skill.name)}
                  tip={words.edit}
                  tipSide="left"
                  onClick={() => setDoing({ type: "rename", skill })}
                />
                <IconButton
                  icon="trash"
                  label={words.deleteOf(skill.name)}
                  tip={words.delete}
                  tipSide="left"
                  onClick={() => setDoing({ type: "delete", skill })}
                />
              </>
            ),
          }
          : undefined}
        empty={
          <EmptyState icon="tag" title={words.none}>
            <p>{words.noneBody}</p>
          </EmptyState>
        }
      />
      {isAdding && <SkillDialog skill={null} onClose={onAdded} onChanged={list.reload} />}
      {doing?.type === "rename" && (
        <SkillDialog
          skill={doing.skill}
          onClose={close}
          onChanged={list.reload}
        />
      )}
      {doing?.type === "delete" && (
        <FormDialog
          title={words.deleteTitle(doing.skill.name)}
          confirm={words.delete}
          icon="trash"
          tone="danger"
          send={async () => {
            await deleteSkill(doing.skill.id);
            toast(words.deleted(doing.skill.name));
            list.reload();
          }}
          onRefused={(why) => {
            toastRefusal(why);
            list.reload(); // somebody else was first
            close();
          }}
          onClose={close}
        >
          <p>{words.deleteBody(doing.skill.agents.length)}</p>
        </FormDialog>
      )}
    </>
  );
}

function SkillDialog({ skill, onClose, onChanged }: {
  skill: SkillEntry | null;
  onClose: () => void;
  onChanged: () => void;
}) {
  const [name, setName] = useState(skill?.name ?? "");
  const [error, setError] = useState<string | null>(null);

  async function save(): Promise<void> {
    await (skill ? renameSkill(skill, name) : createSkill(name));
    onChanged();
  }

  return (
    <FormDialog
      title={skill ? words.edit : words.add}
      confirm={words.save}
      send={() => {
        if (name.trim() !== "") return save();
        setError(words.emptyName);
        return false;
      }}
      onRefused={(why) => setError([why.title, why.detail].filter(Boolean).join(". "))}
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
    </FormDialog>
  );
}
