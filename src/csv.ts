/**
 * Takes rows of text; returns CSV as RFC 4180 has it. A cell that a spreadsheet would take for a formula gets a quotation
 * mark before it: notes quote what strangers wrote.
 */
export function printCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quote).join(',')}\r\n`).join('')
}

function quote(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
