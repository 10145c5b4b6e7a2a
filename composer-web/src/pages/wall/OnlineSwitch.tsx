import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { Switch } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { switchHandset } from "../../api/calls";
import type { Handset } from "../../api/types";

/** Switches the handset on or off; what waits for it at the carriers comes when it is on again. */
export function OnlineSwitch({ handset }: { handset: Handset }) {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const turn = useMutation({
    mutationFn: (online: boolean) => switchHandset(handset.number, online),
    onSettled: () => cache.invalidateQueries({ queryKey: ["handsets"] }),
  });
  return (
    <Switch
      size="xs"
      label={handset.online ? t("wall.online") : t("wall.offline")}
      aria-label={`${handset.name}: ${t("wall.online")}`}
      checked={turn.isPending ? turn.variables : handset.online}
      onChange={(event) => turn.mutate(event.currentTarget.checked)}
      data-testid="online"
    />
  );
}
