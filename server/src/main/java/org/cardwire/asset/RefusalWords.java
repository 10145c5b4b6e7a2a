package org.cardwire.asset;

import java.util.Locale;
import java.util.Map;
import org.cardwire.platform.http.HttpProblem;

/** Puts into words why a file is not taken, with what would be. */
final class RefusalWords {
    private RefusalWords() {}

    static HttpProblem of(Intake.Refused refused) {
        Map<String, String> about = refused.parameters();
        return switch (refused.code()) {
            case "type-not-accepted" ->
                problem(
                        415,
                        refused,
                        "This is no picture, film or sound that can be sent, but " + about.get("type")
                                + "; choose another file. Accepted are " + about.get("accepted"),
                        "这不是可以发送的图片、视频或音频，而是 " + about.get("type") + "；请换一个文件。可接受的类型：" + about.get("accepted"));
            case "too-many-bytes" ->
                problem(
                        413,
                        refused,
                        "The file is larger than " + megabytes(about) + " MB; make it smaller first",
                        "文件超过 " + megabytes(about) + " MB，请先缩小");
            case "too-many-pixels" ->
                problem(
                        422,
                        refused,
                        "It has " + about.get("width") + " x " + about.get("height") + " pixels; at most "
                                + about.get("pixels") + " are accepted in all; scale it down first",
                        "画面为 " + about.get("width") + " x " + about.get("height") + " 像素，总数最多 " + about.get("pixels")
                                + "，请先缩小");
            case "unsafe-content" ->
                problem(
                        422,
                        refused,
                        "This SVG holds " + about.get("what")
                                + ", which does more than be seen, and was not taken. Export it"
                                + " as a plain SVG: without scripts, links to other files or embedded pages",
                        "此 SVG 含有 " + about.get("what") + "，不只是图形，因此未接收。请导出为纯图形 SVG：不含脚本、外部文件引用和内嵌网页");
            case "too-complex" ->
                problem(
                        422,
                        refused,
                        "This SVG is too complex to be drawn: " + Measure.of(about).en + " at most " + about.get("most")
                                + "; simplify it, or export it as a PNG",
                        "此 SVG 过于复杂，无法绘制：" + Measure.of(about).zh + "最多 " + about.get("most") + "；请简化，或导出为 PNG");
            case "needs-font" ->
                problem(
                        422,
                        refused,
                        "This server has no font for " + about.get("characters") + "; turn the text into paths first",
                        "本服务器没有可显示“" + about.get("characters") + "”的字体，请先将文字转换为路径");
            case "too-many-frames" ->
                problem(
                        422,
                        refused,
                        "The animation may have " + about.get("frames") + " frames and " + about.get("framePixels")
                                + " pixels in all of them",
                        "动画最多 " + about.get("frames") + " 帧，所有帧合计最多 " + about.get("framePixels") + " 像素");
            case "too-long" ->
                problem(
                        422,
                        refused,
                        "The clip plays longer than " + about.get("seconds") + " seconds; cut it first",
                        "播放时间超过 " + about.get("seconds") + " 秒，请先剪短");
            case "too-slow" ->
                problem(
                        422,
                        refused,
                        "The clip could not be read within " + about.get("seconds") + " s; export it anew as MP4",
                        "未能在 " + about.get("seconds") + " 秒内读取此文件，请重新导出为 MP4");
            case "needs-ffmpeg" ->
                problem(
                        422,
                        refused,
                        "Clips, sounds, HEIC and AVIF need ffmpeg, which this server does not have: let "
                                + about.get("setting")
                                + " name a folder with ffmpeg and ffprobe, or upload a JPEG or PNG",
                        "处理音视频、HEIC 和 AVIF 需要 ffmpeg，本服务器没有：请把 " + about.get("setting")
                                + " 设为含 ffmpeg 和 ffprobe 的目录，或上传 JPEG、PNG");
            case Intake.NOT_NOW -> MediaDoor.later();
            case "empty" -> problem(422, refused, "The file is empty; choose another", "文件是空的，请换一个");
            case "truncated" -> damaged(refused, "文件已损坏：内容不完整");
            default -> damaged(refused, "文件已损坏：内容有误");
        };
    }

    /** What a drawing may have only so much of. */
    private enum Measure {
        BYTES("bytes of the file are", "文件字节数"),
        ELEMENTS("elements are", "元素"),
        DEPTH("elements in each other are", "嵌套层数"),
        PATH("characters of one path are", "单条路径的字符数"),
        TEXT("characters of text are", "文字字符数"),
        REFERENCES("references to references are", "连续引用层数"),
        WORK("drawing steps, with what is used again counted each time, are", "绘制步骤（重复引用每次计入）"),
        PIXELS("pixels of embedded pictures are", "内嵌图片像素数"),
        FILTER("reaches of a filter are", "滤镜范围"),
        PATTERN("tiles of a pattern across the picture are", "图案的横向平铺数"),
        MEMORY("bytes of memory are", "内存字节数");

        private final String en;
        private final String zh;

        Measure(String en, String zh) {
            this.en = en;
            this.zh = zh;
        }

        static Measure of(Map<String, String> about) {
            return valueOf(about.getOrDefault("what", WORK.name()).toUpperCase(Locale.ROOT));
        }
    }

    private static long megabytes(Map<String, String> about) {
        return Long.parseLong(about.getOrDefault("bytes", "0")) >> 20;
    }

    private static HttpProblem damaged(Intake.Refused refused, String zh) {
        String reason = refused.parameters().getOrDefault("reason", refused.code());
        return problem(
                422,
                refused,
                "The file is damaged: " + reason + "; save or copy it anew, and upload that",
                zh + "，请重新导出或复制后再上传");
    }

    static HttpProblem of(AddressFetch.FetchRefused refused) {
        String zh = switch (refused.code()) {
            case "address-not-allowed" -> "网址须以 http:// 或 https:// 开头并指向公网主机；内网文件请直接上传";
            case "not-found" -> "该网址没有给出文件，请检查网址";
            case "too-many-bytes" -> "文件过大，请先缩小";
            case "too-slow" -> "文件未能及时传完，请直接上传";
            default -> "无法连接该网址，请检查网址或直接上传";
        };
        return HttpProblem.invalid(
                "/url",
                refused.code(),
                "Nothing was fetched: " + refused.getMessage() + "; check the address, or upload the file itself",
                "未能获取文件：" + zh);
    }

    private static HttpProblem problem(int status, Intake.Refused refused, String en, String zh) {
        return new HttpProblem(status, refused.code(), en, zh);
    }
}
