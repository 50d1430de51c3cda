/** What the connection needs from the browser; replaced in tests. */
export interface Surroundings {
  open(url: string): Socket;
  now(): number;
  /** From 0 to 1. */
  random(): number;
  /** Calls `then` once after a delay; the returned function cancels. */
  after(milliseconds: number, then: () => void): () => void;
  /** Calls `back` when the network or the agent is back; the returned function cancels. */
  onReturn(back: () => void): () => void;
  /** Calls `gone` when the browser reports that it is offline; the returned function cancels. */
  onOffline(gone: () => void): () => void;
}

/** The part of a WebSocket that is used. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
  readonly readyState: number;
  send(text: string): void;
  close(): void;
}

export const browser: Surroundings = {
  open: (url) => new WebSocket(url) as Socket,
  now: () => Date.now(),
  random: () => Math.random(),
  after(milliseconds, then) {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
  onReturn(back) {
    const look = () => document.visibilityState === "visible" && back();
    addEventListener("online", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      removeEventListener("online", look);
      document.removeEventListener("visibilitychange", look);
    };
  },
  onOffline(gone) {
    addEventListener("offline", gone);
    return () => removeEventListener("offline", gone);
  },
};
