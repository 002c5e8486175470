import { describe, expect, it } from 'vitest'
import { check } from '../../../src/lint/check.js'
import { fixSource } from '../../../src/lint/fix/fix-source.js'
import { toSource } from '../rules/run.js'

const title = '# One\n\n## The way in\n\n'

const chapter = (text: string) => toSource([{ name: '01-a.md', text: `${title}${text}\n` }])

const repair = (text: string) => {
  const [file] = fixSource(chapter(text))
  expect(file?.refused).toBeUndefined()
  return file?.after.slice(title.length, -1)
}

const tell = (text: string) => {
  const source = chapter(text)
  check(source, {})
  return source.files.flatMap(({ file }) =>
    file.messages.flatMap(({ ruleId, reason }) => (ruleId === 'other-dialect' ? [reason] : [])),
  )
}

describe('addresses that a site generator would find', () => {
  it.each([
    ['See [the *plugin*]({{< ref "/blog/plugin" >}}).', 'See the *plugin*.'],
    ['See [the plugin]({{% relref "b/plugin.md" %}}).', 'See the plugin.'],
    ['See [above]({{< relref "#the-way-in" >}}).', 'See [above](#the-way-in).'],
    ['See [the post]({% post_url 2024-03-01-post %}).', 'See the post.'],
    ['See [a]({{ "/a/b" | relative_url }}) and [b]({{ site.baseurl }}/b).', 'See a and b.'],
  ])('leave a link its words: %j', (before, after) => {
    expect(repair(before)).toBe(after)
  })

  it('are told with what to write', () => {
    expect(
      tell('See [it]({{< ref "/b" >}}).\n\n![A map]({{ "/assets/img/map.png" | relative_url }})'),
    ).toEqual([
      '`[it]({{< ref "/b" >}})` is a link to another page of a site. Write `it`',
      '`![A map]({{ "/assets/img/map.png" | relative_url }})` is a picture, to a site generator. Write `![A map](figures/map.png)`',
    ])
  })
})

describe('a picture in a command to Hugo', () => {
  it.each([
    [
      '{{< figure src="map.png" alt="A map" caption="Where *they* were" >}}',
      ':::figure\n![A map](map.png)\n\nWhere *they* were\n:::',
    ],
    ['{{< figure src="map.png" title="Hosts" >}}', ':::figure\n![Hosts](map.png)\n\nHosts\n:::'],
    ['{{< img src="a b.png" alt="A map" >}}', '![A map](<a b.png>)'],
    ['{{<figure src="map.png" alt="A map">}}', '![A map](map.png)'],
    [
      '- {{< figure src="map.png" caption="Hosts" >}}',
      '- {{< figure src="map.png" caption="Hosts" >}}',
    ],
  ])('is written as here: %j', (before, after) => {
    expect(repair(before)).toBe(after)
  })

  it('is told with what to write', () => {
    expect(tell('{{< figure src="map.png" caption="Hosts" >}}')).toEqual([
      '`{{< figure src="map.png" caption="Hosts" >}}` is a picture, to a site generator. Write `:::figure`, `![Hosts](map.png)`, the caption and `:::`',
    ])
  })
})
