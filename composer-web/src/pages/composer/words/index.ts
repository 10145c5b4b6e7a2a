import i18n from "../../../i18n";
import en from "./en.json";
import zhCN from "./zh-CN.json";

declare module "../../../i18n" {
  interface LazyWords {
    composer: typeof en;
  }
}

i18n.addResourceBundle("en", "composer", en);
i18n.addResourceBundle("zh-CN", "composer", zhCN);
