/** The forms a report comes in; in a file of their own, so that the command line can start without the reporters. */
export const formats = ['text', 'json', 'sarif', 'github', 'junit', 'gitlab', 'rdjson'] as const

/** How findings are reported. */
export type Format = (typeof formats)[number]
