import type { ComponentType } from "react";
import type { Permission } from "../console/state/permissions";
import type { IconName } from "../ui/Icon";
import { AgentsPage } from "./agents/AgentsPage";
import { AuditLogPage } from "./audit/AuditLogPage";
import { BanListPage } from "./bans/BanListPage";
import { MailPage } from "./mail/MailPage";
import { SettingsPage } from "./settings/SettingsPage";
import { InstallationPage } from "./installation/InstallationPage";
import { QueuesPage } from "./queues/QueuesPage";
import { RolesPage } from "./roles/RolesPage";
import { WidgetsPage } from "./widgets/WidgetsPage";
import { staffWords } from "./words/staff";
import { adminWords } from "./words/words";

/** A page of the Admin Console: everything that the menu, the address and the tab's title need. */
export interface AdminPage {
  readonly path: string;
  readonly title: string;
  readonly icon: IconName;
  /** The headings of the menu above it: the section and, within it, a group. */
  readonly section: string;
  readonly group?: string;
  /** The permission to open it; it is hidden from others. */
  readonly permission: Permission;
  readonly component: ComponentType;
}

/** All pages, in the order of the menu. */
export const adminPages: readonly AdminPage[] = [
  {
    path: "/admin/widgets",
    title: adminWords.menu.widgets,
    icon: "app-window",
    section: adminWords.menu.omniWidget,
    permission: "manageWidgets",
    component: WidgetsPage,
  },
  {
    path: "/admin/installation",
    title: adminWords.menu.installation,
    icon: "code",
    section: adminWords.menu.omniWidget,
    permission: "manageWidgets",
    component: InstallationPage,
  },
  {
    path: "/admin/ban-list",
    title: adminWords.menu.banList,
    icon: "shield-ban",
    section: adminWords.menu.omniWidget,
    group: adminWords.menu.settings,
    permission: "manageBans",
    component: BanListPage,
  },
  {
    path: "/admin/agents",
    title: staffWords.menu.agents,
    icon: "users",
    section: adminWords.menu.globalSettings,
    permission: "manageAgents",
    component: AgentsPage,
  },
  {
    path: "/admin/roles",
    title: staffWords.menu.roles,
    icon: "scan-eye",
    section: adminWords.menu.globalSettings,
    permission: "manageRoles",
    component: RolesPage,
  },
  {
    path: "/admin/queues",
    title: adminWords.menu.queues,
    icon: "layers",
    section: adminWords.menu.globalSettings,
    permission: "manageQueues",
    component: QueuesPage,
  },
  {
    path: "/admin/settings",
    title: adminWords.menu.general,
    icon: "settings",
    section: adminWords.menu.globalSettings,
    permission: "changeSettings",
    component: SettingsPage,
  },
  {
    path: "/admin/mail",
    title: adminWords.menu.mail,
    icon: "mail",
    section: adminWords.menu.globalSettings,
    permission: "changeSettings",
    component: MailPage,
  },
  {
    path: "/admin/audit-log",
    title: adminWords.menu.auditLog,
    icon: "scroll-text",
    section: adminWords.menu.globalSettings,
    permission: "seeAuditLog",
    component: AuditLogPage,
  },
];
