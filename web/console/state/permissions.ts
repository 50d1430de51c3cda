/** What a role may do, as the server decides (`Role.permits`); here it decides only what is offered. */
export type Permission = "seeVisitors" | "chat" | "monitor" | "capture" | "ban" | "manageBans";

/** Whether the role has the permission; a role that is not known has those of an agent. */
export function permits(role: string | null | undefined, permission: Permission): boolean {
  return permission !== "manageBans" || role === "administrator" || role === "supervisor";
}
