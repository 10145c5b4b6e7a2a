import { useContext } from "react";
import { ProblemsContext } from "../bench";
import { useSentence } from "../useSentence";

/** What is wrong with a field of the object at that place, in words. */
export function useSaid(base: string): (field: string) => string | undefined {
  const problems = useContext(ProblemsContext);
  const say = useSentence();
  return (field) => {
    const found = problems.find(({ pointer }) => pointer === `${base}/${field}`);
    return found && say(found);
  };
}
