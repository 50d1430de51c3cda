import type { NoticeKind } from "./notice";

/** One stroke of the bell: its pitch in hertz, and its start in seconds after the first. */
export interface Stroke {
  pitch: number;
  at: number;
}

/** Four short sounds of one bell, distinguished by number and direction of the strokes. */
export const sounds: Readonly<Record<NoticeKind, readonly Stroke[]>> = {
  waiting: [{ pitch: 659.25, at: 0 }, { pitch: 880, at: 0.22 }],
  message: [{ pitch: 1046.5, at: 0 }],
  transferred: [{ pitch: 659.25, at: 0 }, { pitch: 783.99, at: 0.16 }, { pitch: 987.77, at: 0.32 }],
  returned: [{ pitch: 880, at: 0 }, { pitch: 659.25, at: 0.22 }],
};

/** A bell's overtone, and the volume of both. */
const partials = [[1, 0.16], [2.76, 0.04]] as const;
/** The duration of a stroke, in seconds. */
const decay = 0.9;

let audio: AudioContext | null = null;

/** Whether the browser lets the page play sounds: only after the agent has interacted with it. */
export function maySound(): boolean {
  const { userActivation } = navigator as Navigator & { userActivation?: { hasBeenActive: boolean } };
  return userActivation?.hasBeenActive ?? true;
}

/** Plays the sound of the kind; silent if the browser does not allow it yet. */
export function play(kind: NoticeKind): void {
  if (!maySound()) return;
  audio ??= new AudioContext();
  void audio.resume();
  const start = audio.currentTime + 0.02;
  for (const { pitch, at } of sounds[kind]) strike(audio, pitch, start + at);
}

function strike(context: AudioContext, pitch: number, at: number): void {
  for (const [multiple, loudness] of partials) {
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = pitch * multiple;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loudness, at + 0.01);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + decay);
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + decay + 0.1);
  }
}
