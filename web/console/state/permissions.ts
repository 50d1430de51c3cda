/** The permissions of a role, as decided by the server (`Role.permits`); here it decides only what is offered. */
export type Permission =
  | "seeVisitors"
  | "chat"
  | "monitor"
  | "capture"
  | "ban"
  | "manageBans"
  | "changeSettings"
  | "seeSettings"
  | "manageAgents"
  | "manageRoles"
  | "manageQueues"
  | "manageWidgets"
  | "seeAuditLog";

/** Whether the role has the permission; an unknown role has those of an agent. */
export function permits(role: string | null | undefined, permission: Permission): boolean {
  switch (permission) {
    case "changeSettings":
    case "seeSettings":
    case "manageAgents":
    case "manageRoles":
    case "manageWidgets":
    case "seeAuditLog":
      return role === "administrator";
    case "manageBans":
    case "manageQueues":
      return role === "administrator" || role === "supervisor";
    case "seeVisitors":
    case "chat":
    case "monitor":
    case "capture":
    case "ban":
      return true;
  }
}
