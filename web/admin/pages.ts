import type { ComponentType } from "react";
import type { Permission } from "../console/state/permissions";
import type { IconName } from "../ui/Icon";
import { BanListPage } from "./bans/BanListPage";
import { WidgetsPage } from "./widgets/WidgetsPage";
import { adminWords } from "./words/words";

/** A page of the Admin Console: all that the menu, the address and the tab's title need to know of it. */
export interface AdminPage {
  readonly path: string;
  readonly title: string;
  readonly icon: IconName;
  /** The headings of the menu that it stands below: the section and, within it, a group. */
  readonly section: string;
  readonly group?: string;
  /** What one must be permitted to open it; others are not shown the way to it. */
  readonly permission: Permission;
  readonly component: ComponentType;
}

/** Every page, in the order of the menu. */
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
];
