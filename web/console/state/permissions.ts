import type { Permission } from "../../shared/permission";

export type { Permission };

/** Whether one of the held permissions is the wanted one. */
export function permits(held: readonly string[], permission: Permission): boolean {
  return held.includes(permission);
}

/** The pages of the Admin Console by the permission that opens them, for the link to the first of them. */
const firstPages: readonly (readonly [Permission, string])[] = [
  ["manageBans", "/admin/ban-list"],
  ["seeSettings", "/admin/ban-list"],
  ["manageWidgets", "/admin/widgets"],
  ["manageAgents", "/admin/agents"],
  ["manageRoles", "/admin/roles"],
  ["manageQueues", "/admin/queues"],
  ["changeSettings", "/admin/settings"],
  ["seeAuditLog", "/admin/audit-log"],
];

/** The first page of the Admin Console that this agent may open; null for none. */
export function adminPlace(held: readonly string[]): string | null {
  return firstPages.find(([permission]) => permits(held, permission))?.[1] ?? null;
}
