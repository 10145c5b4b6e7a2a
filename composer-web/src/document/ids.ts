/** The first of `c1`, `c2` … that is not taken. */
export function freeId(prefix: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${prefix}${number}`)) number++;
  return `${prefix}${number}`;
}
