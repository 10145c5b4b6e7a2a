import type { Piece } from "./pieces";

type Props = { pieces: Piece[]; underlined?: readonly string[] };

/** Text whose web addresses can be opened, as every phone does; single characters of it may be underlined. */
export function Linked({ pieces, underlined = [] }: Props) {
  return pieces.map((piece, index) =>
    piece.href ? (
      <a key={index} href={piece.href} target="_blank" rel="noreferrer">
        {piece.text}
      </a>
    ) : (
      <Underlined key={index} text={piece.text} characters={underlined} />
    ),
  );
}

function Underlined({ text, characters }: { text: string; characters: readonly string[] }) {
  if (!characters.some((character) => text.includes(character))) return text;
  return [...text].map((letter, index) =>
    characters.includes(letter) ? <u key={index}>{letter}</u> : letter,
  );
}
