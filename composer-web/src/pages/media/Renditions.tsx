import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { renditionsOf } from "../../api/media";
import type { Rendition } from "../../api/types";
import { bytes } from "../../i18n/format";
import { here } from "../../phones/shownOf";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Table } from "../settings/Table";
import table from "../settings/Table.module.css";
import classes from "./Media.module.css";
import { readTarget } from "./target";

/** While a film is being made, it is looked at again. */
const AGAIN_MS = 2000;

/** What each carrier and preview got of a file, against the limit that it was made for. */
export function Renditions({ asset }: { asset: string }) {
  const { t } = useTranslation("media");
  const found = useQuery({
    queryKey: ["renditions", asset],
    queryFn: () => renditionsOf(asset),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === "making") ? AGAIN_MS : false),
  });
  return (
    <section className={classes.part} aria-labelledby="asset-renditions">
      <h3 id="asset-renditions">{t("renditions")}</h3>
      {found.isError && <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && <p>{t("renditionsNone")}</p>}
      {found.data && found.data.length > 0 && (
        <Table label={t("renditions")} columns={[t("limit"), t("made"), t("width"), t("score"), t("for")]}>
          {found.data.map((one) => (
            <Row key={one.target} rendition={one} />
          ))}
        </Table>
      )}
    </section>
  );
}

function Row({ rendition }: { rendition: Rendition }) {
  const { t, i18n } = useTranslation("media");
  const { state, target, bytes: made, width, height, score, progress = 0, code = "", url } = rendition;
  const wanted = readTarget(target);
  const size = (count: number) => bytes(count, i18n.language);
  return (
    <tr data-testid="rendition" data-state={state}>
      <td data-label={t("limit")}>{wanted ? size(wanted.bytes) : ""}</td>
      <td data-label={t("made")}>
        {state === "made" && made !== undefined && (
          <>
            {url ? <a href={here(url)}>{size(made)}</a> : size(made)}
            {wanted && (
              <small className={table.dim}>
                {" "}
                {t("fill", { percent: Math.round((made / wanted.bytes) * 100) })}
              </small>
            )}
          </>
        )}
        {state === "making" && t("making", { percent: Math.round(progress * 100) })}
        {state === "refused" && t("refused", { code })}
      </td>
      <td data-label={t("width")}>{width && height ? t("pixels", { width, height }) : ""}</td>
      <td data-label={t("score")}>{score === undefined ? "" : Math.round(score)}</td>
      <td data-label={t("for")}>
        {wanted ? (
          <>
            {t("upTo", { width: wanted.width, height: wanted.height })}{" "}
            <small className={table.dim}>{wanted.formats.join(", ").toUpperCase()}</small>
          </>
        ) : (
          <code>{target}</code>
        )}
      </td>
    </tr>
  );
}
