/** Banners of the mock server: six templates, and a photograph in place of what would be drawn. */
const words = {
  sale: { zh: "促销", en: "Sale" },
  announce: { zh: "公告", en: "Announcement" },
  product: { zh: "商品价格", en: "Price" },
  event: { zh: "活动", en: "Event" },
  coupon: { zh: "优惠券", en: "Coupon" },
  fresh: { zh: "新品", en: "New in" },
  badge: { zh: "角标", en: "Badge" },
  headline: { zh: "标题", en: "Headline" },
  subline: { zh: "副标题", en: "Sub-line" },
  price: { zh: "价格", en: "Price" },
  half: { zh: "全场低至五折", en: "Up to half off" },
  hours: { zh: "限时 24 小时", en: "24 hours only" },
  spend: { zh: "满 300 减 50", en: "Spend 300, save 50" },
  from: { zh: "¥99 起", en: "from $99" },
};

export function bannerTemplates(zh: boolean) {
  const say = (word: keyof typeof words) => words[word][zh ? "zh" : "en"];
  const slots = [
    { id: "badge", name: say("badge"), sample: say("hours"), needed: false, maxLength: 24 },
    { id: "headline", name: say("headline"), sample: say("half"), needed: true, maxLength: 40 },
    { id: "subline", name: say("subline"), sample: say("spend"), needed: false, maxLength: 80 },
    { id: "price", name: say("price"), sample: say("from"), needed: false, maxLength: 16 },
  ];
  const others = (["product", "event", "coupon", "fresh"] as const).map((id) => ({
    ...{ id, name: say(id), width: 1440, height: 720, photo: id === "coupon" ? "none" : "needed", slots },
  }));
  return [
    { id: "sale", name: say("sale"), width: 1440, height: 720, photo: "welcome", slots },
    {
      id: "announce",
      name: say("announce"),
      width: 1440,
      height: 720,
      photo: "none",
      slots: slots.slice(0, 3),
    },
    ...others,
  ];
}

export const bannerLook = {
  image: "/dev-media/sunset.jpg",
  width: 720,
  height: 360,
  notes: [
    { code: "colour-adjusted", sentence: "A colour was made darker, so that the words in it can be read" },
  ],
};
