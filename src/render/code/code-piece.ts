/** What a piece of code is to a reader. */
export type CodeKind = 'keyword' | 'name' | 'string' | 'number' | 'variable' | 'comment'

/** Some characters of a block of code; put together they are the code. */
export interface CodePiece {
  text: string
  /** Undefined where it is none of them. */
  kind?: CodeKind
}

/** Takes code and the name of a language that is known; gives the pieces of it. */
export type Highlight = (code: string, language: string) => CodePiece[]
