/** Control characters other than tabs and the ends of lines, as Word and PDFs leave them: each is printed as a space. */
export const controls = /(?![\t\n\r])\p{Cc}/gu
