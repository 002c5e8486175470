import { describe, expect, it } from 'vitest'
import { findHandNotes } from '../../../src/lint/by-hand/hand-notes.js'
import { fixSource } from '../../../src/lint/fix/fix-source.js'
import { toSource } from '../rules/run.js'

const read = (text: string) => toSource([{ name: 'notes.md', text }])

function fix(text: string): string | undefined {
  const [file] = fixSource(read(text))
  expect(file?.refused).toBeUndefined()
  return file?.after
}

function find(text: string) {
  const [at] = read(text).files
  return at && findHandNotes(at)
}

it('takes no version in the heading of a list of changes for a call', () => {
  const text = '## [38] - 2026-03-02\n\nA change.\n\n[38]: https://example.com/v38\n'
  expect(fix(text)).toBe(text)
})

describe('notes numbered by hand become notes', () => {
  it.each([
    [
      'as a page of Wikipedia is copied, with what leads back from them',
      'A[[1]](#cite_note-1), B[[2\\]](https://en.wikipedia.org/wiki/X_(y)#cite_note-:0-2)<sup>[\\[1\\]](#cite_note-1)</sup>.\n\n## References\n\n1. **[^](#cite_ref-1)** [One](https://one.example/)\n2. ^ [***a***](#cite_ref-:0_2-0) [***b***](#cite_ref-:0_2-1) Two ^ b\n',
      'A[^1], B[^2][^1].\n\n\n\n[^1]: [One](https://one.example/)\n[^2]: Two ^ b\n',
    ],
    [
      'called by high figures that run together, where they mean one thing alone',
      'A¹¹¹²⁸, B¹², C¹¹.\n\n¹¹ One\n\n¹² Two\n\n¹²⁸ Three\n',
      'A[^11][^128], B[^12], C[^11].\n\n[^11]: One\n\n[^128]: Three\n\n[^12]: Two\n',
    ],
    [
      'with a list under a title, which goes with it',
      'A [1], B [2][1].\n\n## References\n\n1. One\n2. Two\n\n## More\n\nText.\n',
      'A[^1], B[^2][^1].\n\n\n\n[^1]: One\n[^2]: Two\n\n## More\n\nText.\n',
    ],
    [
      'with lines in brackets, called high and several at once',
      'A<sup>[1] [2]</sup>, B [1, 3].\n\n**Sources:**\n\n[1] One\n[2]: https://two.example/\n[3] Three\n',
      'A[^1][^2], B[^1][^3].\n\n\n\n[^1]: One\n[^2]: https://two.example/\n[^3]: Three\n',
    ],
    [
      'as an export leaves high figures after sentences',
      'It spread.1 It grew,2 then stopped (as in Fig.3 here).3\n\n#### **Works cited**\n\n1. One\n2. Two\n3. Three\n',
      'It spread.[^1] It grew,[^2] then stopped (as in Fig.3 here).[^3]\n\n\n\n[^1]: One\n[^2]: Two\n[^3]: Three\n',
    ],
    [
      'with definitions of links',
      'A [1] and [1].\n\n[1]: https://one.example/ "One"\n',
      'A[^1] and[^1].\n\n[^1]: One <https://one.example/>\n',
    ],
    [
      'with high figures',
      'A<sup>1</sup>, B<sup>2</sup>.\n\n<sup>1</sup> One\n\n<sup>2</sup> Two\n',
      'A[^1], B[^2].\n\n[^1]: One\n\n[^2]: Two\n',
    ],
    [
      'in Japanese',
      '甲※1、乙（注2）。\n\n※1 一\n\n注2：二\n',
      '甲[^1]、乙[^2]。\n\n[^1]: 一\n\n[^2]: 二\n',
    ],
    [
      'in Japanese, with wide figures',
      '甲※１、乙（注２）。\n\n※１　一\n\n（注２）二\n',
      '甲[^1]、乙[^2]。\n\n[^1]: 一\n\n[^2]: 二\n',
    ],
    [
      'in Japanese, in any brackets',
      '甲［１］、乙[※2]、丙【注3】、丁(*4)、戊「脚注5」、己※６、庚注7)。\n\n［１］　一\n\n[※2] 二\n\n【注3】三\n\n(*4)：四\n\n脚注5　五\n\n※６．六\n\n注7) 七\n',
      '甲[^1]、乙[^2]、丙[^3]、丁[^4]、戊[^5]、己[^6]、庚[^7]。\n\n[^1]: 一\n\n[^2]: 二\n\n[^3]: 三\n\n[^4]: 四\n\n[^5]: 五\n\n[^6]: 六\n\n[^7]: 七\n',
    ],
    [
      'in brackets of the sentence, which stay',
      '甲（詳細は注1、※2）と乙*3。\n\n注1：一\n\n※2 二\n\n*3 三\n',
      '甲（詳細は[^1]、[^2]）と乙[^3]。\n\n[^1]: 一\n\n[^2]: 二\n\n[^3]: 三\n',
    ],
    [
      'in a list with bullets',
      'A[1][2].\n\n- [1] One\n  goes on\n- [2] Two\n',
      'A[^1][^2].\n\n[^1]: One\n  goes on\n[^2]: Two\n',
    ],
    [
      'with high figures of their own, alone and linked',
      'A¹, B[²](#fn2), C<sup id="f3">[³](#fn3)</sup>, D¹¹.\n\n¹ One\n\n<sup id="fn2">[²](#f2)</sup> Two\n\n[³](#f3) Three\n\n¹¹: Eleven\n',
      'A[^1], B[^2], C[^3], D[^11].\n\n[^1]: One\n\n[^2]: Two\n\n[^3]: Three\n\n[^11]: Eleven\n',
    ],
    [
      'as Word links them',
      '甲[[1\\]](#_ftn1)、乙[\\[2\\]](#_ftn2)。\n\n------\n\n[[1\\]](#_ftnref1) 一\n\n[\\[2\\]](#_ftnref2) 二\n',
      '甲[^1]、乙[^2]。\n\n------\n\n[^1]: 一\n\n[^2]: 二\n',
    ],
    [
      'as Word and LibreOffice link them in HTML',
      'A<a href="#_ftn1" name="_ftnref1">[1]</a>, B<a class="sdfootnoteanc" name="sdfootnote2anc" href="#sdfootnote2sym"><sup>2</sup></a>.\n\n<a href="#_ftnref1" name="_ftn1">[1]</a> One\n\n<a class="sdfootnotesym" name="sdfootnote2sym" href="#sdfootnote2anc">2</a> Two\n',
      'A[^1], B[^2].\n\n[^1]: One\n\n[^2]: Two\n',
    ],
    [
      'as Google Docs and pandoc link them',
      'A[[1]](#ftnt1), B<sup>[2](#fn2)</sup>, C[<sup>3</sup>](#fn:3).\n\n[[1]](#ftnt_ref1) One\n\n[2](#fnref2) Two\n\n[<sup>3</sup>](#fnref:3) Three\n',
      'A[^1], B[^2], C[^3].\n\n[^1]: One\n\n[^2]: Two\n\n[^3]: Three\n',
    ],
    [
      'with anchors at the entries of a list of references',
      'A [[2]](#ref-2)[[1]](#ref-1).\n\n## References\n\n<a id="ref-1"></a>[1] One\n\n<a id="ref-2"></a>[2] Two\n',
      'A[^2][^1].\n\n\n\n[^2]: Two\n\n[^1]: One\n',
    ],
    [
      'with ranges, commas between brackets and a colon after them',
      'A[1],[2], B [3]–[5] and[1-2]:\n\n[1] One\n[2] Two\n[3] Three\n[4] Four\n[5] Five\n',
      'A[^1][^2], B[^3][^4][^5] and[^1][^2]:\n\n[^1]: One\n[^2]: Two\n[^3]: Three\n[^4]: Four\n[^5]: Five\n',
    ],
    [
      'with lines that are indented, as in mail',
      '   A [1] and\n   B [2].\n\n   [1] One\n   [2] Two\n',
      '   A[^1] and\n   B[^2].\n\n   [^1]: One\n[^2]: Two\n',
    ],
    [
      'but for those that nothing calls, which stay out of the others’ text',
      'A [1].\n\n[1] One\n[2] Two\n',
      'A[^1].\n\n[^1]: One\n\n[2] Two\n',
    ],
  ])('%s', (_, before, after) => {
    expect(fix(before)).toBe(after)
  })
})

