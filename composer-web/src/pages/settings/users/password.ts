/** Without letters that look alike, so that a password can be read out. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const LENGTH = 16;
export const SHORTEST = 12;

/** A password of about 79 bits. */
export function madeUp(): string {
  let made = "";
  while (made.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      // What is above the last whole round would make the first letters likelier.
      if (byte < 256 - (256 % LETTERS.length) && made.length < LENGTH) made += LETTERS[byte % LETTERS.length];
    }
  }
  return made;
}
