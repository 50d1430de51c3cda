/** The page of an address, and the token of its link; the token is empty without a link. */
export interface Place {
  page: "setup" | "join";
  token: string;
}

/** `/setup/TOKEN`, `/setup` or `/join/TOKEN`. */
export function placeOf(path: string): Place {
  const [page = "", token = ""] = path.split("/").filter(Boolean);
  return { page: page === "join" ? "join" : "setup", token };
}
