/** A stretch of text inside one segment: plain, or part of a web address that may cross a segment's border. */
export type Piece = { segment: number; text: string; href?: string };

const address = /https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+/g;

/** Cuts a text at its segments' borders and at its web addresses; together the pieces are the text again. */
export function pieces(segments: readonly string[]): Piece[] {
  const text = segments.join("");
  const links = [...text.matchAll(address)].map((match) => {
    const href = match[0].replace(/[.,;:!?)'\]]+$/, "");
    return { from: match.index, to: match.index + href.length, href };
  });
  const out: Piece[] = [];
  let start = 0;
  segments.forEach((segment, index) => {
    const end = start + segment.length;
    const cuts = [start, ...links.flatMap((link) => [link.from, link.to]), end]
      .filter((cut) => cut >= start && cut <= end)
      .sort((a, b) => a - b);
    for (let i = 1; i < cuts.length; i++) {
      const [from, to] = [cuts[i - 1] ?? start, cuts[i] ?? end];
      if (from === to) continue;
      const href = links.find((link) => link.from <= from && to <= link.to)?.href;
      out.push({ segment: index, text: text.slice(from, to), ...(href ? { href } : {}) });
    }
    start = end;
  });
  return out;
}
