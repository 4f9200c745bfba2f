/** Words of no meaning, from few to many: as many different ones as a filing of this length has. */
export function words(count: number, seed: number): string {
  const list: string[] = []
  for (let index = 0; index < count; index++) {
    const at = (seed * 7919 + index * 104_729) % 6_000
    list.push(
      `${'interconnection capacity network routes traffic viewers ports agreed'.split(' ')[at % 8]}${at % 3 ? '' : at}`,
    )
  }
  return `${list.join(' ')}.`
}
