import { Conflict, request } from "../../api/request";
import { Refused } from "../../shared/refused";

/** The state of an edited resource. */
export type Resource<Value> =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly why: Refused }
  | Ready<Value>;

interface Ready<Value> {
  readonly kind: "ready";
  readonly value: Value;
  readonly etag: string | null;
  /** Why the last save failed; null if it did not. */
  readonly refusal: Refused | null;
  /** Somebody else saved meanwhile: their value, to choose between theirs and one's own. */
  readonly conflict:
    | { readonly theirs: Value; readonly etag: string | null; readonly by: string | null }
    | null;
  readonly isSaving: boolean;
}

/** A resource that is known already, for instance from its list. */
export interface Known<Value> {
  readonly value: Value;
  readonly etag: string | null;
}

/** Loads a resource and saves it; its views subscribe. Without React, so that it can be tested as it is. */
export class ResourceKeeper<Value, Change = Partial<Value>> {
  current: Resource<Value>;
  private readonly listeners = new Set<() => void>();

  /** @param method `PATCH` changes the members that are sent, `PUT` replaces the whole. */
  constructor(
    private readonly path: string,
    known: Known<Value> | null = null,
    private readonly method: "PATCH" | "PUT" = "PATCH",
  ) {
    this.current = known === null
      ? { kind: "loading" }
      : { kind: "ready", ...known, refusal: null, conflict: null, isSaving: false };
  }

  readonly subscribe = (listener: () => void): () => void => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private become(next: Resource<Value>): void {
    this.current = next;
    for (const listener of this.listeners) listener();
  }

  /** Requests it, also again after a failure. */
  async load(): Promise<void> {
    this.become({ kind: "loading" });
    try {
      const { value, etag } = await request<Value>(this.path);
      this.become({ kind: "ready", value, etag, refusal: null, conflict: null, isSaving: false });
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      this.become({ kind: "failed", why });
    }
  }

  /** Saves a change of the version that is known; answers whether it is saved. */
  async save(change: Change): Promise<boolean> {
    const before = this.current;
    if (before.kind !== "ready" || before.isSaving) return false;
    this.become({ ...before, refusal: null, conflict: null, isSaving: true });
    try {
      const asked = { method: this.method, body: change, ifMatch: before.etag } as const;
      const { value, etag } = await request<Value>(this.path, asked);
      this.become({ kind: "ready", value, etag, refusal: null, conflict: null, isSaving: false });
      return true;
    } catch (why) {
      if (!(why instanceof Refused)) throw why;
      this.become(
        why instanceof Conflict ? await this.conflicting(before, why) : {
          ...before,
          refusal: why,
          isSaving: false,
        },
      );
      return false;
    }
  }

  /** Loads the other's value beside one's own; if that fails, only the refusal. */
  private async conflicting(before: Ready<Value>, why: Conflict): Promise<Resource<Value>> {
    try {
      const { value, etag } = await request<Value>(this.path);
      return { ...before, conflict: { theirs: value, etag, by: why.by }, isSaving: false };
    } catch {
      return { ...before, refusal: why, isSaving: false };
    }
  }

  /** Replaces one's own value by the other's. */
  takeTheirs(): void {
    const { current } = this;
    if (current.kind !== "ready" || !current.conflict) return;
    const { theirs, etag } = current.conflict;
    this.become({ ...current, value: theirs, etag, conflict: null });
  }

  /** Saves one's own change over the other's, of which one knows by now. */
  async keepMine(change: Change): Promise<boolean> {
    const { current } = this;
    if (current.kind !== "ready" || !current.conflict) return false;
    this.become({ ...current, etag: current.conflict.etag, conflict: null });
    return await this.save(change);
  }
}
