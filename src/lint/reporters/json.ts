import type { VFile } from 'vfile'
import { listFindings, toPlainData } from './reported-finding.js'

/** A list of files, each with its messages; files without one are listed too. */
export function reportJson(files: readonly VFile[]): string {
  const described = files.map((file) => ({
    path: file.path,
    messages: listFindings([file]).map((finding) => ({
      ...toPlainData(finding),
      url: finding.url ?? null,
      fixable: finding.fixes.length > 0,
    })),
  }))
  return `${JSON.stringify(described, null, 2)}\n`
}
