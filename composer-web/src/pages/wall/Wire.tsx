import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Received } from "../../api/types";
import { bytes } from "../../i18n/format";
import { type Json, list, number, text } from "../../phones/json";
import { At } from "../../shell/At";
import classes from "./Wire.module.css";

/** What a phone really got: not drawn, but as it stood on the wire. */
export function Wire({ received }: { received: Received }) {
  const { t } = useTranslation("wall");
  const { t: shell } = useTranslation();
  const { channel, link, carrierId, content } = received;
  return (
    <div className={classes.wire} data-testid="wire" data-channel={channel}>
      <p className={classes.from}>
        {t("wireOver", { channel: shell(`channel.${channel}`), link })} · <At time={received.at} />
      </p>
      <p className={classes.id}>
        {t("wireId")} <code>{carrierId}</code>
      </p>
      {channel === "rcs" && <Rcs content={content} />}
      {channel === "mms" && <Mms content={content} />}
      {channel === "sms" && <Sms content={content} />}
    </div>
  );
}

function Rcs({ content }: { content: Json }) {
  const { t } = useTranslation("wall");
  return (
    <Source
      title={t("request")}
      size={number(content.wireBytes)}
      source={JSON.stringify(content.request, null, 2)}
    />
  );
}

function Mms({ content }: { content: Json }) {
  const { t } = useTranslation("wall");
  const violations = Array.isArray(content.violations) ? content.violations.map(String) : [];
  return (
    <>
      <table>
        <caption>
          {t("parts")} <Size bytes={number(content.totalBytes)} />
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("type")}</th>
            <th scope="col">{t("bytes")}</th>
            <th scope="col">{t("pixels")}</th>
          </tr>
        </thead>
        <tbody>
          {list(content.parts).map((part, index) => (
            <tr key={index} data-testid="wire-part">
              <td>{text(part.name)}</td>
              <td>{text(part.declaredType)}</td>
              <td className={classes.figure}>{number(part.bytes)?.toLocaleString()}</td>
              <td className={classes.figure}>
                {number(part.width) && `${number(part.width)} × ${number(part.height)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Source title={t("smil")} source={text(content.smil) ?? ""} />
      {violations.length === 0 ? (
        <p className={classes.from}>{t("noViolations")}</p>
      ) : (
        <div>
          <h4>{t("violations")}</h4>
          <ul>
            {violations.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Each part with the border where it ends, its header, and how many octets it took. */
function Sms({ content }: { content: Json }) {
  const { t } = useTranslation("wall");
  return (
    <ol className={classes.parts}>
      {list(content.parts).map((part, index) => (
        <li key={index} data-testid="wire-part">
          <p className={classes.text}>{text(part.text)}</p>
          <dl>
            <dt>{t("octets")}</dt>
            <dd>{number(part.octets)}</dd>
            <dt>{t("coding")}</dt>
            <dd>
              {text(content.alphabet)?.toUpperCase()}, {t("codes", { coding: number(part.dataCoding) ?? 0 })}
            </dd>
            <dt>{t("header")}</dt>
            <dd>
              <code>{text(part.udh) || t("noHeader")}</code>
            </dd>
          </dl>
        </li>
      ))}
    </ol>
  );
}

function Size({ bytes: count }: { bytes: number | undefined }) {
  const { t, i18n } = useTranslation("wall");
  return count === undefined ? null : <small>{t("wireBytes", { bytes: bytes(count, i18n.language) })}</small>;
}

function Source({ title, size, source }: { title: string; size?: number | undefined; source: string }) {
  const { t } = useTranslation("wall");
  const [copied, setCopied] = useState(false);
  return (
    <details open>
      <summary>
        {title} <Size bytes={size} />
      </summary>
      <div className={classes.source}>
        <section tabIndex={0} aria-label={title}>
          <pre data-testid="wire-source">{source}</pre>
        </section>
        {navigator.clipboard && (
          <button
            type="button"
            onClick={() =>
              void navigator.clipboard.writeText(source).then(
                () => setCopied(true),
                () => setCopied(false),
              )
            }
          >
            {copied ? t("copied") : t("copy")}
          </button>
        )}
      </div>
    </details>
  );
}
