/** The forms a report comes in; apart from the reporters, so that the command line starts without them. */
export const formats = ['text', 'json', 'sarif', 'github', 'junit', 'gitlab', 'rdjson'] as const

export type Format = (typeof formats)[number]
