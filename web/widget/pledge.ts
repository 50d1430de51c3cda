/** The browser's own promise, if a page has replaced it. */
export const Pledge = (async () => {})().constructor as PromiseConstructor;
