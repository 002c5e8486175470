/**
 * Fills in src/README.md what each room imports, and the layers that follow from it: `npm run generate`. A test fails
 * where the file is stale, and where two rooms need each other's values.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import ts from 'typescript'

export const sourceReadme = new URL('../src/README.md', import.meta.url)
const sourceFolder = fileURLToPath(new URL('../src/', import.meta.url))

/** Rooms inside rooms that have rules of their own. */
const innerRooms = ['paginate/layout', 'paginate/in-page', 'preview/client']

/** Files that every room may take, and that take none of ours. */
const forAll = [
  'count.ts',
  'did-you-mean.ts',
  'environment.ts',
  'exit-code.ts',
  'group.ts',
  'lru-cache.ts',
  'make-folder.ts',
  'package-folder.ts',
  'processes.ts',
  'temporary-folder.ts',
  'unsafe-folder.ts',
  'user-cache.ts',
  'thrown.ts',
]

/** An import from one room into another; what is erased by the compiler is a type. */
export interface RoomImport {
  file: string
  from: string
  to: string
  isType: boolean
}

/** Lists every import that leaves its room, in the order of the files. */
export async function listRoomImports(): Promise<RoomImport[]> {
  const files = (await readdir(sourceFolder, { recursive: true }))
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .sort()
  const lists = await Promise.all(
    files.map(async (file) => {
      const from = roomOf(file)
      const text = await readFile(path.join(sourceFolder, file), 'utf8')
      return listImports(file, text).flatMap(({ target, isType }) => {
        const to = roomOf(path.posix.join(path.posix.dirname(file), target))
        return to === from ? [] : [{ file, from, to, isType }]
      })
    }),
  )
  return lists.flat()
}

/** The folder of a file, or of a file that belongs to no room its own name. */
function roomOf(file: string): string {
  const inner = innerRooms.find((room) => file.startsWith(`${room}/`))
  if (inner) return `${inner}/`
  const [first = '', ...others] = file.split('/')
  return others.length > 0 ? `${first}/` : first.replace(/\.(js|ts)$/, '.ts')
}

function listImports(file: string, text: string): { target: string; isType: boolean }[] {
  const found: { target: string; isType: boolean }[] = []
  const add = (specifier: ts.Node | undefined, isType: boolean): void => {
    if (specifier && ts.isStringLiteral(specifier) && specifier.text.startsWith('.'))
      found.push({ target: specifier.text, isType })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.isTypeOnly === true)
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest))
  return found
}

/** Takes what each room needs; returns the rooms in layers from the top, each needing values of lower ones only. */
export function layer(needs: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const waiting = new Map(needs)
  const layers: string[][] = []
  while (waiting.size > 0) {
    const free = [...waiting].filter(([, others]) => ![...others].some((room) => waiting.has(room)))
    if (free.length === 0) {
      const cycle = findCycle(waiting).join(' → ')
      throw new Error(
        `Rooms need each other: ${cycle}. Put what they share into a room below both.`,
      )
    }
    layers.unshift(free.map(([room]) => room).sort())
    for (const [room] of free) waiting.delete(room)
  }
  return layers
}

/** Takes rooms of which each needs another of them; returns one way that comes back to where it began. */
function findCycle(needs: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const way: string[] = []
  let [room] = needs.keys()
  while (room !== undefined && !way.includes(room)) {
    way.push(room)
    room = [...(needs.get(room) ?? [])].find((other) => needs.has(other))
  }
  return room === undefined ? way : [...way.slice(way.indexOf(room)), room]
}

/** Takes the text of src/README.md; returns it with the table's last column and the layers as the code has them. */
export function renderImports(readme: string, imports: readonly RoomImport[]): string {
  const named = imports.filter(({ to }) => !forAll.includes(to))
  const values = collect(named.filter(({ isType }) => !isType))
  const types = collect(named)
  const rooms = [...new Set(imports.flatMap(({ from, to }) => [from, to]))].filter(
    (room) => !forAll.includes(room),
  )
  const needs = new Map(rooms.map((room) => [room, values.get(room) ?? new Set<string>()]))
  const table = replaceBetween(readme, 'imports', (rows) => {
    const described = new Map(
      [...rows.matchAll(/^\| `([^`]+)` \| ([^|]*) \|/gm)].map(([, room = '', what = '']) => [
        room,
        what,
      ]),
    )
    const folders = rooms.filter((room) => room.endsWith('/'))
    const strange = [...described.keys()].filter((room) => !folders.includes(room))
    const missing = folders.filter((room) => !described.has(room))
    if (missing.length + strange.length > 0)
      throw new Error(
        `src/README.md must have a row for each room: ${[...missing, ...strange].join(', ')}`,
      )
    const lines = [...described].map(([room, what]) => {
      const valued = [...(values.get(room) ?? [])].sort()
      const typed = [...(types.get(room) ?? [])].filter((other) => !valued.includes(other)).sort()
      const list = [...valued.map(name), ...typed.map((other) => `*${name(other)}*`)].join(', ')
      return `| \`${room}\` | ${what} | ${list || '–'} |`
    })
    return [
      '| room | what is decided in it | imports (*types only*) |',
      '|---|---|---|',
      ...lines,
    ].join('\n')
  })
  return replaceBetween(table, 'layers', () => {
    const lines = layer(needs).map((layered) => layered.map(name).join(' · '))
    return `\`\`\`\n${lines.join('\n')}\n\`\`\``
  })
}

function collect(imports: readonly RoomImport[]): Map<string, Set<string>> {
  const rooms = new Map<string, Set<string>>()
  for (const { from, to } of imports) rooms.set(from, (rooms.get(from) ?? new Set()).add(to))
  return rooms
}

function name(room: string): string {
  return room.replace(/\/$/, '')
}

function replaceBetween(text: string, mark: string, make: (old: string) => string): string {
  const pattern = new RegExp(`(<!-- ${mark}: [^>]*-->\\n)(.*?)(\\n<!-- end of ${mark} -->)`, 's')
  if (!pattern.test(text)) throw new Error(`src/README.md has no place for its ${mark}`)
  return text.replace(
    pattern,
    (_, begin: string, old: string, end: string) => begin + make(old) + end,
  )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const readme = await readFile(sourceReadme, 'utf8')
  await writeFile(sourceReadme, renderImports(readme, await listRoomImports()))
}
