/** What a request that did not reach the server is refused with. */
export const apiWords = { unreachable: "Can't reach Foyer. Nothing was changed." };
