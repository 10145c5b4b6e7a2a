import i18n from "../../../i18n";
import en from "./en.json";
import zhCN from "./zh-CN.json";

declare module "../../../i18n" {
  interface LazyWords {
    approvals: typeof en;
  }
}

i18n.addResourceBundle("en", "approvals", en);
i18n.addResourceBundle("zh-CN", "approvals", zhCN);
