import { lostNotes } from './lost-notes.js'
import type { Mutation } from './mutation.js'
import { notes } from './notes.js'
import { sources } from './sources.js'
import { structure } from './structure.js'

export const mutations: readonly Mutation[] = [...lostNotes, ...notes, ...sources, ...structure]
