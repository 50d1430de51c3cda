import { useEffect, useMemo } from "react";
import { send } from "../../state/store";

/** The visitor is told again this often while the agent goes on typing. */
const repeatAfter = 3_000;

/** Without another key, the agent has stopped. */
const stopsAfter = 5_000;

/** Tells the visitor that the agent is typing, seldom enough not to matter to the line. */
export function useTyping(chat: string): { typed: () => void; stop: () => void } {
  const typing = useMemo(() => {
    let toldAt: number | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    function stop(): void {
      clearTimeout(timer);
      if (toldAt === null) return;
      toldAt = null;
      send({ type: "typing", chat, typing: false });
    }
    function typed(): void {
      clearTimeout(timer);
      timer = setTimeout(stop, stopsAfter);
      const now = Date.now();
      if (toldAt !== null && now - toldAt < repeatAfter) return;
      if (send({ type: "typing", chat, typing: true })) toldAt = now;
    }
    return { typed, stop };
  }, [chat]);
  useEffect(() => typing.stop, [typing]);
  return typing;
}
