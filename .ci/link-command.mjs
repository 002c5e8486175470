// Makes `npx briefing` work inside the repository itself: npm links the commands of dependencies, not a package's own.
// A `bin` in package.json would make npx copy and prepare the whole package into its cache at the first call (6 s
// here, 1 s at every later one); so `bin` is written into the package only while it is packed.
import { chmodSync, existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))
const commands = path('../node_modules/.bin')

// Absent if the package itself is installed as a dependency: there npm has linked the command.
if (existsSync(commands)) {
  chmodSync(path('../dist/cli.js'), 0o755)
  if (process.platform === 'win32') {
    writeFileSync(`${commands}/briefing.cmd`, '@node "%~dp0\\..\\..\\dist\\cli.js" %*\r\n')
  } else {
    rmSync(`${commands}/briefing`, { force: true })
    symlinkSync('../../dist/cli.js', `${commands}/briefing`)
  }
}
