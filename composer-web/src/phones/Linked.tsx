import { createContext, useContext } from "react";
import type { Piece } from "./pieces";

/** What a press on a link does on this phone; without it, the reader's own browser opens it. */
export const OpenLink = createContext<((address: string) => void) | undefined>(undefined);

type Props = { pieces: Piece[]; underlined?: readonly string[] };

/** Text whose web addresses can be opened, as every phone does; single characters of it may be underlined. */
export function Linked({ pieces, underlined = [] }: Props) {
  const open = useContext(OpenLink);
  return pieces.map((piece, index) =>
    piece.href ? (
      <a
        key={index}
        href={piece.href}
        target="_blank"
        rel="noreferrer"
        data-testid="link"
        onClick={
          open &&
          ((event) => {
            event.preventDefault();
            if (piece.href) open(piece.href);
          })
        }
      >
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
