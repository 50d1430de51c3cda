import type { AgentEntry, SkillEntry } from "../../api/staff";
import { getState, serverNow } from "../../console/state/store";
import type { Column } from "../../ui/Table";
import { moment } from "../../words/format";
import { staffWords } from "../words/staff";
import { queueNames, roleName, skillNames, stateOf } from "./describe";

export type AgentKey = "name" | "email" | "role" | "queues" | "skills" | "state" | "lastLogIn";

export function agentColumns(skills: readonly SkillEntry[]): readonly Column<AgentEntry, AgentKey>[] {
  const { agents: words } = staffWords;
  const titles = words.columns;
  return [
    {
      key: "name",
      title: titles.name,
      isHeading: true,
      cell: (agent) => <Name agent={agent} />,
      sortKey: (agent) => agent.name,
    },
    { key: "email", title: titles.email, cell: (agent) => agent.email, sortKey: (agent) => agent.email },
    {
      key: "role",
      title: titles.role,
      cell: (agent) => roleName(agent.role, agent.roleName),
      sortKey: (agent) => roleName(agent.role, agent.roleName),
    },
    {
      key: "queues",
      title: titles.queues,
      cell: (agent) => queueNames(agent) || words.none_,
      tooltip: (agent) => queueNames(agent) || undefined,
      sortKey: queueNames,
    },
    {
      key: "skills",
      title: titles.skills,
      cell: (agent) => skillNames(agent, skills) || words.none_,
      tooltip: (agent) => skillNames(agent, skills) || undefined,
      sortKey: (agent) => skillNames(agent, skills),
    },
    { key: "state", title: titles.state, cell: (agent) => <State agent={agent} />, sortKey: stateOf },
    {
      key: "lastLogIn",
      title: titles.lastLogIn,
      cell: (agent) => agent.lastLogIn ? moment(agent.lastLogIn, serverNow()) : words.never,
      sortKey: (agent) => agent.lastLogIn ?? 0,
      largestFirst: true,
    },
  ];
}

function Name({ agent }: { agent: AgentEntry }) {
  const { agents: words } = staffWords;
  const isMe = getState().me?.id === agent.id;
  return (
    <>
      <span className="agent-name">
        <bdi>{agent.name}</bdi>
        {isMe && <span className="agent-you">{words.you}</span>}
      </span>
      {(agent.title || agent.alias) && (
        <span className="agent-about">
          {[agent.title, agent.alias && words.shownAs(agent.alias)].filter(Boolean).join(" · ")}
        </span>
      )}
    </>
  );
}

function State({ agent }: { agent: AgentEntry }) {
  const tone = !agent.active
    ? "offline"
    : agent.locked
    ? "away"
    : agent.joined
    ? agent.availability
    : "offline";
  return (
    <span className="agent-state">
      <span className={`dot dot-${tone}`} />
      {stateOf(agent)}
    </span>
  );
}
