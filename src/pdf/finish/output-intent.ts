import type { PDFDocument } from '@cantoo/pdf-lib'
import { PDFString } from '@cantoo/pdf-lib'
import { name } from '../content/objects.js'
import { makeSrgbProfile } from './srgb-profile.js'

/** Says what the colours of the file mean, so that they look the same in fifty years (ISO 19005-3, 6.2.3): sRGB. */
export function writeOutputIntent({ context, catalog }: PDFDocument): void {
  const profile = context.register(context.stream(makeSrgbProfile(), { N: 3 }))
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  })
  catalog.set(name('OutputIntents'), context.obj([intent]))
}
