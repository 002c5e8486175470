// Measures what it saves that a command begins with what V8 compiled of it before (src/start.ts): processor time of Node.js
// with all its threads, of whole processes without anything kept and with it, in turn.
// `npm run build && npm run bench:kept-code -- [runs] [folder of a briefing…]`
import './help.js'
import { compareCommands } from './compare-commands.js'

await compareCommands(
  { name: 'with nothing kept', env: { CI: '', NODE_DISABLE_COMPILE_CACHE: '1' } },
  { name: 'with it', env: { CI: '', NODE_DISABLE_COMPILE_CACHE: '' } },
)
