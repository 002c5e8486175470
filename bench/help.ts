// Imported first by every script: shows whoever asks for help what stands at the head of it, and ends.
import { readFileSync } from 'node:fs'

const [, script = '', ...args] = process.argv
if (args.includes('--help') || args.includes('-h')) {
  const [head = ''] = /^(?:\/\/.*\n)+/.exec(readFileSync(script, 'utf8')) ?? []
  console.log(head.replaceAll(/^\/\/ ?/gm, '').trimEnd())
  process.exit()
}
