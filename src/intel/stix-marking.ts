import { type Level, labelOf } from '../source/tlp/level.js'

/** The extension by which OASIS added TLP 2.0 to STIX 2.1 (cti-stix-common-objects, tlp-2.0). */
const extension = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d'

const ids: Record<Level, string> = {
  clear: '94868c89-83c2-464b-929b-a1a8aa3c8487',
  green: 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  amber: '55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'amber+strict': '939a9414-2ddd-4d32-a0cd-375ea402b003',
  red: 'e828b379-4e03-4974-9ac4-e53a884c97c1',
}

/** Returns the marking of a level, as OASIS has published it: its id and its every field are theirs. */
export function tlpMarking(level: Level) {
  return {
    type: 'marking-definition' as const,
    spec_version: '2.1' as const,
    id: `marking-definition--${ids[level]}`,
    created: '2022-10-01T00:00:00.000Z',
    name: labelOf(level),
    extensions: {
      [extension]: { extension_type: 'property-extension' as const, tlp_2_0: level },
    },
  }
}
