import type { Scope } from "../../../api/types";

type Under<S extends string> = S extends `${infer Noun}:${infer Deed}` ? `${Noun}_${Deed}` : S;

/** A colon in a key would name another file of words. */
export const scopeWord = (scope: Scope) => `scope.${scope.replace(":", "_") as Under<Scope>}` as const;
