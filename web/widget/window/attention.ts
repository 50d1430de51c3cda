/** Attracts the visitor's attention: a soft sound and a blinking title, both only after the page has been clicked. */
import { each } from "../lists";
import { windowText } from "../messages";

const blinkTime = 1_200;

/** Not in every version of the DOM's types. */
type Used = Navigator & { userActivation?: { hasBeenActive: boolean } };

/** Whether the visitor has used this page; browsers that do not report it count as unused, and stay quiet. */
const used = () => !!(navigator as Used).userActivation?.hasBeenActive;

let siteTitle: string | null = null;
let ours = "";
let timer = 0;

/** The site's title of the page, whatever blinks there now. */
export function pageTitle(): string {
  return siteTitle !== null && document.title === ours ? siteTitle : document.title;
}

/** Blinks while the page is hidden and something is unread; `0` restores the site's title. */
export function blinkTitle(count: number): void {
  const blink = used() && count > 0 && document.visibilityState === "hidden";
  if (blink === !!timer) return;
  if (!blink) {
    clearInterval(timer);
    timer = 0;
    document.title = pageTitle();
    siteTitle = null;
    return;
  }
  timer = setInterval(() => {
    // The site may have changed its title meanwhile: use that one.
    const blinking = document.title === ours && ours !== siteTitle;
    siteTitle = pageTitle();
    ours = blinking ? siteTitle : windowText.titleBlink(count);
    document.title = ours;
  }, blinkTime);
}

let audio: AudioContext | undefined;

/** Two quiet tones. */
export function playSound(): void {
  if (!used()) return;
  try {
    audio ??= new AudioContext();
    each([660, 880], (pitch, at) => tone(audio as AudioContext, pitch, at * 0.12));
  } catch {
    // No sound device: the badge is enough.
  }
}

function tone(audio: AudioContext, pitch: number, delay: number): void {
  const start = audio.currentTime + delay;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.06, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + 0.4);
}
