/** What one import may hold at most: a township's whole roster several times over. */
export const sheetLimits = { fileBytes: 16 * 1024 * 1024, rows: 5000, columns: 50, cellCharacters: 2000 } as const
