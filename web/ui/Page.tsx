import { type ReactNode, useId } from "react";

/** A page: its title, a sentence about its purpose, its actions, and its content. */
export function Page({ title, about, actions, children }: {
  title: string;
  about: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className="page" aria-labelledby={heading}>
      <header className="page-header">
        <div>
          <h2 id={heading}>{title}</h2>
          <p>{about}</p>
        </div>
        {actions}
      </header>
      {children}
    </section>
  );
}
