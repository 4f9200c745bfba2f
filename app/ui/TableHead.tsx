/** The heads of a table's columns; `act` names the last column, of buttons, to those who do not see them. */
export function TableHead({ columns, act }: { columns: readonly string[]; act?: string }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
        {act && (
          <th scope="col">
            <span className="vh">{act}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}
