import type {
  Code,
  Construct,
  Effects,
  State,
  TokenizeContext,
  Tokenizer,
} from 'micromark-util-types'
import type { Processor } from 'unified'
import { cjk } from '../../addresses/cjk.js'

const bracket = 91
const caret = 94

/** What tells the address from the call after it; micromark's list of tokens is open. */
declare module 'micromark-util-types' {
  interface TokenTypeMap {
    callBegins: 'callBegins'
  }
}

/**
 * Lets an address that stands in the text without angle brackets end where Japanese begins or a note is called, and lets
 * one of `www.` begin after Japanese. GitHub's rule takes everything up to the next blank, and Japanese has none. Used
 * after remark-gfm.
 */
export function endBareAddresses(this: Processor): void {
  for (const extension of this.data('micromarkExtensions') ?? []) {
    for (const [code, constructs = []] of Object.entries(extension.text ?? {})) {
      if (!extension.text) continue
      extension.text[code] = [constructs]
        .flat()
        .map((construct) => (isAddress(construct) ? amongCjk(construct) : construct))
    }
  }
}

/** A mail address has ASCII characters only. */
function isAddress({ name }: Construct): boolean {
  return name === 'protocolAutolink' || name === 'wwwAutolink'
}

/** Returns a construct that takes CJK characters, and calls of notes, for the ends of the text. */
function amongCjk(construct: Construct): Construct {
  const { previous } = construct
  return {
    ...construct,
    ...(previous && {
      previous(code: Code) {
        return previous.call(this, hide(code))
      },
    }),
    tokenize(effects, ok, nok) {
      const behindCjk = isCjk(this.previous)
      const context: TokenizeContext = behindCjk
        ? Object.create(this, { previous: { value: null } })
        : this
      return endAtCjk(construct.tokenize).call(context, effects, ok, nok)
    },
  }
}

/**
 * Returns a tokenizer whose own states see the end of the text in place of each CJK character and each call of a note.
 * It consumes no such end; the parser, where the tokenizer hands on to it, is given the character itself.
 */
function endAtCjk(tokenize: Tokenizer): Tokenizer {
  return function (effects, ok, nok) {
    let real: Code = null
    let isHandedOn = false
    const handOn =
      (state: State): State =>
      () => {
        isHandedOn = true
        return state(real)
      }
    const step =
      (state: State, see: (code: Code) => Code): State =>
      (code) => {
        real = code
        isHandedOn = false
        const next = state(see(code))
        return isHandedOn || !next ? next : blind(next)
      }
    const blind =
      (state: State): State =>
      (code) =>
        code === bracket
          ? effects.check(callBegins, step(state, nothing), step(state, hide))(code)
          : step(state, hide)(code)
    const blindly =
      (run: Effects['attempt']): Effects['attempt'] =>
      (constructs, then, otherwise) =>
        handOn(run(endingAtCjk(constructs), blind(then), otherwise && blind(otherwise)))
    const { attempt, check } = effects
    const inner = { ...effects, attempt: blindly(attempt), check: blindly(check) }
    return blind(tokenize.call(this, inner, handOn(ok), handOn(nok)))
  }
}

/** `[^` */
const callBegins: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const afterBracket: State = (code) => (code === caret ? ok : nok)(code)
    return (code) => {
      effects.enter('callBegins')
      effects.consume(code)
      effects.exit('callBegins')
      return afterBracket
    }
  },
}

function nothing(): Code {
  return null
}

function endingAtCjk(constructs: Parameters<Effects['attempt']>[0]) {
  if (!isConstruct(constructs)) return constructs
  const construct: Construct = { ...constructs, tokenize: endAtCjk(constructs.tokenize) }
  return construct
}

function isConstruct(constructs: Parameters<Effects['attempt']>[0]): constructs is Construct {
  return 'tokenize' in constructs && typeof constructs.tokenize === 'function'
}

function hide(code: Code): Code {
  return isCjk(code) ? null : code
}

const cjkCharacter = new RegExp(`[${cjk}]`, 'u')

/** The parser reads UTF-16 code units; of the characters in two of them, those of planes 2 and 3 are Chinese ones. */
function isCjk(code: Code): boolean {
  if (code === null || code < 0x1100) return false
  return (code >= 0xd840 && code <= 0xd8bf) || cjkCharacter.test(String.fromCharCode(code))
}
