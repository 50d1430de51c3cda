/** The browser's own promise, where a page has put another in its place. */
export const Pledge = (async () => {})().constructor as PromiseConstructor;
