import type { Notice, NoticeKind } from "./notice";
import { noticeWords } from "../words/words";

/** The most urgent first. */
const urgency: readonly NoticeKind[] = ["waiting", "transferred", "message", "returned"];

/** The kind of the most urgent notification; null without any. */
export function mostUrgent(notices: readonly Notice[]): NoticeKind | null {
  return urgency.find((kind) => notices.some((notice) => notice.kind === kind)) ?? null;
}

/** The tab's title: the number of open notifications and the most urgent one, else the name of the page. */
export function titleWith(open: readonly Notice[], pageTitle: string): string {
  const kind = mostUrgent(open);
  return kind === null ? pageTitle : noticeWords.title[kind](open.length);
}

/** The icon of the tab as a data URL, with the count in its corner. */
export function iconWith(count: number): string {
  const badge = count === 0 ? "" : `<circle cx="22" cy="10" r="10" fill="#d3261c"/>` +
    `<text x="22" y="15" font-family="sans-serif" font-size="${count > 9 ? 11 : 14}" font-weight="bold" ` +
    `text-anchor="middle" fill="#fff">${count > 99 ? "99" : count}</text>`;
  const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">` +
    `<rect width="32" height="32" rx="8" fill="#0f6b64"/>` +
    `<g fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">` +
    `<path d="M8 21a8 8 0 0 1 16 0z"/><path d="M6.5 24.5h19M16 13v-3M14 9.500h4"/></g>${badge}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(icon)}`;
}
