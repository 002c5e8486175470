// Sets a text with Typst's addon for Node: `node typst.mjs FOLDER FONTS FILE.pdf`.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const [workspace, fonts, pdf] = process.argv.slice(2)
const fontPaths = ['400Regular', '700Bold'].map((weight) => path.join(fonts, weight))
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] })
await writeFile(pdf, compiler.pdf({ mainFilePath: path.join(workspace, 'text.typ') }))
