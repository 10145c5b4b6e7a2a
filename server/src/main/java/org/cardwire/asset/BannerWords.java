package org.cardwire.asset;

import java.util.Locale;
import java.util.Map;
import org.cardwire.media.banner.BannerTemplate;
import org.cardwire.media.banner.Rendering;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Text;

/** Puts into words why a banner is not made, and what is different about one that is. */
final class BannerWords {
    private BannerWords() {}

    static String in(Locale reader, Map<String, String> names) {
        return names.getOrDefault(reader.getLanguage().equals("zh") ? "zh" : "en", "");
    }

    static Text of(Rendering.Note note) {
        return switch (note) {
            case COLOUR_ADJUSTED ->
                new Text(
                        "A colour was made darker or lighter, so that the words in it can be read",
                        "为保证文字清晰可读，调深或调浅了一种颜色");
            case FOCUS_COVERED ->
                new Text(
                        "Words cover the point of the picture that should stay in sight; try another template or fewer words",
                        "文字遮住了图片的焦点；请换一个模板或减少文字");
            case PHOTO_ENLARGED ->
                new Text(
                        "The picture is smaller than its place and was enlarged; a larger one is sharper",
                        "图片小于版位，已放大；换更大的图片会更清晰");
        };
    }

    static HttpProblem of(Rendering.Refused refused, BannerTemplate template) {
        Map<String, String> about = refused.parameters();
        String slot = about.getOrDefault("slot", "");
        Text name = template.slots().stream()
                .filter(known -> known.id().equals(slot))
                .findFirst()
                .map(known -> new Text(in(Locale.ENGLISH, known.names()), in(Locale.CHINESE, known.names())))
                .orElse(new Text(slot, slot));
        Text why = switch (refused.code()) {
            case UNKNOWN_SLOT -> new Text("This template has no " + slot + "; leave it out", "此模板没有 " + slot + "，请去掉");
            case MISSING -> new Text(name.en() + " is missing; fill it in", "请填写" + name.zh());
            case TOO_LONG ->
                new Text(
                        name.en() + " takes at most " + about.get("most") + " characters; shorten it",
                        name.zh() + "最多 " + about.get("most") + " 个字，请缩短");
            case NO_ROOM ->
                new Text(
                        name.en() + " does not fit at a size that can be read; about " + about.get("fits")
                                + " characters do. Shorten it, or use another template",
                        name.zh() + "放不下，再小就看不清；约 " + about.get("fits") + " 个字可以放下。请缩短或换一个模板");
            case NO_FONT ->
                new Text(
                        "This server has no font for " + about.get("characters") + "; write it without",
                        "本服务器没有可显示“" + about.get("characters") + "”的字体，请去掉这些字符");
            case NEEDS_PHOTO -> new Text("This template needs a picture; choose one", "此模板需要图片，请选择一张");
            case PHOTO_REFUSED ->
                new Text(
                        "The picture cannot be used (" + about.get("reason") + "); choose another",
                        "无法使用这张图片（" + about.get("reason") + "），请换一张");
        };
        String pointer = slot.isEmpty() ? "/photo" : "/values/" + slot;
        return HttpProblem.invalid(pointer, Intake.wire(refused.code()), why.en(), why.zh());
    }

    static HttpProblem tooSlow() {
        return new HttpProblem(
                422, "too-slow", "The banner was not drawn in time; try a smaller picture", "未能及时绘制横幅，请换一张较小的图片");
    }
}
