import { useEffect, useMemo } from "react";
import { send } from "../../state/store";

/** The typing mark is repeated this often while the agent types. */
const repeatAfter = 3_000;

/** Without another key for this long, the agent has stopped. */
const stopsAfter = 5_000;

/** Reports to the visitor that the agent is typing, rarely enough to cost little. */
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
