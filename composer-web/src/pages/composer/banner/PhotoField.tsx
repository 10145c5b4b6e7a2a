import { Loader } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { thumbnailOf, upload } from "../../../api/templates";
import type { BannerOrder } from "../../../api/types";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import classes from "./Banner.module.css";

type Props = {
  photo: BannerOrder["photo"];
  needed: boolean;
  problem?: string | undefined;
  onChange: (photo: BannerOrder["photo"]) => void;
};

/** The picture that a banner's words stand on: the card's own, or another. */
export function PhotoField({ photo, needed, problem, onChange }: Props) {
  const { t } = useTranslation("composer");
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const take = async (file: File) => {
    setBusy(true);
    setFailed(undefined);
    try {
      onChange({ asset: (await upload(file)).id });
    } catch (error) {
      setFailed(error);
    }
    setBusy(false);
  };
  return (
    <div className={classes.field}>
      <span>
        {t("banner.photo")} {!needed && <small>{t("banner.optional")}</small>}
      </span>
      <div className={classes.photo}>
        {photo && <img src={thumbnailOf(photo.asset)} alt="" />}
        <button type="button" onClick={() => input.current?.click()} disabled={busy}>
          {busy ? <Loader size={14} /> : <Icon name="upload" size={16} />}
          {t(photo ? "banner.otherPhoto" : "banner.choosePhoto")}
        </button>
        {photo && !needed && (
          <button type="button" onClick={() => onChange(undefined)}>
            <Icon name="trash" size={16} /> {t("banner.noPhoto")}
          </button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*"
        aria-label={t("banner.photo")}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) void take(file);
        }}
        data-testid="banner-photo"
      />
      {problem && <p role="alert">{problem}</p>}
      {failed !== undefined && <ProblemNotice error={failed} />}
    </div>
  );
}
