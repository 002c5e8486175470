export const allEditions = ['pdf', 'html'] as const
export type Edition = (typeof allEditions)[number]
