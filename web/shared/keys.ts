/** The relevant properties of a key event; React's `nativeEvent` has them, too. */
export type PressedKey = Pick<KeyboardEvent, "isComposing" | "keyCode">;

/** The key code of every key that an input method has handled (UI Events, section 7.3.1). */
const inputMethodKey = 229;

/**
 * Whether a key belongs to an input method (Japanese, Chinese, Korean …): our shortcuts must ignore it. Safari reports
 * the Enter that confirms a candidate after the end of the composition, so `isComposing` alone is not enough.
 */
export function isOfInputMethod(event: PressedKey): boolean {
  return event.isComposing || event.keyCode === inputMethodKey;
}
