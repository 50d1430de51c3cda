import type { Availability } from "../shared/wire-agent";
import type { Named } from "../shared/agent-shapes";
import type { Permission } from "../shared/permission";
import { request } from "./request";

/** Agents, roles and skills over HTTP, as in docs/protocol.md section 3. Failures are `Refused`. */

const agents = "/api/v1/agents";
const roles = "/api/v1/roles";
const skills = "/api/v1/skills";

export interface AgentEntry {
  readonly id: string;
  readonly name: string;
  /** What visitors see; empty: the name. */
  readonly alias: string;
  readonly title: string;
  readonly email: string;
  readonly role: string;
  readonly roleName: string;
  readonly limit: number;
  readonly skills: readonly string[];
  readonly active: boolean;
  readonly availability: Availability;
  readonly chats: number;
  readonly queues: readonly Named[];
  /** False: the agent has still to choose a password. */
  readonly joined: boolean;
  readonly lastLogIn?: number;
  /** Milliseconds until a new browser may try a password again. */
  readonly locked?: number;
  /** Browsers in which the agent is logged in. */
  readonly sessions: number;
  readonly etag: string;
}

/** The fields of a new or changed agent. */
export type AgentBody = {
  name?: string;
  alias?: string;
  title?: string;
  email?: string;
  role?: string;
  limit?: number;
  skills?: readonly string[];
  active?: boolean;
};

/** A link by which an agent chooses a password. It is shown once. */
export interface AccountLink {
  readonly path: string;
  readonly purpose: "setup" | "invitation" | "passwordReset";
  readonly expires: number;
  /** Whether a mail with the link is on its way. */
  readonly mailed?: boolean;
}

export interface RoleEntry {
  readonly id: string;
  readonly name: string;
  readonly builtIn: boolean;
  readonly permissions: readonly Permission[];
  readonly agents: readonly Named[];
  readonly etag: string;
}

export type RoleBody = { name?: string; permissions?: readonly Permission[] };

export interface SkillEntry {
  readonly id: string;
  readonly name: string;
  readonly agents: readonly Named[];
  readonly etag: string;
}

export async function listAgents(signal?: AbortSignal): Promise<readonly AgentEntry[]> {
  return (await request<{ agents: readonly AgentEntry[] }>(agents, { signal })).value.agents;
}

/** Where one agent is loaded and saved. */
export function agentPath(id: string): string {
  return `${agents}/${encodeURIComponent(id)}`;
}

export async function inviteAgent(body: AgentBody): Promise<{ agent: AgentEntry; link: AccountLink }> {
  return (await request<{ agent: AgentEntry; link: AccountLink }>(agents, { method: "POST", body })).value;
}

export async function changeAgent(agent: AgentEntry, body: AgentBody): Promise<void> {
  await request<AgentEntry>(agentPath(agent.id), { method: "PATCH", body, ifMatch: agent.etag });
}

export async function makeLink(id: string): Promise<AccountLink> {
  return (await request<AccountLink>(`${agentPath(id)}/link`, { method: "POST" })).value;
}

export async function endSessions(id: string): Promise<void> {
  await request<null>(`${agentPath(id)}/sessions`, { method: "DELETE" });
}

export async function unlock(id: string): Promise<void> {
  await request<null>(`${agentPath(id)}/lock`, { method: "DELETE" });
}

export async function listRoles(signal?: AbortSignal): Promise<readonly RoleEntry[]> {
  return (await request<{ roles: readonly RoleEntry[] }>(roles, { signal })).value.roles;
}

export async function createRole(body: RoleBody): Promise<RoleEntry> {
  return (await request<RoleEntry>(roles, { method: "POST", body })).value;
}

export async function changeRole(role: RoleEntry, body: RoleBody): Promise<void> {
  await request<RoleEntry>(`${roles}/${encodeURIComponent(role.id)}`, {
    method: "PATCH",
    body,
    ifMatch: role.etag,
  });
}

export async function deleteRole(id: string): Promise<void> {
  await request<null>(`${roles}/${encodeURIComponent(id)}`, { method: "DELETE" });
}

export async function listSkills(signal?: AbortSignal): Promise<readonly SkillEntry[]> {
  return (await request<{ skills: readonly SkillEntry[] }>(skills, { signal })).value.skills;
}

export async function createSkill(name: string): Promise<void> {
  await request<SkillEntry>(skills, { method: "POST", body: { name } });
}

export async function renameSkill(skill: SkillEntry, name: string): Promise<void> {
  await request<SkillEntry>(`${skills}/${encodeURIComponent(skill.id)}`, {
    method: "PATCH",
    body: { name },
    ifMatch: skill.etag,
  });
}

export async function deleteSkill(id: string): Promise<void> {
  await request<null>(`${skills}/${encodeURIComponent(id)}`, { method: "DELETE" });
}
