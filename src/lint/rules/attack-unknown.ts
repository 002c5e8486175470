import {
  describeFormer,
  findTechnique,
  listTechniqueIds,
  speaksOfAttack,
} from '../../intel/attack.js'
import { defineRule } from '../rule.js'

/**
 * The identifier of a technique that MITRE ATT&CK does not have, or no longer has.
 *
 * Readers look it up, and tools map detections to it: one that was revoked leads to nothing. Identifiers are looked at
 * where the file speaks of ATT&CK or MITRE, or names a known technique; elsewhere `T1234` may be a machine. The message
 * names the matrices that were looked in, with their versions.
 *
 * @bad
 * ~~~md
 * In terms of ATT&CK: T1193, T1999 and T1059.999, later T1149.
 * ~~~
 * 1:21-1:26: `T1193` was revoked by MITRE in favour of `T1566.001` (Phishing: Spearphishing Attachment). Write `T1566.001`
 * 1:28-1:33: `T1999` is not an ATT&CK technique (Enterprise 18.1, Mobile 15, ICS 15). Look it up at attack.mitre.org
 * 1:38-1:47: `T1059.999` is not an ATT&CK technique (Enterprise 18.1, Mobile 15, ICS 15). Look it up at attack.mitre.org
 * 1:55-1:60: `T1149` (LC_MAIN Hijacking) was withdrawn by MITRE without a successor. Name the technique that is meant
 *
 * @good
 * ~~~md
 * ATT&CKのT1566、T1566.001およびT1059.001。
 * ~~~
 *
 * @good
 * ~~~md
 * The printer T1999 and the lathe T1193.
 * ~~~
 */
export default defineRule({
  id: 'attack-unknown',
  severity: 'warning',
  suppressible: true,
  fixable: false,
  check({ files }, report) {
    for (const at of files) {
      const found = at.words.flatMap(({ text, start }) =>
        listTechniqueIds(text).map(({ id, index }) => ({ id, start: start + index })),
      )
      const isAboutAttack =
        speaksOfAttack(String(at.file)) || found.some(({ id }) => findTechnique(id) !== undefined)
      if (!isAboutAttack) continue
      for (const { id, start } of found) {
        if (findTechnique(id)) continue
        report({ at, place: [start, start + id.length], reason: `\`${id}\` ${describeFormer(id)}` })
      }
    }
  },
})
