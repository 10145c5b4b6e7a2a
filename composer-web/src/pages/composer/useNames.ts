import { useQuery } from "@tanstack/react-query";
import { users } from "../../api/calls";

/** Who an id stands for, where that is one of the brand's users; programs save too, and have keys instead of names. */
export function useNames(): (actor: string | undefined) => string | undefined {
  const { data = [] } = useQuery({ queryKey: ["users"], queryFn: users, staleTime: 60_000 });
  return (actor) => data.find(({ id }) => id === actor)?.name;
}
