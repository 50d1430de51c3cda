import { useState } from "react";
import {
  type AgentEntry,
  listAgents,
  listRoles,
  listSkills,
  type RoleEntry,
  type SkillEntry,
} from "../../api/staff";
import { useInAddress } from "../../console/places/query";
import { permits } from "../../console/state/permissions";
import { useFoyer } from "../../console/state/useFoyer";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { ListView } from "../../ui/ListView";
import { Page } from "../../ui/Page";
import { Tabs } from "../../ui/Tabs";
import { useList } from "../api/useList";
import { staffWords } from "../words/staff";
import { AgentActions } from "./AgentActions";
import { type AgentAction, AgentActionDialog } from "./AgentActionDialog";
import { agentColumns } from "./columns";
import { isFound } from "./describe";
import { SkillList } from "./SkillList";

const words = staffWords.agents;

/** What the page shows: the agents, with the roles and skills to choose from. */
export interface StaffList {
  readonly agents: readonly AgentEntry[];
  readonly roles: readonly RoleEntry[];
  readonly skills: readonly SkillEntry[];
}

/** Admin Console > Global Settings > Agents. The address keeps tab and search. */
export function AgentsPage() {
  const [tab, setTab] = useInAddress("tab");
  const [search, setSearch] = useInAddress("q");
  const [doing, setDoing] = useState<AgentAction | null>(null);
  const [isAddingSkill, setAddingSkill] = useState(false);
  const mayChange = useFoyer((state) => permits(state.permissions, "manageAgents"));
  const list = useList(async (signal) => {
    const [agents, roles, skills] = await Promise.all([
      listAgents(signal),
      listRoles(signal),
      listSkills(signal),
    ]);
    return { agents, roles, skills };
  }, { key: "" });
  const staff = list.value ?? { agents: [], roles: [], skills: [] };
  const found = staff.agents.filter((agent) => isFound(agent, search.trim(), staff.skills));
  const isSkills = tab === "skills";

  return (
    <Page
      title={words.title}
      about={isSkills ? staffWords.skills.about : words.about}
      actions={mayChange && (
        <Button
          tone="primary"
          icon="plus"
          onClick={() => isSkills ? setAddingSkill(true) : setDoing({ type: "add" })}
        >
          {isSkills ? staffWords.skills.add : words.add}
        </Button>
      )}
    >
      <Tabs
        name={words.title}
        tabs={[{ key: "agents", title: words.tabs.agents }, { key: "skills", title: words.tabs.skills }]}
        chosen={isSkills ? "skills" : "agents"}
        onChoose={(next) => {
          setSearch("");
          setTab(next === "skills" ? "skills" : "");
        }}
      >
        {isSkills
          ? (
            <SkillList
              list={{ ...list, value: list.value && { total: staff.skills.length, rows: staff.skills } }}
              mayChange={mayChange}
              isAdding={isAddingSkill}
              onAdded={() => setAddingSkill(false)}
            />
          )
          : (
            <ListView
              name={words.title}
              list={{ ...list, value: list.value && { total: found.length, rows: found } }}
              failed={words.failed}
              search={{ name: words.search, hint: words.searchHint, text: search, onChange: setSearch }}
              paging={{ offset: 0, size: Math.max(found.length, 1), onGo: () => {} }}
              columns={agentColumns(staff.skills)}
              firstSort={{ by: "name", descending: false }}
              actions={mayChange
                ? {
                  title: words.columns.actions,
                  of: (agent) => <AgentActions agent={agent} onDo={setDoing} />,
                }
                : undefined}
              empty={<Nothing search={search.trim()} onClear={() => setSearch("")} />}
            />
          )}
      </Tabs>
      {doing && (
        <AgentActionDialog
          action={doing}
          staff={staff}
          onClose={() => setDoing(null)}
          onChanged={list.reload}
        />
      )}
    </Page>
  );
}

function Nothing({ search, onClear }: { search: string; onClear: () => void }) {
  return search === ""
    ? (
      <EmptyState icon="users" title={words.none}>
        <p>{words.noneBody}</p>
      </EmptyState>
    )
    : (
      <EmptyState icon="search" title={words.noMatch}>
        <p>{words.noMatchBody(search)}</p>
        <Button onClick={onClear}>{words.clear}</Button>
      </EmptyState>
    );
}
