import type { ReactNode } from "react";

/** The states of one control, under its name. */
export function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="gallery-part" aria-label={name}>
      <h2>{name}</h2>
      <div className="gallery-states">{children}</div>
    </section>
  );
}
