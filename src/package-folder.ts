/**
 * The folder of package.json and `templates/`, as a URL that ends with a slash. It is one above this file as source
 * and compiled, and one above the bundle's chunks, so nothing else needs to know where its own file is.
 */
export const packageFolder = new URL('../', import.meta.url)

/** Whether the built program runs, and not the sources themselves, which a thread of Node's own cannot read. */
export const isBuilt = import.meta.url.startsWith(new URL('dist/', packageFolder).href)
