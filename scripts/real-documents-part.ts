/** Heading of the part of docs/comparison.md that judge-real-documents.ts writes, after all that compare-linters.ts does. */
export const realDocuments = '## Real documents'
