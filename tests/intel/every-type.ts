/** Of each type one, with what its note says. */
const values = [
  ['domain', 'evil[.]co.jp', '例え'],
  ['url', "hxxps[:]//evil[.]co.jp/it's?a=b", ''],
  ['ipv4', '45.33.32[.]156', ''],
  ['ipv6', '2606:4700::1', ''],
  ['cidr', '45.33.32[.]0/24', ''],
  ['email', 'a[@]evil[.]co.jp', ''],
  ['md5', 'd41d8cd98f00b204e9800998ecf8427e', ''],
  ['sha1', 'da39a3ee5e6b4b0d3255bfef95601890afd80709', ''],
  ['sha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', ''],
  ['sha512', `${'0f'.repeat(64)}`, ''],
  ['file', 'a.exe', ''],
  ['path', '`C:\\t\\a.exe`', ''],
  ['registry', '`HKLM\\Software\\X`', ''],
  ['mutex', '`Global\\M`', ''],
  ['cve', 'CVE-2024-3094', ''],
  ['yara', 'Rule', ''],
  ['ja3', 'e7d705a3286e19ea42f587b344ee6865', ''],
  ['asn', 'AS64496', ''],
  ['btc', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', ''],
]
/** A chapter with a value of every type, each with a source, a technique and a day. */
export const everyType = `# T

Text[^a].

:::iocs
Of every type

| type | value | first seen | confidence | technique | note |
|---|---|---|---|---|---|
${values.map(([type, value, note]) => `| ${type} | ${value}[^a] | 2024-03-02T01:02Z | 80 | T1566.002 | ${note} |`).join('\n')}
:::

[^a]: A source. <https://www.example.org/a>
`
