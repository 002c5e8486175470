import { isJapanese } from '../../briefing/words.js'

/** What a new briefing asks of its author; the rule `todo-marker` finds it until it is written. */
interface TodoWords {
  /** For the title of a chapter that has none. */
  title: string
  /** For a chapter of which a report had the title alone. */
  text: string
  /** Beside the day of issue. */
  issued: string
}

const english: TodoWords = {
  title: 'TODO: the title of the chapter',
  text: 'TODO: what this chapter says.',
  issued: 'TODO: check the day of issue',
}

const japanese: TodoWords = {
  title: 'TODO：章の題を書く',
  text: 'TODO：この章で述べること。',
  issued: 'TODO：発行日を確かめる',
}

/** Returns the words for a briefing in some language. */
export function todoWordsOf(language: string): TodoWords {
  return isJapanese(language) ? japanese : english
}
