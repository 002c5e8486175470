// Makes scripts of the modules that esbuild gives: V8 keeps what it has compiled of a script, for the next process, and
// of a module it does not. src/start.ts runs them.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseAst } from 'vite'

/** What a script gets from src/start.ts: Node's own `require`, another script, one that is wanted later, a package. */
const parameters = ['require', '$link', '$reach', '$outside', '$moduleUrl']

/**
 * Writes the scripts into a folder, and what begins with one of them.
 *
 * @param files as esbuild gives them
 * @param entries for the path of each entry, what takes the name of its script and of what that gives
 */
export function writeScripts(files, folder, entries) {
  const linked = new Map()
  for (const { path: file, text: code } of files) {
    const name = path.relative(folder, file).replaceAll(path.sep, '/')
    const { text, exports, links } = makeScript(code, path.posix.dirname(name))
    const entry = entries.get(name)
    const script = entry ? nameByContent(text) : name
    linked.set(script, links)
    writeFileSync(`${folder}/${script}`, text)
    if (entry) writeFileSync(file, entry(script, exports))
  }
  refuseCycles(linked)
}

/**
 * Takes a module as esbuild writes it; returns the script that does the same.
 *
 * @param code of the module
 * @param folder of the module, seen from that of all scripts
 */
function makeScript(code, folder) {
  const tree = parseAst(code)
  const edits = []
  const imported = []
  const exported = []
  const links = []
  const toScript = (specifier) => {
    const name = path.posix.join(folder, specifier)
    if (!name.startsWith('bundled-')) throw new Error(`Expected ${name} to be no entry`)
    return name
  }
  for (const node of tree.body) {
    if (node.type === 'ImportDeclaration') {
      const { value } = node.source
      const isOwn = value.startsWith('.')
      if (isOwn) links.push(toScript(value))
      const from = isOwn
        ? `$link(${JSON.stringify(toScript(value))})`
        : `require(${JSON.stringify(value)})`
      imported.push(describeImport(node, from, isOwn))
      edits.push({ ...node, text: '' })
    } else if (node.type === 'ExportNamedDeclaration' && !node.declaration && !node.source) {
      for (const { local, exported: outer } of node.specifiers)
        exported.push({ local: local.name, outer: outer.name })
      edits.push({ ...node, text: '' })
    } else if (node.type === 'ExportDefaultDeclaration') {
      const { start, declaration } = node
      exported.push({ local: '$default', outer: 'default' })
      edits.push({ start, end: declaration.start, text: 'const $default = ' })
    } else if (node.type.startsWith('Export')) throw new Error(`Expected no ${node.type}`)
  }
  const given = new Set(exported.map(({ local }) => local))
  walk(tree, 0, (node, depth) => {
    if (node.type === 'ImportExpression') {
      const { value = '' } = node.source
      const isOwn = /^\.{1,2}\/bundled-/.test(value)
      if (isOwn) edits.push({ ...node, text: `$reach(${JSON.stringify(toScript(value))})` })
      else edits.push({ start: node.start, end: node.start + 'import'.length, text: '$outside' })
    } else if (node.type === 'MetaProperty' && node.meta.name === 'import')
      edits.push({ ...node, end: node.end + '.url'.length, text: '$moduleUrl' })
    else if (node.type === 'AwaitExpression' && depth === 0)
      throw new Error('Expected no await outside of a function: a script cannot wait')
    else if (node.type === 'AssignmentExpression' && depth > 0 && given.has(node.left.name))
      throw new Error(`Expected ${node.left.name} to stay what it is once it is given to others`)
    else if (node.type === 'UpdateExpression' && given.has(node.argument.name))
      throw new Error(
        `Expected ${node.argument.name} to stay what it is once it is given to others`,
      )
  })
  const taken = parameters.slice(1).find((name) => code.includes(name))
  if (taken) throw new Error(`Expected no code to say ${taken}`)
  const body = applyEdits(code, edits).replace(/^#!.*\n/, '')
  const results = exported.map(({ local, outer }) =>
    local === outer ? local : `${outer}: ${local}`,
  )
  return {
    text: `(function (${parameters.join(', ')}) {'use strict'; ${imported.join(' ')}\n${body}\nreturn { ${results.join(', ')} }\n})\n`,
    exports: exported.map(({ outer }) => outer),
    links,
  }
}

function describeImport({ specifiers }, from, isOwn) {
  const named = []
  let text = specifiers.length === 0 ? `${from};` : ''
  for (const { type, local, imported } of specifiers) {
    const isWhole = type !== 'ImportSpecifier' || (!isOwn && imported.name === 'default')
    if (!isWhole)
      named.push(local.name === imported.name ? local.name : `${imported.name}: ${local.name}`)
    else if (isOwn) throw new Error(`Expected imports by name from ${from}`)
    else text += `const ${local.name} = ${from};`
  }
  return named.length > 0 ? `${text}const { ${named.join(', ')} } = ${from};` : text
}

/** Calls back for each node, with the number of functions around it. */
function walk(node, depth, visit) {
  if (Array.isArray(node)) for (const one of node) walk(one, depth, visit)
  if (typeof node?.type !== 'string') return
  visit(node, depth)
  const inside = /Function/.test(node.type) ? depth + 1 : depth
  for (const [key, value] of Object.entries(node))
    if (key !== 'type' && typeof value === 'object' && value !== null) walk(value, inside, visit)
}

function applyEdits(code, edits) {
  let text = code
  for (const { start, end, text: put } of edits.sort((a, b) => b.start - a.start))
    text = text.slice(0, start) + put + text.slice(end)
  return text
}

/** Throws where one script needs, to begin with, another that needs it. */
function refuseCycles(linked) {
  const done = new Set()
  const follow = (name, above) => {
    if (above.includes(name)) throw new Error(`Expected no cycle: ${[...above, name].join(' → ')}`)
    if (done.has(name)) return
    for (const next of linked.get(name) ?? []) follow(next, [...above, name])
    done.add(name)
  }
  for (const name of linked.keys()) follow(name, [])
}

/** Returns a name that is another where what is in the file is. */
function nameByContent(text) {
  return `bundled-${createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase()}.js`
}
