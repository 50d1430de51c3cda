import type { Agent } from "../../../shared/wire-agent";

/** Why an agent cannot be assigned a chat. */
export type Obstacle = "offline" | "away" | "notConnected" | "full";

/** The first reason against the agent, as the server has it; null if the agent can receive a chat. */
export function obstacle(agent: Agent): Obstacle | null {
  if (agent.availability !== "online") return agent.availability;
  if (agent.absentUntil != null) return "notConnected";
  if (agent.chats != null && agent.limit != null && agent.chats >= agent.limit) return "full";
  return null;
}
