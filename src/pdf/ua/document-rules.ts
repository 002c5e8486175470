import { PDFBool } from '@cantoo/pdf-lib'
import { get, getDict, getText, readStream } from '../content/objects.js'
import type { UaFailure, UaRule } from './subject.js'

/** What the catalog and its XMP say about the file. */
export const documentRules: UaRule = function* ({ catalog, context }) {
  const xmp = Buffer.from(readStream(get(context, catalog, 'Metadata')), 'latin1').toString('utf8')
  const isTrue = (dictionary: string, key: string): boolean =>
    get(context, getDict(context, catalog, dictionary), key) === PDFBool.True

  if (xmp === '') yield fail('7.1-8', 'The catalog has no metadata stream')
  else {
    const part = /pdfuaid:part(?:>|=["'])\s*([^<"']*)/.exec(xmp)?.[1]
    if (part === undefined) yield fail('5-1', 'The metadata does not name PDF/UA')
    else if (part.trim() !== '1')
      yield fail('5-2', `The metadata names part ${part} of PDF/UA, not 1`)
    const title = /<dc:title>([\s\S]*?)<\/dc:title>/.exec(xmp)?.[1]?.replace(/<[^>]*>/g, '')
    if (!title?.trim()) yield fail('7.1-9', 'The metadata has no title')
  }
  if (!isTrue('ViewerPreferences', 'DisplayDocTitle'))
    yield fail('7.1-10', 'Viewers are not told to show the title (DisplayDocTitle)')
  if (!getDict(context, catalog, 'StructTreeRoot'))
    yield fail('7.1-11', 'There is no structure tree')
  if (!isTrue('MarkInfo', 'Marked'))
    yield fail('6.2-1', 'The file is not declared as tagged (MarkInfo)')
  if (isTrue('MarkInfo', 'Suspects')) yield fail('7.1-4', 'The tags are declared as suspect')
  if (!getText(context, catalog, 'Lang')) yield fail('7.2-33', 'The catalog names no language')
  if (context.trailerInfo.Encrypt) yield fail('7.16-1', 'The file is encrypted')
}

/** Languages are tags of RFC 3066. */
export const languageRules: UaRule = function* ({ catalog, context, elements, where }) {
  const isTag = (text: string | undefined): boolean =>
    text === undefined || /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/.test(text)
  const language = getText(context, catalog, 'Lang')
  if (language && !isTag(language)) yield fail('7.2-29', `"${language}" is no language tag`)
  for (const element of elements) {
    const text = getText(
      context,
      context.obj({ Lang: element.attributes.get('Lang') ?? null }),
      'Lang',
    )
    if (!isTag(text))
      yield { clause: '7.2-29', message: `"${text}" is no language tag`, ...where(element) }
  }
}

function fail(clause: string, message: string): UaFailure {
  return { clause, message }
}
