/** What a role may allow (`Role.Permission`). The server checks; here it decides only what is offered. */
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
