import { isAt, navigate } from "../console/places/router";
import { Icon } from "../ui/Icon";
import type { AdminPage } from "./pages";
import { adminWords } from "./words/words";

/** The pages under their headings. */
export function AdminMenu({ path, pages }: { path: string; pages: readonly AdminPage[] }) {
  const sections = [...new Set(pages.map((page) => page.section))];
  return (
    <nav className="admin-menu" aria-label={adminWords.menu.title}>
      {sections.map((section) => (
        <div key={section}>
          <p className="admin-menu-section">{section}</p>
          <Groups path={path} pages={pages.filter((page) => page.section === section)} />
        </div>
      ))}
    </nav>
  );
}

function Groups({ path, pages }: { path: string; pages: readonly AdminPage[] }) {
  const groups = [...new Set(pages.map((page) => page.group))];
  return (
    <>
      {groups.map((group) => (
        <div key={group ?? ""}>
          {group && <p className="admin-menu-group">{group}</p>}
          <ul>
            {pages.filter((page) => page.group === group).map((page) => (
              <li key={page.path}>
                <MenuLink page={page} here={isAt(path, page.path)} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function MenuLink({ page, here }: { page: AdminPage; here: boolean }) {
  return (
    <a
      className="admin-menu-page"
      href={page.path}
      aria-current={here ? "page" : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        navigate(page.path);
      }}
    >
      <Icon name={page.icon} />
      {page.title}
    </a>
  );
}
