/** Moves what would stand over each other apart, by as little as it takes, within the room that there is. */
export function spread(places: number[], gap: number, from: number, to: number): number[] {
  const order = places.map((_, at) => at).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const put = [...places];
  let least = from;
  for (const at of order) {
    put[at] = Math.max(put[at] ?? 0, least);
    least = (put[at] ?? 0) + gap;
  }
  let most = to;
  for (const at of order.reverse()) {
    put[at] = Math.min(put[at] ?? 0, most);
    most = (put[at] ?? 0) - gap;
  }
  return put;
}