it('leaves a link to a section, though a note begins like it', () => {
  expect(find('See [1](#part-2) and [3](#part-3).\n\n<a id="part-1"></a>1 One\n')).toBeUndefined()
})

it('leaves them where a note has such a label', () => {
  const text = 'A [1], B[^1].\n\n[1] One\n\n[^1]: Another\n'
  expect(find(text)).toMatchObject({ number: '1', count: 1, edits: undefined })
})

it.each([
  ['links by reference', 'A [word][1].\n\n[1]: https://one.example/\n'],
  ['an index into a list', 'The value of argv[1].\n\n1. One\n'],
  ['a range of a list that has no such items', 'A [1, 9].\n\n[1] One\n'],
  ['code', 'A `[1]`.\n\n[1] One\n'],
  ['what nothing calls', 'A claim.\n\n## References\n\n1. One\n'],
  ['orders and outside numbers', '受注1件と発注2台。外注1。\n\n注1 一\n\n注2 二\n'],
  ['a mark without a number', '※ 一\n\n甲は乙である。\n\n* 二\n'],
  ['a list whose items do not all begin so', 'A [1].\n\n- [1] One\n- Two\n'],
  ['squares', 'About 10 m² and 10⁻⁶.\n\n³ Three\n\n⁶ Six\n'],
  ['headings in brackets', '【1】概要\n\n甲は乙である。\n'],
  ['a power', 'About 10<sup>6</sup>.\n\n1. One\n'],
])('lets be %s', (_, text) => {
  expect(find(text)).toBeUndefined()
})
