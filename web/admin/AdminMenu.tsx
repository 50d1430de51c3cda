import { Icon, type IconName } from "../ui/Icon";
import { isAt, navigate } from "../console/places/router";
import { usePath } from "../console/places/usePath";
import { adminWords } from "./words";

const words = adminWords.menu;

interface Section {
  name: string;
  groups: readonly {
    /** Null: the pages stand directly below the section. */
    name: string | null;
    pages: readonly { name: string; place: string; icon: IconName }[];
  }[];
}

/** The pages there are, below the headings they belong to. */
const menu: readonly Section[] = [
  {
    name: words.omniWidget,
    groups: [
      { name: null, pages: [{ name: words.widgets, place: "/admin/widgets", icon: "app-window" }] },
      {
        name: words.settings,
        pages: [{ name: words.banList, place: "/admin/ban-list", icon: "shield-ban" }],
      },
    ],
  },
];

/** The menu of the Admin Console. */
export function AdminMenu() {
  const path = usePath();
  return (
    <nav className="admin-menu" aria-label={words.title}>
      {menu.map((section) => (
        <div key={section.name}>
          <p className="admin-menu-section">{section.name}</p>
          {section.groups.map((group) => (
            <div key={group.name ?? ""}>
              {group.name !== null && <p className="admin-menu-group">{group.name}</p>}
              <ul>
                {group.pages.map((page) => (
                  <li key={page.place}>
                    <a
                      className="admin-menu-page"
                      href={page.place}
                      aria-current={isAt(path, page.place) ? "page" : undefined}
                      onClick={(event) => {
                        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                        event.preventDefault();
                        navigate(page.place);
                      }}
                    >
                      <Icon name={page.icon} />
                      {page.name}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      ))}
    </nav>
  );
}
