import type { Transaction } from './database.server'
import { Prisma } from './generated/sqlite/client'

/** The tables that are written hundreds of rows at a time. */
type Rows = {
  AuditEntry: Prisma.AuditEntryCreateManyInput
  ContentFile: Prisma.ContentFileCreateManyInput
  Record: Prisma.RecordCreateManyInput
  Reference: Prisma.ReferenceCreateManyInput
}

/** Bound values in one INSERT: SQLite takes 32,766, PostgreSQL 65,535. */
const MOST_VALUES = 32_000

/**
 * Writes rows as `createMany` does, in a small part of its time: that is planned anew for each number of rows. All rows
 * give the columns that the first one gives; any other column has the default that the database knows.
 */
export async function insertRows<Table extends keyof Rows>(
  tx: Transaction,
  table: Table,
  rows: readonly Rows[Table][],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Rows[Table])[]
  const into = Prisma.raw(`"${table}" (${columns.map((column) => `"${String(column)}"`).join(', ')})`)
  const atOnce = Math.floor(MOST_VALUES / columns.length)
  for (let from = 0; from < rows.length; from += atOnce) {
    const values = rows.slice(from, from + atOnce).map((row) =>
      Prisma.join(
        columns.map((column) => row[column]),
        ', ',
        '(',
        ')',
      ),
    )
    await tx.$executeRaw`INSERT INTO ${into} VALUES ${Prisma.join(values)}`
  }
}
