import i18n from "../../../i18n";
import en from "./en.json";
import zhCN from "./zh-CN.json";

declare module "../../../i18n" {
  interface LazyWords {
    inbox: typeof en;
  }
}

i18n.addResourceBundle("en", "inbox", en);
i18n.addResourceBundle("zh-CN", "inbox", zhCN);
