import type { AgentEntry, SkillEntry } from "../../api/staff";
import { words as consoleWords } from "../../console/words/words";
import { staffWords } from "../words/staff";

/** The name of a role, in the language of the page where it is built in. */
export function roleName(id: string, name: string): string {
  return staffWords.roles.names[id] ?? name;
}

/** What the agent's account is like, in a word. */
export function stateOf(agent: AgentEntry): string {
  const { agents: words } = staffWords;
  if (!agent.active) return words.deactivated;
  if (agent.locked) return words.locked;
  return agent.joined ? consoleWords.availability[agent.availability] : words.invited;
}

/** The agent's skills by name. */
export function skillNames(agent: AgentEntry, skills: readonly SkillEntry[]): string {
  return skills.filter((skill) => agent.skills.includes(skill.id)).map((skill) => skill.name).join(", ");
}

/** The agent's queues by name. */
export function queueNames(agent: AgentEntry): string {
  return agent.queues.map((queue) => queue.name).join(", ");
}

/** Whether what was typed is in the name, alias, address, title, role, queues or skills. */
export function isFound(agent: AgentEntry, search: string, skills: readonly SkillEntry[]): boolean {
  const { name, alias, email, title, role } = agent;
  const all = [
    name,
    alias,
    email,
    title,
    roleName(role, agent.roleName),
    queueNames(agent),
    skillNames(agent, skills),
  ];
  return all.join("\n").toLowerCase().includes(search.toLowerCase());
}
