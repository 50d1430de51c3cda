/** The paths of the Chats page. */
export const chatsPlace = "/console/chats";

/** The path of the window of a chat or an invitation; a visitor's id leads to the open one. */
export function placeOf(id: string): string {
  return `${chatsPlace}/${id}`;
}

/** The id in the path, or null when no window is open. */
export function idIn(path: string): string | null {
  if (!path.startsWith(chatsPlace + "/")) return null;
  return path.slice(chatsPlace.length + 1).split("/")[0] || null;
}
