/**
 * Lets one tab of this browser make the sounds, among those that may: browsers allow it only after an interaction.
 * Without locks (plain http beyond this machine), each tab makes its own.
 */

let isSpeaker = false;
let hasAsked = false;

/** Whether this tab makes the sounds. */
export function isSpeaking(): boolean {
  return isSpeaker || !("locks" in navigator);
}

/** From the first interaction on, this tab makes the sounds if no other does. */
export function speakOnceTouched(): () => void {
  const events = ["pointerdown", "keydown"] as const;
  for (const event of events) document.addEventListener(event, ask, { capture: true, passive: true });
  return () => {
    for (const event of events) document.removeEventListener(event, ask, { capture: true });
  };
}

function ask(): void {
  if (hasAsked || !("locks" in navigator)) return;
  hasAsked = true;
  void navigator.locks.request("foyer.sound", () => {
    isSpeaker = true;
    return new Promise<never>(() => {}); // held until the page is closed
  });
}
