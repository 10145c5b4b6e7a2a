import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { links } from "../../../api/calls";
import { useMay } from "../../../api/roles";
import { bytes as sized } from "../../../i18n/format";
import { useBench } from "../bench";
import { useViewing } from "./viewing";

/** Bytes that carriers and handsets commonly take of a whole MMS. */
const usual = [100, 300, 600, 1000].map((kilo) => kilo * 1024);

/** For which carrier the MMS is made: the narrowest of the brand's links, one of them, or a size that is common. */
export function LimitChoice() {
  const { t, i18n } = useTranslation("composer");
  const { viewing } = useBench();
  const { mmsLimit } = useViewing();
  const { data = [] } = useQuery({ queryKey: ["links"], queryFn: links, enabled: useMay("settings:read") });
  const own = data.flatMap(({ name, channel, mmsLimit: limit }) =>
    channel === "mms" && limit !== undefined ? [{ limit, name }] : [],
  );
  const named = new Map(own.map(({ limit, name }) => [limit, name]));
  const offered = [...new Set([...named.keys(), ...usual])].sort((a, b) => a - b);
  return (
    <NativeSelect
      size="xs"
      aria-label={t("preview.mmsLimit")}
      value={mmsLimit ?? ""}
      onChange={(event) => viewing.setState({ mmsLimit: Number(event.currentTarget.value) || undefined })}
      data={[
        { value: "", label: t("preview.ownLimit") },
        ...offered.map((limit) => ({
          value: String(limit),
          label: `${named.get(limit) ?? "MMS"} ${sized(limit, i18n.language)}`,
        })),
      ]}
      data-testid="mms-limit"
    />
  );
}
