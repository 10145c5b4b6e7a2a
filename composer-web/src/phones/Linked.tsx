import type { Piece } from "./pieces";

/** Text whose web addresses can be opened, as every phone does. */
export function Linked({ pieces }: { pieces: Piece[] }) {
  return pieces.map((piece, index) =>
    piece.href ? (
      <a key={index} href={piece.href} target="_blank" rel="noreferrer">
        {piece.text}
      </a>
    ) : (
      piece.text
    ),
  );
}
