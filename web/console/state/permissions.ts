/** The permissions of a role, as decided by the server (`Role.permits`); here it decides only what is offered. */
export type Permission = "seeVisitors" | "chat" | "monitor" | "capture" | "ban" | "manageBans";

/** Whether the role has the permission; an unknown role has those of an agent. */
export function permits(role: string | null | undefined, permission: Permission): boolean {
  return permission !== "manageBans" || role === "administrator" || role === "supervisor";
}
