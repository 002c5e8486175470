declare module 'unicode-name' {
  export function unicodeName(character: string): string | undefined
}
