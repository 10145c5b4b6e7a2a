import { useQuery } from "@tanstack/react-query";
import type { Handset } from "../../../api/types";
import { theHandsets } from "../../wall/queries";

const none: Handset[] = [];

/** The sandbox's phones; none where there is no sandbox. */
export function useHandsets(): Handset[] {
  const { data } = useQuery({ ...theHandsets, refetchInterval: false, retry: false });
  return data?.items ?? none;
}
