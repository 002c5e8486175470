// Measures what it saves that V8 waits longer before it optimises what a command runs (src/start/postpone-optimising.ts):
// processor time of Node.js with all its threads, of whole processes as V8 is by itself and as it is told, in turn.
// `npm run build && npm run bench:optimising -- [runs] [folder of a briefing…]`
import './help.js'
import { compareCommands } from './compare-commands.js'

/** Lets no flag of V8 be set. */
const refuse =
  "import v8 from 'node:v8'; import { syncBuiltinESMExports } from 'node:module'; v8.setFlagsFromString = () => {}; syncBuiltinESMExports();"

/** What V8 compiled before is another saving. */
const env = { NODE_DISABLE_COMPILE_CACHE: '1' }

await compareCommands({ name: 'as V8 is', first: refuse, env }, { name: 'as it is told', env })
