import type { ComponentType } from "react";
import type { Permission } from "../console/state/permissions";
import type { IconName } from "../ui/Icon";
import { BanListPage } from "./bans/BanListPage";
import { QueuesPage } from "./queues/QueuesPage";
import { WidgetsPage } from "./widgets/WidgetsPage";
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
    permission: "manageBans",
    component: WidgetsPage,
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
    path: "/admin/queues",
    title: adminWords.menu.queues,
    icon: "layers",
    section: adminWords.menu.globalSettings,
    permission: "manageQueues",
    component: QueuesPage,
  },
];
