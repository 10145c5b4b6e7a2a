/** The words of each room, a file for each language; what every page says is the room "translation". */
export const rooms = {
  translation: { en: () => import("./en.json"), "zh-CN": () => import("./zh-CN.json") },
  approvals: {
    en: () => import("../pages/approvals/words/en.json"),
    "zh-CN": () => import("../pages/approvals/words/zh-CN.json"),
  },
  commands: {
    en: () => import("../shell/commands/words/en.json"),
    "zh-CN": () => import("../shell/commands/words/zh-CN.json"),
  },
  composer: {
    en: () => import("../pages/composer/words/en.json"),
    "zh-CN": () => import("../pages/composer/words/zh-CN.json"),
  },
  home: {
    en: () => import("../pages/home/words/en.json"),
    "zh-CN": () => import("../pages/home/words/zh-CN.json"),
  },
  inbox: {
    en: () => import("../pages/inbox/words/en.json"),
    "zh-CN": () => import("../pages/inbox/words/zh-CN.json"),
  },
  library: {
    en: () => import("../pages/templates/words/en.json"),
    "zh-CN": () => import("../pages/templates/words/zh-CN.json"),
  },
  media: {
    en: () => import("../pages/media/words/en.json"),
    "zh-CN": () => import("../pages/media/words/zh-CN.json"),
  },
  send: {
    en: () => import("../pages/send/words/en.json"),
    "zh-CN": () => import("../pages/send/words/zh-CN.json"),
  },
  settings: {
    en: () => import("../pages/settings/words/en.json"),
    "zh-CN": () => import("../pages/settings/words/zh-CN.json"),
  },
  wall: {
    en: () => import("../pages/wall/words/en.json"),
    "zh-CN": () => import("../pages/wall/words/zh-CN.json"),
  },
  welcome: {
    en: () => import("../pages/welcome/words/en.json"),
    "zh-CN": () => import("../pages/welcome/words/zh-CN.json"),
  },
};

export type Room = keyof typeof rooms;
export type Words = { [room in Room]: Awaited<ReturnType<(typeof rooms)[room]["en"]>>["default"] };
